"""What can be done with mails."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from msgspec import Struct

from nago.auth.subject import Subject
from nago.data.database import Work
from nago.errors import InvalidValue
from nago.events import EventBus
from nago.systems.audit import AuditManagement
from nago.systems.mail.events import MailsChanged
from nago.systems.mail.model import (
    ORDERS,
    STATUSES,
    Mail,
    MailQuery,
    Outgoing,
    box,
    checked,
)
from nago.systems.mail.permissions import (
    DELETE_MAIL,
    FIND_MAIL,
    FIND_MAILS,
    RETRY_MAIL,
    SEND_MAIL,
    SEND_TEST_MAIL,
)
from nago.systems.mail.store import Outbox, new_id
from nago.systems.mail.trial import Trial, Tried

MOST_AT_ONCE = 1000
EVERYTHING = MailQuery()


class FoundMails(Struct, frozen=True):
    """Some mails of the queue."""

    mails: list[Outgoing]
    count: int
    """How many there are of what was asked for, all pages together."""


@dataclass(frozen=True, slots=True)
class SendMail:
    """Puts a mail into the queue; it leaves soon, also if this process ends the next moment."""

    outbox: Outbox
    audit: AuditManagement
    bus: EventBus

    async def __call__(
        self, subject: Subject, mail: Mail, key: str = "", *, wipe: bool = False
    ) -> str:
        """The id of the mail. It is kept when this returns, and will be sent at least once.

        With a `key` that a mail of the queue has, nothing is added: the id is that mail's. A key
        is known for as long as its mail is kept. With `wipe` its text is shown to nobody, and
        gone once it was sent: for links that let in.

        Raises PermissionDenied, InvalidValue with the field that is wrong, LimitError for what is
        too large, StoreError.
        """
        subject.audit(SEND_MAIL)
        id, mail = new_id(), checked(mail)
        note = self.audit.row("mail_queued", actor=subject.id, target=id)
        work = self.outbox.enqueuing(id, mail, key=key, wipe=wipe, note=note)
        kept = await self.outbox.database.write(work)
        self.bus.publish(MailsChanged())
        return kept


@dataclass(frozen=True, slots=True)
class FindMailByID:
    """One mail of the queue."""

    outbox: Outbox

    async def __call__(self, subject: Subject, id: str) -> Outgoing | None:
        """With its text, unless that is secret or wiped. None if there is no such mail, or not
        any more. Raises PermissionDenied, StoreError."""
        subject.audit(FIND_MAIL)
        return await self.outbox.find(id)


@dataclass(frozen=True, slots=True)
class FindAllMails:
    """The mails of the queue."""

    outbox: Outbox

    async def __call__(
        self, subject: Subject, query: MailQuery = EVERYTHING, *, limit: int = 50, offset: int = 0
    ) -> FoundMails:
        """Without what they say, the newest first unless the query says another order. `limit` is
        at most 1000. Raises PermissionDenied, InvalidValue, StoreError."""
        subject.audit(FIND_MAILS)
        query = _known(query)
        if not 0 <= limit <= MOST_AT_ONCE or offset < 0:
            raise InvalidValue(
                f"limit is from 0 to {MOST_AT_ONCE}, offset from 0, got {limit} and {offset}"
            )
        mails, count = await self.outbox.find_all(query, limit, offset)
        return FoundMails(mails, count)

    async def ids(self, subject: Subject, query: MailQuery = EVERYTHING) -> list[str]:
        """The ids of all of them. Raises PermissionDenied, InvalidValue, StoreError."""
        subject.audit(FIND_MAILS)
        return await self.outbox.find_ids(_known(query))


@dataclass(frozen=True, slots=True)
class DeleteMail:
    """Takes a mail out of the queue: one that has not left is not sent."""

    outbox: Outbox
    audit: AuditManagement
    bus: EventBus

    async def __call__(self, subject: Subject, id: str) -> bool:
        """False if there is no such mail, or if it is just being sent. Raises PermissionDenied,
        StoreError."""
        subject.audit(DELETE_MAIL)
        note = self.audit.row("mail_deleted", actor=subject.id, target=id)
        done = await self.outbox.database.write(_noted(self.outbox.deleting(id), note))
        self.bus.publish(MailsChanged())
        return done


@dataclass(frozen=True, slots=True)
class RetryMail:
    """Lets a mail be tried at once that waits, or was given up."""

    outbox: Outbox
    audit: AuditManagement
    bus: EventBus

    async def __call__(self, subject: Subject, id: str) -> bool:
        """False if there is no such mail, if it was sent or is just being sent, or if its text is
        gone. Those who have got it already do not get it again. Raises PermissionDenied,
        StoreError."""
        subject.audit(RETRY_MAIL)
        note = self.audit.row("mail_retried", actor=subject.id, target=id)
        done = await self.outbox.database.write(_noted(self.outbox.retrying(id), note))
        self.bus.publish(MailsChanged())
        return done


@dataclass(frozen=True, slots=True)
class SendTestMail:
    """Sends a mail past the queue, to find out whether a server can be used, and if not why."""

    outbox: Outbox
    trial: Trial
    audit: AuditManagement

    async def __call__(
        self, subject: Subject, to: str, server: str = "", *, language: str = "en"
    ) -> Tried:
        """What has come of it, within half a minute. `server` is the id of one that is set; ""
        takes the first. Raises PermissionDenied, InvalidValue for what is no address or no server,
        StoreError."""
        subject.audit(SEND_TEST_MAIL)
        tried = await self.trial(box(to, "to"), server, language)
        detail = f"{tried.server}: {tried.problem}" if tried.problem else tried.server
        note = self.audit.row("mail_tested", actor=subject.id, detail=detail)
        await self.outbox.database.write(note)
        return tried


@dataclass(frozen=True, slots=True)
class MailUseCases:
    """All of them, by name."""

    send_mail: SendMail
    find_mail_by_id: FindMailByID
    find_all_mails: FindAllMails
    delete_mail: DeleteMail
    retry_mail: RetryMail
    send_test_mail: SendTestMail


def _known(query: MailQuery) -> MailQuery:
    """What stands in a statement. Raises InvalidValue for a status or an order that there is not."""
    if query.order not in ORDERS or not set(query.statuses) <= set(STATUSES):
        raise InvalidValue(f"there are the statuses {STATUSES} and the orders {ORDERS}: {query}")
    return query


def _noted(work: Work[bool], note: Work[None]) -> Work[bool]:
    """The audit log says only what has happened."""

    def both(connection: sqlite3.Connection) -> bool:
        done = work(connection)
        if done:
            note(connection)
        return done

    return both

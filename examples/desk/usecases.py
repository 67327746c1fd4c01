"""What is done with tickets; each audits its right and needs no window."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from examples.desk.letters import Letters
from examples.desk.model import Change, Message, Priority, Status, StoredFile, Ticket
from examples.desk.permissions import WORK
from examples.desk.settings import DeskSettings
from examples.desk.store import DeskStore
from nago.auth.subject import SU, Subject
from nago.errors import ConcurrentUpdate, InvalidValue
from nago.systems.settings import SettingsManagement
from nago.systems.user import UserManagement

FIRST_NUMBER = 1001
LONGEST_TITLE = 200
LONGEST_TEXT = 20_000
ATTEMPTS = 5
BUSY = "too many are changing this ticket at once: try again"


class Assignee(Struct, frozen=True):
    """Who looks after a ticket; nobody has no id."""

    id: str = ""
    name: str = ""


class Wanted(Struct, frozen=True):
    """What is to be another from now on; what is not given stays."""

    status: Status | UnsetType = UNSET
    priority: Priority | UnsetType = UNSET
    assignee: Assignee | UnsetType = UNSET


@dataclass(frozen=True, slots=True)
class FindTickets:
    """Reads tickets, the newest first."""

    store: DeskStore

    async def __call__(self, subject: Subject) -> list[Ticket]:
        """Raises PermissionDenied, StoreError."""
        subject.audit(WORK)
        return sorted(await self.store.tickets.find_all(), key=lambda each: -each.number)

    async def one(self, subject: Subject, id: str) -> Ticket | None:
        subject.audit(WORK)
        return await self.store.tickets.find_by_id(id)

    async def of_customer(self, subject: Subject, customer: str) -> list[Ticket]:
        subject.audit(WORK)
        found = await self.store.tickets.find_by(customer=customer)
        return sorted(found, key=lambda each: -each.number)


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """Makes a ticket; when it is due follows from its priority."""

    store: DeskStore
    settings: SettingsManagement

    async def __call__(
        self,
        subject: Subject,
        title: str,
        text: str,
        customer: str,
        priority: Priority = "normal",
        files: tuple[StoredFile, ...] = (),
    ) -> Ticket:
        """Raises PermissionDenied, InvalidValue with the field `title`, `text` or `customer`."""
        subject.audit(WORK)
        title = " ".join(title.split())
        if not title or len(title) > LONGEST_TITLE:
            raise InvalidValue(
                f"a ticket has a title of 1 to {LONGEST_TITLE} letters", field="title"
            )
        if not text.strip() or len(text) > LONGEST_TEXT:
            raise InvalidValue(f"a ticket has a text of 1 to {LONGEST_TEXT} letters", field="text")
        if await self.store.customers.find_by_id(customer) is None:
            raise InvalidValue("a ticket belongs to a customer that there is", field="customer")
        now = self.store.now()
        async with self.store.numbering:
            known = [each.number for each in await self.store.tickets.find_all()]
            ticket = Ticket(
                id=secrets.token_urlsafe(9),
                number=max(known, default=FIRST_NUMBER - 1) + 1,
                title=title,
                text=text.strip(),
                customer=customer,
                created=now,
                due=now + self.settings.current(DeskSettings).time_for(priority),
                updated=now,
                priority=priority,
                files=files,
                history=(Change(now, subject.name, "created"),),
            )
            ticket = await self.store.tickets.save(ticket)
        self.store.changed()
        return ticket


@dataclass(frozen=True, slots=True)
class ChangeTickets:
    """Gives tickets another status, priority or person."""

    store: DeskStore
    settings: SettingsManagement

    async def __call__(
        self, subject: Subject, ids: Sequence[str], wanted: Wanted
    ) -> dict[str, Wanted]:
        """What changes back what was changed, by ticket. Raises PermissionDenied, StoreError."""
        subject.audit(WORK)
        undo: dict[str, Wanted] = {}
        for id in ids:
            before = await _saved(
                self.store, id, lambda ticket: self._changed(subject, ticket, wanted)
            )
            if before is not None:
                undo[id] = _way_back(before, wanted)
        self.store.changed()
        return undo

    async def undo(self, subject: Subject, before: dict[str, Wanted]) -> None:
        """Take a change back. Raises PermissionDenied, StoreError."""
        subject.audit(WORK)
        for id, wanted in before.items():
            await self(subject, [id], wanted)

    def _changed(self, subject: Subject, ticket: Ticket, wanted: Wanted) -> Ticket:
        now, history = self.store.now(), list(ticket.history)
        changed = ticket
        if wanted.status is not UNSET and wanted.status != ticket.status:
            history.append(Change(now, subject.name, "status", ticket.status, wanted.status))
            solved = now if wanted.status == "solved" else None
            changed = replace(changed, status=wanted.status, solved=solved)
        if wanted.priority is not UNSET and wanted.priority != ticket.priority:
            history.append(Change(now, subject.name, "priority", ticket.priority, wanted.priority))
            due = ticket.created + self.settings.current(DeskSettings).time_for(wanted.priority)
            changed = replace(changed, priority=wanted.priority, due=due)
        if wanted.assignee is not UNSET and wanted.assignee.id != ticket.assignee:
            name = wanted.assignee.name
            history.append(Change(now, subject.name, "assignee", ticket.assignee_name, name))
            changed = replace(changed, assignee=wanted.assignee.id, assignee_name=name)
        return (
            ticket if changed is ticket else replace(changed, history=tuple(history), updated=now)
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """Adds an answer to a ticket, which the customer gets by mail, or a note that he does not."""

    store: DeskStore
    letters: Letters

    async def __call__(
        self,
        subject: Subject,
        id: str,
        text: str,
        *,
        internal: bool = False,
        files: tuple[StoredFile, ...] = (),
        solve: bool = False,
    ) -> Literal["mail", "waits", "no_mail", "note"]:
        """What became of it; a mail waits while no server takes it.

        An answer waits for the customer then, unless it solves the ticket.

        Raises PermissionDenied, InvalidValue with the field `text`, StoreError.
        """
        subject.audit(WORK)
        if not text.strip() or len(text) > LONGEST_TEXT:
            raise InvalidValue(f"an answer has 1 to {LONGEST_TEXT} letters", field="text")
        now = self.store.now()
        message = Message(
            secrets.token_hex(8), now, subject.name, text.strip(), internal=internal, files=files
        )
        status: Status = "solved" if solve else "waiting"
        note = Change(now, subject.name, "note" if internal else "reply")

        def answered(ticket: Ticket) -> Ticket:
            kept = replace(
                ticket,
                messages=(*ticket.messages, message),
                history=(*ticket.history, note),
                updated=now,
            )
            if (internal and not solve) or ticket.status == status:
                return kept
            moved = Change(now, subject.name, "status", ticket.status, status)
            solved = now if solve else None
            return replace(kept, status=status, solved=solved, history=(*kept.history, moved))

        for _ in range(ATTEMPTS):
            before = await self.store.tickets.find_by_id(id)
            if before is None:
                raise InvalidValue("there is no such ticket", field="id")
            ticket = answered(before)
            letter = None if internal else await self.letters.answer(ticket, message)
            try:
                # The mail is in the queue if the answer is kept, and only then.
                await self.store.save(ticket, *([letter] if letter else []))
            except ConcurrentUpdate:
                continue
            self.store.changed()
            if letter is None:
                return "note" if internal else "no_mail"
            return "mail" if self.letters.mail.ready() else "waits"
        raise ConcurrentUpdate(BUSY)


@dataclass(frozen=True, slots=True)
class FindAgents:
    """Who can look after tickets: everybody who has one of these roles."""

    users: UserManagement
    roles: tuple[str, ...]

    async def __call__(self, subject: Subject) -> list[Assignee]:
        """By name. Raises PermissionDenied."""
        subject.audit(WORK)
        found = [
            Assignee(user.id, user.contact.name or user.email)
            for user in await self.users.use_cases.find_all(SU)
            if set(user.roles).intersection(self.roles)
        ]
        return sorted(found, key=lambda each: each.name.casefold())


async def _saved(store: DeskStore, id: str, edit: Callable[[Ticket], Ticket]) -> Ticket | None:
    """The ticket as it was before; again, if somebody else has saved it meanwhile."""
    for _ in range(ATTEMPTS):
        before = await store.tickets.find_by_id(id)
        if before is None:
            return None
        after = edit(before)
        if after is before:
            return before
        try:
            await store.tickets.save(after)
            return before
        except ConcurrentUpdate:
            continue
    raise ConcurrentUpdate(BUSY)


def _way_back(before: Ticket, wanted: Wanted) -> Wanted:
    return Wanted(
        UNSET if wanted.status is UNSET else before.status,
        UNSET if wanted.priority is UNSET else before.priority,
        UNSET if wanted.assignee is UNSET else Assignee(before.assignee, before.assignee_name),
    )

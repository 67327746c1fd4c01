"""A mail as programs write it, and as it is kept until it has left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from email_validator import EmailNotValidError, ValidatedEmail, validate_email
from msgspec import Struct
from msgspec.structs import replace

from nago.errors import InvalidValue, LimitError

LARGEST_BYTES = 20 * 1024 * 1024
"""Text and attachments together; most servers refuse more."""
LONGEST_LINE = 400
"""Characters of a subject or a name."""
MOST_RECIPIENTS = 100
LONGEST_ADDRESS = 254

INSIDE = (".local", ".test")
"""Domains that no mail on the Internet goes to, but many inside a company."""
PUBLIC = ".example.com"
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What ends a line or hides something in one, and halves of characters (`security.md M01`)."""
TYPE = re.compile(r"(?!multipart/|message/)[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*")

Status = Literal["queued", "sending", "sent", "failed"]
STATUSES: tuple[Status, ...] = ("queued", "sending", "sent", "failed")


class Mailbox(Struct, frozen=True):
    """An address, and how its owner is called."""

    address: str
    name: str = ""


class Attachment(Struct, frozen=True):
    """A file that goes along; `type` is its media type."""

    name: str
    content: bytes
    type: str = "application/octet-stream"

    def __repr__(self) -> str:
        return f"Attachment({self.name!r}, {len(self.content)} bytes)"


class Mail(Struct, frozen=True, kw_only=True):
    """A mail. Addresses are texts such as `ada@example.com`, or a `Mailbox` with a name.

    There is always a text; `html` is the same for those who like it better. Whoever writes HTML
    escapes what users have typed (`security.md M04`); the template system does so.
    """

    to: tuple[str | Mailbox, ...] = ()
    cc: tuple[str | Mailbox, ...] = ()
    bcc: tuple[str | Mailbox, ...] = ()
    """Those who get it without the others reading of it."""
    subject: str
    text: str
    html: str | None = None
    attachments: tuple[Attachment, ...] = ()
    sender: str | Mailbox = ""
    """Whom it is from; "" for the address of the server that sends it. One that no server may
    send for becomes the address that answers go to."""
    reply_to: str | Mailbox = ""
    """Where answers go to; "" for what the server says."""
    server: str = ""
    """Id or name of the server that should send it; "" leaves the choice."""
    automatic: bool = True
    """Whether no person has written it: then no absence note answers it (RFC 3834)."""

    def __repr__(self) -> str:
        return f"Mail({len(recipients_of(self))} recipients)"  # neither persons nor links


class Outgoing(Struct, frozen=True, kw_only=True):
    """A mail on its way, as administrators see it."""

    id: str
    status: Status
    subject: str
    recipients: tuple[str, ...]
    remaining: tuple[str, ...]
    """Those who have not got it yet."""
    attempts: int
    queued_at: datetime
    next_attempt_at: datetime | None = None
    """When it is tried next; None if it is not."""
    ended_at: datetime | None = None
    """When it was sent, or given up."""
    server: str = ""
    """What the server is called that was tried last."""
    problem: str = ""
    """Why it has not left, as the end of a key `mail.problem.…`; "" if nothing went wrong."""
    detail: str = ""
    """What the server has said, or the library; for people who know mail."""
    size: int = 0
    """Bytes of text and attachments."""
    secret: bool = False
    """Whether it holds a link that works once: nobody is shown its text."""
    wiped: bool = False
    """Whether only this is left of it: its text is gone."""
    mail: Mail | None = None
    """The mail itself, where one is asked for; None if it is secret or wiped."""


Order = Literal["queued_at", "subject", "status", "attempts", "next_attempt_at"]
ORDERS: tuple[Order, ...] = ("queued_at", "subject", "status", "attempts", "next_attempt_at")


class MailQuery(Struct, frozen=True, kw_only=True):
    """Which mails of the queue are asked for: those of these statuses (none: of all) that have
    all words of the text in subject or recipients."""

    statuses: tuple[Status, ...] = ()
    text: str = ""
    order: Order = "queued_at"
    descending: bool = True


def checked(mail: Mail) -> Mail:
    """The mail with addresses in their normal form, each a Mailbox.

    Raises InvalidValue, naming the field, and LimitError for what is too large.
    """
    lists = {name: _boxes(getattr(mail, name), name) for name in ("to", "cc", "bcc")}
    count = sum(map(len, lists.values()))
    if not count:
        raise InvalidValue("a mail goes to somebody: give at least one address", field="to")
    if count > MOST_RECIPIENTS:
        raise LimitError(
            f"a mail goes to {MOST_RECIPIENTS} addresses at most, this one to {count}: send several"
        )
    _line(mail.subject, "subject")
    if not mail.text.strip():
        raise InvalidValue("a mail needs a text, also when it has HTML", field="text")
    for field, text in (("text", mail.text), ("html", mail.html or "")):
        _whole(text, field)
    for attachment in mail.attachments:
        _line(attachment.name, "attachments")
        if not attachment.name.strip() or "/" in attachment.name or "\\" in attachment.name:
            raise InvalidValue(
                f"{attachment.name!r:.100} is no name of a file", field="attachments"
            )
        if not TYPE.fullmatch(attachment.type):
            raise InvalidValue(
                f"{attachment.type!r:.100} is no media type for a file: write it like application/pdf",
                field="attachments",
            )
    if (size := size_of(mail)) > LARGEST_BYTES:
        raise LimitError(
            f"a mail has {LARGEST_BYTES} bytes at most, this one {size}: send a link to the file"
        )
    sender = box(mail.sender, "sender") if mail.sender else ""
    reply_to = box(mail.reply_to, "reply_to") if mail.reply_to else ""
    return replace(mail, **lists, sender=sender, reply_to=reply_to)


def recipients_of(mail: Mail) -> tuple[str, ...]:
    """All addresses, each once, in their order."""
    found = (*mail.to, *mail.cc, *mail.bcc)
    return tuple(dict.fromkeys(each if isinstance(each, str) else each.address for each in found))


def size_of(mail: Mail) -> int:
    """Bytes of the texts and the attachments."""
    texts = (mail.subject, mail.text, mail.html or "")
    return sum(len(each.encode()) for each in texts) + sum(
        len(each.content) for each in mail.attachments
    )


def box(given: str | Mailbox, field: str = "address") -> Mailbox:
    """A checked address with its name. Raises InvalidValue."""
    found = Mailbox(given) if isinstance(given, str) else given
    _line(found.name, field)
    return Mailbox(validated(found.address, field).normalized, found.name.strip())


def validated(address: str, field: str = "address") -> ValidatedEmail:
    """The parts of an address. Raises InvalidValue for what is none."""
    text = address.strip(" ")
    inner = PUBLIC if text.endswith(INSIDE) else ""
    try:
        if len(text) > LONGEST_ADDRESS:
            raise EmailNotValidError
        found = validate_email(text + inner, check_deliverability=False)
    except EmailNotValidError:
        raise InvalidValue(
            f"{address!r:.300} is no e-mail address: write it like name@company.com; a name goes "
            "into Mailbox(address, name)",
            field=field,
        ) from None
    if inner:
        found.normalized = found.normalized.removesuffix(inner)
        found.domain = found.domain.removesuffix(inner)
        found.ascii_domain = found.ascii_domain.removesuffix(inner)
    return found


def _boxes(given: Iterable[str | Mailbox], field: str) -> tuple[Mailbox, ...]:
    if isinstance(given, str):
        raise InvalidValue(f"{field} is a tuple of addresses, not a text", field=field)
    return tuple(box(each, field) for each in given)


def _line(text: str, field: str) -> None:
    if CONTROL.search(text):
        raise InvalidValue(
            f"{field}: {text!r:.100} has a line break or a control character, which a header of a "
            "mail must not have",
            field=field,
        )
    if len(text) > LONGEST_LINE:
        raise InvalidValue(
            f"{field}: {len(text)} characters are too many, {LONGEST_LINE} are allowed", field=field
        )


def _whole(text: str, field: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidValue(
            f"{field} has half a character in it, which no mail can carry", field=field
        ) from None

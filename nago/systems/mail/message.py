"""A mail as it goes over the line: headers by the standard library alone (`security.md M01`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from msgspec import Struct

from nago.systems.mail.model import Mail, Mailbox, validated

ASCII = SMTP.clone(cte_type="7bit")
UTF8 = SMTP.clone(utf8=True)
"""Only for addresses that nothing else can write: not every server takes it (RFC 6531)."""


class Envelope(Struct, frozen=True):
    """What a server is told, and what it is given."""

    sender: str
    recipients: dict[str, str]
    """Each address as it is kept, and as a server reads it."""
    content: bytes
    utf8: bool
    """Whether the server has to know SMTPUTF8."""

    def __repr__(self) -> str:
        return f"Envelope({len(self.recipients)} recipients, {len(self.content)} bytes)"


def enveloped(
    mail: Mail,
    remaining: Sequence[str],
    *,
    sender: Mailbox,
    reply_to: Mailbox | None,
    id: str,
    at: datetime,
    host: str,
) -> Envelope:
    """A checked mail as its message, for those who have not got it yet.

    Date and Message-ID are those of the mail, so that whoever gets it twice can tell.
    """
    boxes = [each for each in (*mail.to, *mail.cc, *mail.bcc, sender) if isinstance(each, Mailbox)]
    if reply_to is not None:
        boxes.append(reply_to)
    utf8 = not all(each.address.rpartition("@")[0].isascii() for each in boxes)
    policy = UTF8 if utf8 else ASCII
    message = EmailMessage(policy=policy)
    message["Date"] = format_datetime(at)
    message["From"] = _address(sender)
    if reply_to is not None:
        message["Reply-To"] = _address(reply_to)
    if mail.to or not mail.cc:
        message["To"] = [_address(each) for each in mail.to] or Group("undisclosed-recipients")
    if mail.cc:
        message["Cc"] = [_address(each) for each in mail.cc]
    message["Subject"] = mail.subject
    message["Message-ID"] = f"<{id}@{host}>"
    if mail.automatic:
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
    _fill(message, mail)
    return Envelope(
        _written(sender.address),
        {each: _written(each) for each in remaining},
        message.as_bytes(policy=policy),
        utf8,
    )


def _fill(message: EmailMessage, mail: Mail) -> None:
    """Quoted-printable keeps every line below 77 characters, whatever the text."""
    message.set_content(mail.text, cte="quoted-printable")
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    for each in mail.attachments:
        main, _, sub = each.type.partition("/")
        message.add_attachment(each.content, maintype=main, subtype=sub, filename=each.name)


def _address(box: str | Mailbox) -> Address:
    found = box if isinstance(box, Mailbox) else Mailbox(box)
    local, _, domain = _written(found.address).rpartition("@")
    return Address(found.name, local, domain)


def _written(address: str) -> str:
    """With a domain in ASCII: only what stands before the @ may need more."""
    found = validated(address)
    return f"{found.local_part}@{found.ascii_domain}"

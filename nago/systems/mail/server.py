"""A mail server, as administrators keep it among the secrets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from nago.errors import InvalidValue
from nago.systems.mail.model import Mail, Mailbox, box

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
HOST = re.compile(r"[a-z0-9_:]([a-z0-9_:.\-]*[a-z0-9])?")
DOMAIN = re.compile(r"@?[a-z0-9]([a-z0-9.\-]*[a-z0-9])?")
ACCESS = {"section": "mail.server.access"}
SENDER = {"section": "mail.server.sender"}
SECURITY = [
    ("starttls", "mail.server.security.starttls"),
    ("tls", "mail.server.security.tls"),
    ("none", "mail.server.security.none"),
]
Line = Annotated[str, Meta(max_length=254)]


class SmtpServer(Struct, frozen=True):
    """A server that takes mails: SMTP, encrypted by STARTTLS or TLS."""

    host: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=253,
            title="mail.server.host",
            description="mail.server.host.text",
        ),
    ] = ""
    port: Annotated[
        int,
        Meta(
            ge=1,
            le=65535,
            title="mail.server.port",
            description="mail.server.port.text",
            extra={"grouping": False},
        ),
    ] = 587
    security: Annotated[
        Literal["starttls", "tls", "none"],
        Meta(
            title="mail.server.security",
            description="mail.server.security.text",
            extra={"choices": SECURITY},
        ),
    ] = "starttls"
    username: Annotated[str, Meta(max_length=320, title="mail.server.username", extra=ACCESS)] = ""
    password: Annotated[
        str, Meta(max_length=1000, title="mail.server.password", extra={**ACCESS, "secret": True})
    ] = ""
    sender_address: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=254,
            title="mail.server.sender_address",
            description="mail.server.sender_address.text",
            extra=SENDER,
        ),
    ] = ""
    sender_name: Annotated[
        str,
        Meta(
            max_length=120,
            title="mail.server.sender_name",
            description="mail.server.sender_name.text",
            extra=SENDER,
        ),
    ] = ""
    reply_to: Annotated[
        str,
        Meta(
            max_length=254,
            title="mail.server.reply_to",
            description="mail.server.reply_to.text",
            extra=SENDER,
        ),
    ] = ""
    senders: Annotated[
        tuple[Line, ...],
        Meta(
            max_length=100,
            title="mail.server.senders",
            description="mail.server.senders.text",
            extra=SENDER,
        ),
    ] = ()

    def __repr__(self) -> str:
        return f"SmtpServer({self.host}:{self.port})"  # never what lets in

    def check(self) -> None:
        """Raises InvalidValue with the field and a key of `nago/i18n.py` that says what is wrong."""
        if not HOST.fullmatch(self.host.lower()):
            raise InvalidValue("mail.server.wrong.host", field="host")
        if self.security == "none" and self.host.lower() not in LOCAL_NAMES:
            raise InvalidValue("mail.server.wrong.plain", field="security")
        if self.security == "none" and (self.username or self.password):
            raise InvalidValue("mail.server.wrong.plain_login", field="username")
        if self.password and not self.username:
            raise InvalidValue("mail.server.wrong.no_user", field="username")
        if not self.username.isprintable():
            raise InvalidValue("mail.server.wrong.user", field="username")
        for field in ("sender_address", "reply_to"):
            text = getattr(self, field)
            try:
                if text or field == "sender_address":
                    box(text)
            except InvalidValue:
                raise InvalidValue("mail.server.wrong.address", field=field) from None
        try:
            box(Mailbox(self.sender_address, self.sender_name))
        except InvalidValue:
            raise InvalidValue("mail.server.wrong.name", field="sender_name") from None
        for each in self.senders:
            if not _is_rule(each):
                raise InvalidValue("mail.server.wrong.senders", field="senders")

    def sends_for(self, address: str) -> bool:
        """Whether its rules let it send in the name of this address: its own, and those listed,
        each an address or a whole domain such as `@example.com`."""
        given = address.lower()
        own = {
            self.sender_address.strip().lower(),
            *(each.strip().lower() for each in self.senders),
        }
        domain = given.rpartition("@")[2]
        return given in own or f"@{domain}" in own or domain in own

    def from_and_reply(self, mail: Mail) -> tuple[Mailbox, Mailbox | None]:
        """Whom a checked mail is from when this server sends it, and where answers go to.

        A sender that it may not send for would be taken for a forger: answers go to him instead.
        """
        own = box(Mailbox(self.sender_address, self.sender_name))
        reply = box(self.reply_to) if self.reply_to else None
        wanted = mail.sender if isinstance(mail.sender, Mailbox) else None
        if wanted is not None and self.sends_for(wanted.address):
            own = wanted if wanted.name else Mailbox(wanted.address, self.sender_name)
        elif wanted is not None:
            reply = wanted
        if isinstance(mail.reply_to, Mailbox):
            reply = mail.reply_to
        return own, reply


class Server(Struct, frozen=True):
    """A server that is set: the id and name of its secret, and what that holds."""

    id: str
    name: str
    smtp: SmtpServer


def chosen(servers: Sequence[Server], hint: str, sender: str) -> list[Server]:
    """The servers for a mail, best first: the one of the hint, then those whose rules fit the
    sender, then the others; each group in the order of names."""

    def rank(server: Server) -> int:
        if hint and hint in (server.id, server.name):
            return 0
        return 1 if not sender or server.smtp.sends_for(sender) else 2

    return sorted(servers, key=rank)


def _is_rule(text: str) -> bool:
    rule = text.strip().lower()
    if "@" not in rule[1:]:
        return bool(DOMAIN.fullmatch(rule)) and "." in rule
    try:
        box(rule)
    except InvalidValue:
        return False
    return True

"""How a mail reaches a server: SMTP over TLS that is checked, with a limit on every wait (`security.md M02`)."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Protocol, cast

import aiosmtplib
from msgspec import Struct

from nago.errors import Unreachable
from nago.outward import Outward
from nago.systems.mail.message import Envelope
from nago.systems.mail.problem import Kind, MailProblem, Refusal, ServerProblem
from nago.systems.mail.server import LOCAL_NAMES, SmtpServer

LOGIN_NEEDED = (530, 534, 535, 538)
"""Not the fault of a mail: the server wants another login (RFC 4954)."""
CERTIFICATE: dict[int, Kind] = {
    10: "certificate_expired",
    18: "certificate_self_signed",
    19: "certificate_self_signed",
    62: "certificate_host",
    64: "certificate_host",
}
"""What OpenSSL calls them: X509_V_ERR_..."""


class Limits(Struct, frozen=True):
    """Seconds until a server counts as silent: for the way to it with TLS and its greeting, for an
    answer to a command, and for taking the whole text of a mail."""

    connect: float = 10.0
    command: float = 30.0
    content: float = 120.0


class Delivered(Struct, frozen=True):
    """Whom a server has taken a mail for, and why not for the others."""

    taken: tuple[str, ...]
    refused: dict[str, Refusal]


class Line(Protocol):
    """A connection to a server that is ready to take mails, one after the other."""

    async def deliver(self, envelope: Envelope) -> Delivered:
        """Raises Refusal for a mail that is not taken for anybody, ServerProblem for a server that
        takes none."""

    async def fit(self) -> bool:
        """Whether it can be used once more."""

    async def close(self) -> None: ...


class Transport(Protocol):
    """How servers are reached."""

    async def connect(self, server: SmtpServer) -> Line:
        """Raises ServerProblem."""


class SmtpTransport:
    """Connections by aiosmtplib. A server without TLS gets no mail, and no password.

    The only one that is spoken to in plain text is on this very machine, while the application is
    reached on this machine only: that is how it is tried out.
    """

    def __init__(
        self, outward: Outward, host: Callable[[], str], local: Callable[[], bool]
    ) -> None:
        self._outward = outward
        self._host = host
        self._local = local
        self.limits = Limits()
        self.context: Callable[[], ssl.SSLContext] = ssl.create_default_context
        """What certificates are checked with; a test puts its own authority in."""
        self._checks: ssl.SSLContext | None = None

    async def connect(self, server: SmtpServer) -> Line:
        if server.security == "none":
            self._check_plain(server)
        host = server.host.lower()
        if self._checks is None:  # reading the machine's authorities takes a while
            self._checks = await asyncio.to_thread(self.context)
        connected = await self._reach(host, server.port)
        client = aiosmtplib.SMTP(
            hostname=host,
            sock=connected,
            use_tls=server.security == "tls",
            start_tls=False,
            tls_context=self._checks,
            local_hostname=self._host(),
            timeout=self.limits.connect,
        )
        try:
            async with _explained(server):
                await client.connect()
                client.timeout = self.limits.command
                await client.ehlo()
                if server.security == "starttls":
                    await _start_tls(client)
                # The one place that decides: nothing more is said without TLS.
                if server.security != "none" and client.get_transport_info("sslcontext") is None:
                    raise ServerProblem("no_tls")
                if server.username:
                    await _log_in(client, server)
        except BaseException:
            _hang_up(client)
            raise
        return SmtpLine(client, server, self.limits)

    def _check_plain(self, server: SmtpServer) -> None:
        here = server.host.lower() in LOCAL_NAMES and self._local()
        if not here or server.username or server.password:
            raise ServerProblem("plain")

    async def _reach(self, host: str, port: int) -> socket.socket:
        """A connected socket to the first of its addresses that answers. Raises ServerProblem."""
        problem = ServerProblem("timeout")
        try:
            async with asyncio.timeout(self.limits.connect):
                for address in await self._outward.typed_by_administrator(host, port):
                    try:
                        return await _connected(address, port)
                    except OSError as error:
                        problem = ServerProblem("refused_connection", _said(error))
        except TimeoutError:
            raise ServerProblem("timeout") from None
        except Unreachable as error:
            raise ServerProblem("address", str(error)) from None
        except (OSError, UnicodeError) as error:
            raise ServerProblem("name", _said(error)) from None
        raise problem


class SmtpLine:
    """One connection by SMTP."""

    def __init__(self, client: aiosmtplib.SMTP, server: SmtpServer, limits: Limits) -> None:
        self._client = client
        self._server = server
        self._limits = limits

    async def deliver(self, envelope: Envelope) -> Delivered:
        client, options = self._client, []
        if envelope.utf8:
            if not client.supports_extension("smtputf8"):
                raise Refusal("smtputf8", final=True)
            options += ["SMTPUTF8", "BODY=8BITMIME"]
        if client.supports_extension("size"):
            most = client.esmtp_extensions.get("size", "")
            if most.isdecimal() and 0 < int(most) < len(envelope.content):
                raise Refusal("size", f"{len(envelope.content)} > {most}", final=True)
            options.append(f"SIZE={len(envelope.content)}")
        encoding = "utf-8" if envelope.utf8 else "ascii"
        async with _explained(self._server, begun=True):
            await client.mail(envelope.sender, options=options, encoding=encoding)
            taken, refused = [], {}
            for address, written in envelope.recipients.items():
                try:
                    await client.rcpt(written, encoding=encoding)
                except aiosmtplib.SMTPRecipientRefused as error:
                    refused[address] = _refusal("recipient", error, self._server)
                else:
                    taken.append(address)
            if taken:
                await client.data(envelope.content, timeout=self._limits.content)
        return Delivered(tuple(taken), refused)

    async def fit(self) -> bool:
        try:
            await self._client.rset(timeout=self._limits.connect)
        except (aiosmtplib.SMTPException, OSError):
            return False
        return self._client.is_connected

    async def close(self) -> None:
        with contextlib.suppress(aiosmtplib.SMTPException, OSError):
            if self._client.is_connected:
                await self._client.quit(timeout=1)
        _hang_up(self._client)


def _hang_up(client: aiosmtplib.SMTP) -> None:
    """At once: a server that is slow to end TLS in order is not waited for."""
    if client.transport is not None:
        cast(asyncio.WriteTransport, client.transport).abort()
    client.close()


async def _connected(address: str, port: int) -> socket.socket:
    loop = asyncio.get_running_loop()
    (family, kind, protocol, _, place), *_ = await loop.getaddrinfo(
        address, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
    )
    connected = socket.socket(family, kind, protocol)
    connected.setblocking(False)
    try:
        await loop.sock_connect(connected, place)
    except BaseException:
        connected.close()
        raise
    return connected


async def _start_tls(client: aiosmtplib.SMTP) -> None:
    """Nothing happens if it is not offered, or if somebody on the way has removed the offer."""
    if not client.supports_extension("starttls"):
        return
    try:
        await client.starttls()
    except aiosmtplib.SMTPResponseException as error:
        raise ServerProblem("no_tls", f"{error.code} {error.message}") from None
    await client.ehlo()


async def _log_in(client: aiosmtplib.SMTP, server: SmtpServer) -> None:
    if not client.supports_extension("auth") or not client.supported_auth_methods:
        raise ServerProblem("no_login")
    try:
        await client.login(server.username, server.password)
    except aiosmtplib.SMTPResponseException as error:
        raise ServerProblem("login", _quoted(error, server)) from None


@asynccontextmanager
async def _explained(server: SmtpServer, *, begun: bool = False) -> AsyncIterator[None]:
    """Say what went wrong: with the server, or, once a mail was `begun`, with that mail."""
    try:
        yield
    except MailProblem:
        raise
    except aiosmtplib.SMTPSenderRefused as error:
        raise _refusal("sender", error, server) from None
    except aiosmtplib.SMTPDataError as error:
        raise _refusal("content", error, server) from None
    except aiosmtplib.SMTPResponseException as error:
        raise _broken("greeting", _quoted(error, server), begun) from None
    except (aiosmtplib.SMTPException, OSError, ValueError) as error:
        raise _broken(*_cause(error), begun) from None


def _broken(kind: Kind, detail: str, begun: bool) -> MailProblem:
    return Refusal(kind, detail, final=False) if begun else ServerProblem(kind, detail)


def _refusal(kind: Kind, error: aiosmtplib.SMTPResponseException, server: SmtpServer) -> Refusal:
    """For ever from 500 on (RFC 5321, 4.2.1). Raises ServerProblem if it is about the login."""
    if error.code in LOGIN_NEEDED:
        raise ServerProblem("login", _quoted(error, server)) from None
    return Refusal(kind, _quoted(error, server), final=500 <= error.code < 600)


def _cause(error: BaseException) -> tuple[Kind, str]:
    """The kind of the problem, from what lies at the bottom of it."""
    for each in _chain(error):
        if isinstance(each, ssl.SSLCertVerificationError):
            return CERTIFICATE.get(each.verify_code, "certificate"), each.verify_message
    for each in _chain(error):
        if isinstance(each, TimeoutError):
            return "timeout", ""
        if isinstance(each, ssl.SSLError):
            return "tls", each.reason or ""
    return "dropped", _said(error)


def _chain(error: BaseException) -> Iterator[BaseException]:
    current: BaseException | None = error
    while current is not None:
        yield current
        current = current.__cause__ or current.__context__


def _said(error: BaseException) -> str:
    number = getattr(error, "errno", None)
    if isinstance(number, int) and number > 0:
        return os.strerror(number)
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _quoted(error: aiosmtplib.SMTPResponseException, server: SmtpServer) -> str:
    """What a server has said; one that repeats what lets in is not quoted (`security.md G03`)."""
    text = f"{error.code} {error.message}".encode(errors="replace").decode()
    secret = server.password.encode(errors="replace")
    login = f"\0{server.username}\0{server.password}".encode(errors="replace")
    for each in (secret, base64.b64encode(secret), base64.b64encode(login)):
        if each and each.decode(errors="replace") in text:
            return str(error.code)
    return text

"""Whether a mail server can be used: a mail that is sent at once, and what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from msgspec import Struct

from nago.errors import InvalidValue
from nago.i18n import translate
from nago.systems.mail.message import enveloped
from nago.systems.mail.model import Mail, Mailbox, checked
from nago.systems.mail.printing import Printing
from nago.systems.mail.problem import MailProblem, ServerProblem
from nago.systems.mail.server import Server
from nago.systems.mail.smtp import Transport
from nago.systems.mail.store import new_id
from nago.systems.mail.worker import Worker

SECONDS = 25.0


class Tried(Struct, frozen=True):
    """What came of a test mail; it left if there is no `problem`."""

    server: str
    """What the server is called; "" if none is set."""
    problem: str = ""
    """The end of a key `mail.problem.…`."""
    detail: str = ""
    """In the words of the server."""
    printed: bool = False
    """Whether it only went to the log, because the application is being developed."""


class Trial:
    """Sends past the queue, over a connection of its own."""

    def __init__(
        self,
        worker: Worker,
        transport: Transport,
        printing: Printing,
        public_url: Callable[[], str],
        name: Callable[[], str],
        clock: Callable[[], float],
    ) -> None:
        self._worker = worker
        self._transport = transport
        self._printing = printing
        self._public_url = public_url
        self._name = name
        self._clock = clock

    async def __call__(self, to: Mailbox, server: str, language: str) -> Tried:
        """Raises InvalidValue for a server that there is not."""
        found = self._server(server)
        at = datetime.fromtimestamp(self._clock(), UTC)
        mail = self._mail(to, language)
        if found is None:
            if not self._printing.on:
                return Tried("", "no_server")
            self._printing(new_id(), mail)
            return Tried("", printed=True)
        try:
            async with asyncio.timeout(SECONDS):
                await self._send(found, mail, at)
        except TimeoutError:
            return Tried(found.name, "timeout")
        except MailProblem as problem:
            return Tried(found.name, problem.kind, problem.detail)
        await self._worker.recovered(found.id)
        return Tried(found.name)

    def _server(self, id: str) -> Server | None:
        servers = [lane.server for lane in self._worker.lanes]
        if not id:
            return servers[0] if servers else None
        for each in servers:
            if each.id == id:
                return each
        raise InvalidValue("there is no such mail server any more", field="server")

    def _mail(self, to: Mailbox, language: str) -> Mail:
        values = {"name": self._name(), "url": self._public_url()}
        return checked(
            Mail(
                to=(to,),
                subject=translate(language, "mail.test.subject", **values),
                text=translate(language, "mail.test.body", **values),
            )
        )

    async def _send(self, server: Server, mail: Mail, at: datetime) -> None:
        """Raises MailProblem."""
        sender, reply_to = server.smtp.from_and_reply(mail)
        (to,) = mail.to
        assert isinstance(to, Mailbox), "it was checked"
        envelope = enveloped(
            mail,
            (to.address,),
            sender=sender,
            reply_to=reply_to,
            id=new_id(),
            at=at,
            host=urlsplit(self._public_url()).hostname or "localhost",
        )
        line = await self._transport.connect(server.smtp)
        try:
            delivered = await line.deliver(envelope)
        finally:
            await line.close()
        for refusal in delivered.refused.values():
            raise refusal
        if not delivered.taken:
            raise ServerProblem("failed")

"""The way to one mail server: a handful of connections, and what is known of its health."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from nago.systems.mail.message import Envelope
from nago.systems.mail.problem import Refusal, ServerProblem
from nago.systems.mail.server import Server
from nago.systems.mail.smtp import Delivered, Line, Transport

AT_ONCE = 4
"""Connections to one server."""
IDLE_SECONDS = 10.0
"""How long a connection waits for the next mail."""
REST_SECONDS = (30.0, 60.0, 120.0, 300.0, 600.0)
"""How long a server is left alone after it failed the first, second, ... time in a row."""


class Lane:
    """Sends to one server. Where it hangs, nothing waits but what goes this way."""

    def __init__(self, server: Server, transport: Transport) -> None:
        self.server = server
        self.problem: ServerProblem | None = None
        """Why it cannot be used; None as long as nothing is known against it."""
        self.rests_until = 0.0
        """By the loop's clock."""
        self.assigned = 0
        """Mails that are on their way here."""
        self._transport = transport
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._failed = 0
        self._idle: list[tuple[Line, asyncio.TimerHandle]] = []
        self._closing: set[asyncio.Task[None]] = set()
        self._ended = False

    @property
    def rests(self) -> bool:
        """Whether it is left alone just now."""
        return self.problem is not None and asyncio.get_running_loop().time() < self.rests_until

    @property
    def free(self) -> int:
        """How many more mails it takes; one that has failed is tried with a single one."""
        most = 1 if self.problem is not None else AT_ONCE
        return max(0, most - self.assigned)

    async def send(self, envelope: Envelope) -> Delivered:
        """Raises Refusal for the mail, ServerProblem for the server."""
        async with self._slots:
            try:
                async with self._line() as line:
                    delivered = await line.deliver(envelope)
            except ServerProblem as problem:
                self._fail(problem)
                raise
            self._failed, self.problem = 0, None
            return delivered

    @asynccontextmanager
    async def _line(self) -> AsyncIterator[Line]:
        """A connection, kept for the next one unless something went wrong with it."""
        line = await self._kept() or await self._transport.connect(self.server.smtp)
        self._failed, self.problem = 0, None
        try:
            yield line
        except Refusal as refusal:
            if refusal.final and await line.fit():
                self._keep(line)
            else:
                self._close(line)
            raise
        except BaseException:
            self._close(line)
            raise
        self._keep(line)

    async def _kept(self) -> Line | None:
        while self._idle:
            line, timer = self._idle.pop()
            timer.cancel()
            if await line.fit():
                return line
            self._close(line)
        return None

    def _keep(self, line: Line) -> None:
        if self._ended:
            self._close(line)
            return
        timer = asyncio.get_running_loop().call_later(IDLE_SECONDS, self._drop, line)
        self._idle.append((line, timer))

    def _drop(self, line: Line) -> None:
        self._idle = [each for each in self._idle if each[0] is not line]
        self._close(line)

    def _close(self, line: Line) -> None:
        """Beside everything else: a server that is slow to say good-bye holds nobody up."""
        task = asyncio.create_task(line.close())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    def _fail(self, problem: ServerProblem) -> None:
        """Those that were on their way at the same time count as one failure."""
        if self.rests:
            return
        rest = REST_SECONDS[min(self._failed, len(REST_SECONDS) - 1)]
        self._failed += 1
        self.problem = problem
        self.rests_until = asyncio.get_running_loop().time() + rest

    async def end(self) -> None:
        """Close all connections."""
        self._ended = True
        for line, timer in self._idle:
            timer.cancel()
            self._close(line)
        self._idle.clear()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*self._closing, return_exceptions=True)

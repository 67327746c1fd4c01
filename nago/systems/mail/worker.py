"""Takes mails out of the outbox and sends them, as long as the application runs."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any
from urllib.parse import urlsplit

from nago.errors import InvalidValue, StoreError
from nago.events import EventBus
from nago.systems.mail.events import MailsChanged
from nago.systems.mail.lane import Lane
from nago.systems.mail.leases import Due, Leases, Route
from nago.systems.mail.message import Envelope, enveloped
from nago.systems.mail.model import Mail
from nago.systems.mail.printing import Printing
from nago.systems.mail.problem import MailProblem, Refusal, ServerProblem
from nago.systems.mail.server import Server, chosen
from nago.systems.mail.settings import MailSettings
from nago.systems.mail.smtp import Delivered, Transport

log = logging.getLogger("nago.mail")

Source = Callable[[], Awaitable[Sequence[Server]]]
"""Says which servers are set, in the order of their names."""

LEASE_SECONDS = 60.0
"""How long the mails of a process that died wait for another one."""
DRAIN_SECONDS = 8.0
"""How long mails that are on their way may go on when the application ends."""
LONGEST_WAIT = 60.0
AFTER_FAILURE_SECONDS = 5.0


class Worker:
    """One in each process. Several on one database never hold the same mail at once."""

    def __init__(
        self,
        leases: Leases,
        transport: Transport,
        printing: Printing,
        source: Source,
        settings: Callable[[], MailSettings],
        bus: EventBus,
        public_url: Callable[[], str],
    ) -> None:
        self._leases = leases
        self._transport = transport
        self._printing = printing
        self.source = source
        self._settings = settings
        self._bus = bus
        self._public_url = public_url
        self.name = secrets.token_hex(8)
        self.lease_seconds = LEASE_SECONDS
        self.lanes: list[Lane] = []
        """The servers that are set, in the order of their names."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken = asyncio.Event()
        self._stale = True
        self._stopping = False
        self._tasks: list[asyncio.Task[None]] = []
        self._sending: set[asyncio.Task[None]] = set()

    # From outside.

    def wake(self) -> None:
        """There may be something to do; called on any thread."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to wake
                loop.call_soon_threadsafe(self._woken.set)

    def look_again(self) -> None:
        """Servers may have been set or changed, or another process has written."""
        self._stale = True
        self.wake()

    async def take_servers(self) -> None:
        """Send with the servers that are set now; those that are the same go on as they are.

        Raises StoreError.
        """
        servers = await self.source()
        self._stale = False
        before = {lane.server: lane for lane in self.lanes}
        if list(before) == list(servers):
            return
        kept = {each: before[each] for each in servers if each in before}
        self.lanes = [kept.get(each) or Lane(each, self._transport) for each in servers]
        for server, lane in before.items():
            if server not in kept:
                self._spawn(lane.end())
        await self._leases.hurry()
        self.wake()
        self._changed()

    async def recovered(self, id: str) -> None:
        """This server has just taken a mail: what waits for it need not wait any longer."""
        for lane in self.lanes:
            if lane.server.id == id and lane.problem is not None:
                lane.problem = None
                await self._leases.hurry()
                self.wake()

    @property
    def waits_for_server(self) -> bool:
        """Whether nothing can be sent, because no server is set."""
        return not self.lanes and not self._printing.on

    async def start(self) -> None:
        """Raises StoreError."""
        self._loop, self._stopping = asyncio.get_running_loop(), False
        await self.take_servers()
        self._woken.set()
        self._tasks = [asyncio.create_task(self._run()), asyncio.create_task(self._renew())]

    async def stop(self) -> None:
        """Let what is on its way arrive, for a while; the rest is for the next process."""
        self._stopping = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._sending:
            await asyncio.wait(self._sending, timeout=DRAIN_SECONDS)
        for task in self._sending:
            task.cancel()
        await asyncio.gather(*self._sending, return_exceptions=True)
        for lane in self.lanes:
            await lane.end()
        self._loop = None
        try:
            await self._leases.release(self.name)
        except StoreError as error:
            log.warning("mails that had begun to leave wait for their lease to run out: %s", error)

    # The turns.

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            try:
                wait = await self._turn()
            except StoreError as error:
                log.warning("the mail queue cannot be read just now: %s", error)
                wait = AFTER_FAILURE_SECONDS
            except Exception:
                log.exception("the mail queue has failed; it is tried again")
                wait = AFTER_FAILURE_SECONDS
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._woken.wait()

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(self.lease_seconds / 3)
            if self._sending:
                try:
                    await self._leases.renew(self.name, self.lease_seconds)
                except StoreError as error:
                    log.warning("mails that are on their way may be sent twice: %s", error)

    async def _turn(self) -> float:
        """Begin with what can be begun; returns the seconds until there may be more."""
        if self._stale:
            await self.take_servers()
        look = await self._leases.look()
        for route in look.routes:
            if self._stopping:
                break
            await self._serve(route)
        if look.next_at is None:
            return LONGEST_WAIT
        return min(max(look.next_at - self._leases.clock(), 0.05), LONGEST_WAIT)

    async def _serve(self, route: Route) -> None:
        lanes = self._lanes(route)
        if not lanes:
            if self._printing.on:
                await self._print(route)
            self._changed()  # it waits, and who looks at the queue sees it
            return
        lane = next((each for each in lanes if not each.rests), None)
        if lane is None:
            await self._rest(route, lanes)
        elif lane.free:
            for due in await self._leases.lease(route, lane.free, self.name, self.lease_seconds):
                lane.assigned += 1
                self._spawn(self._send(due, route, lane))
            self._changed()

    def _lanes(self, route: Route) -> list[Lane]:
        order = chosen([lane.server for lane in self.lanes], *route)
        lanes = {lane.server.id: lane for lane in self.lanes}
        return [lanes[each.id] for each in order]

    async def _rest(self, route: Route, lanes: Sequence[Lane]) -> None:
        """All servers failed a moment ago: what waits says so, and is tried when one has rested."""
        loop = asyncio.get_running_loop()
        first = min(lanes, key=lambda each: each.rests_until)
        until = self._leases.clock() + max(first.rests_until - loop.time(), 0.05)
        problem = first.problem or ServerProblem("failed")
        await self._leases.postpone(route, until, problem, first.server.name, self._give_up)
        self._changed()

    async def _print(self, route: Route) -> None:
        for due in await self._leases.lease(route, 50, self.name, self.lease_seconds):
            if due.mail is not None:
                self._printing(due.id, due.mail)
                await self._leases.sent(due, self.name, "")
            else:
                await self._unsent(due, Refusal("unreadable", final=True), "", due.remaining)
        self._changed()
        self.wake()

    # One mail.

    async def _send(self, due: Due, route: Route, lane: Lane) -> None:
        try:
            await self._deliver(due, route)
        except StoreError as error:
            log.warning("what has become of the mail %s is not kept: %s", due.id, error)
        except Exception:
            log.exception("the mail %s could not be sent", due.id)
            with contextlib.suppress(StoreError):  # then its lease runs out
                await self._unsent(due, Refusal("failed", final=False), "", due.remaining)
        finally:
            lane.assigned -= 1
            self._changed()
            self.wake()

    async def _deliver(self, due: Due, route: Route) -> None:
        if due.mail is None:
            await self._unsent(due, Refusal("unreadable", final=True), "", due.remaining)
            return
        problem: MailProblem = ServerProblem("no_server")
        name = ""
        for lane in self._lanes(route):
            if lane.rests:
                problem, name = lane.problem or problem, lane.server.name
                continue
            name = lane.server.name
            try:
                # In a thread: 20 MB of attachments take seconds to be written.
                written = await asyncio.to_thread(self._envelope, due, due.mail, lane.server)
                delivered = await lane.send(written)
            except ServerProblem as failed:
                log.warning("mail server %s (%s): %s", name, lane.server.smtp.host, failed)
                problem = failed
            except Refusal as refusal:
                await self._unsent(due, refusal, name, due.remaining)
                return
            except InvalidValue as error:
                await self._unsent(
                    due, Refusal("content", str(error), final=True), name, due.remaining
                )
                return
            else:
                await self._settle(due, name, delivered)
                return
        await self._unsent(due, problem, name, due.remaining)

    def _envelope(self, due: Due, mail: Mail, server: Server) -> Envelope:
        sender, reply_to = server.smtp.from_and_reply(mail)
        return enveloped(
            mail,
            due.remaining,
            sender=sender,
            reply_to=reply_to,
            id=due.id,
            at=due.queued_at,
            host=urlsplit(self._public_url()).hostname or "localhost",
        )

    async def _settle(self, due: Due, name: str, delivered: Delivered) -> None:
        if not delivered.refused:
            await self._leases.sent(due, self.name, name)
            return
        again = [each for each in delivered.refused.values() if not each.final]
        address, first = next(iter(delivered.refused.items()))
        problem = (
            again[0] if again else Refusal(first.kind, f"{address}: {first.detail}", final=True)
        )
        await self._unsent(due, problem, name, tuple(delivered.refused))

    async def _unsent(
        self, due: Due, problem: MailProblem, name: str, remaining: Sequence[str]
    ) -> None:
        final = isinstance(problem, Refusal) and problem.final
        if final:
            log.warning("the mail %s is given up: %s", due.id, problem.kind)
        await self._leases.unsent(
            due, self.name, problem, server=name, remaining=remaining, final=final,
            give_up_seconds=self._give_up,
        )  # fmt: skip

    @property
    def _give_up(self) -> float:
        return self._settings().give_up_hours * 3600.0

    def _changed(self) -> None:
        self._bus.publish(MailsChanged())

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

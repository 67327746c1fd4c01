"""One window's talk with its browser: messages in, frames out, whatever the connection does."""

from __future__ import annotations

import asyncio
import inspect
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from nago.errors import PermissionDenied
from nago.presentation import wire
from nago.presentation.action import Action
from nago.presentation.composer import Composer
from nago.presentation.diff import Op
from nago.presentation.edits import take
from nago.presentation.export import File
from nago.presentation.frames import Frames
from nago.presentation.info import Told
from nago.presentation.pace import Pace
from nago.presentation.rendering import Rendering
from nago.presentation.session import WHOLE, Session
from nago.presentation.site import Site
from nago.presentation.target import target
from nago.presentation.window import Window

log = logging.getLogger("nago.window")


class Connection(Protocol):
    """The socket of a window."""

    async def send(self, data: bytes) -> None:
        """Returns when the browser's system has taken it; raises ConnectionError otherwise."""

    def close(self, code: int) -> None: ...


TAKEN_OVER = 4409
COME_BACK = 4000
SUCCESSION_SECONDS = 1.0
"""For the browser to take on its new cookie before its other tabs come back with it."""
ROUNDS_OF_EDITS = 3
"""A field may appear only when another one was filled in again."""


class Dialogue:
    """A window, what was sent to its browser, and the connection that there is just now.

    One message at a time is handled. Frames are made only when the last one is gone, so that a
    slow browser gets fewer and larger ones instead of a queue (`security.md W10`).
    """

    def __init__(
        self,
        site: Site,
        id: str,
        key: str,
        language: str,
        touched: Callable[[Dialogue], None],
        over: Callable[[Dialogue], None] = lambda dialogue: None,
    ) -> None:
        self.id = id
        self.key = key
        self.window = Window(site, language, self._stale_now)
        self._rendering = self.window.rendering
        self._running = site.running
        self.told: dict[str, str] = {}
        """What the names in the first tree stand for."""
        self._composer = Composer(self.window)
        self._pace = Pace(self._start_flush)
        self.session: Session | None = None
        self.has_news = False
        """Whether its states say something that those of the tab's last window do not know."""
        self._touched = touched
        self._over = over
        self._unobserve: Callable[[], None] = lambda: None
        self._frames = Frames()
        self._connection: Connection | None = None
        self._turn = asyncio.Lock()
        self._writing = asyncio.Lock()
        self._stale = False
        self._calling = False
        self._last_event = 0
        self._closed = False
        self._flushes: set[asyncio.Task[None]] = set()

    # The first page, before there is a socket.

    async def open(self, path: str, values: Mapping[str, str]) -> bytes:
        """Render the window for the first time; the result is its tree as text."""
        window = self.window
        window.show_path(path, values)
        tree = await self._composer.first()
        self.told = self._composer.take_untold()
        self._frames.number = 1
        self._frames.add(self._rendering.tree, [], b"")
        self._stale = bool(window.said)
        return tree

    @property
    def frame(self) -> int:
        return self._frames.number

    @property
    def title(self) -> str:
        return self._composer.title

    @property
    def connected(self) -> bool:
        return self._connection is not None

    def follow(self, session: Session) -> None:
        """Belong to this session from now on."""
        self._unobserve()
        self.session = session
        self.window.follow(session)
        self._unobserve = session.observe(self._session_told)

    def _session_told(self, key: str) -> None:
        if key == WHOLE and self.session is not None and self.session.ended:
            self._end_or_move(self.session)

    def _end_or_move(self, session: Session) -> None:
        """Its session is over: by a login the window goes on in the new one, else it ends."""
        if self._closed:
            return
        if session.successor is None:
            self._over(self)
        elif self._connection is not None:
            loop = asyncio.get_running_loop()
            loop.call_later(SUCCESSION_SECONDS, self._come_back, self._connection)

    def check_session(self) -> None:
        """Look whether the session is over."""
        if self.session is not None and self.session.ended:
            self._end_or_move(self.session)

    def _come_back(self, connection: Connection) -> None:
        if self._connection is connection:
            connection.close(COME_BACK)

    async def say_goodbye(self, code: int) -> None:
        """Tell the browser that the session is over, so that nothing of it stays in sight."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            self._frames.number += 1
            await connection.send(b'[%d,[["u","end"]]]' % self._frames.number)
        except ConnectionError:
            log.debug("a browser left before it learned that its session is over")
        connection.close(code)

    # A connection comes and goes.

    async def attach(
        self, connection: Connection, greeting: wire.Greeting, build: str, *, rebuilt: bool
    ) -> None:
        """Talk over this connection, from the frame that the browser has.

        `build` names the client that the server has now; a browser with another one offers to
        reload.
        """
        if self._connection is not None:
            self._connection.close(TAKEN_OVER)
            self._connection = None  # till the new one has caught up
        if greeting.info is not None:
            self._learn(greeting.info)
        if rebuilt:
            await self._fill_in_again(greeting.edits)
        async with self._writing:
            self._connection = connection
            await self._catch_up(connection, greeting.frame, build, rebuilt)
        if greeting.edits and not rebuilt:
            async with self._turn:  # a long action may still be going on; its progress is shown
                await self._take(greeting.edits)
        await self._flush()

    async def _fill_in_again(self, edits: list[wire.Edit]) -> None:
        """What was typed before the window was built again."""
        async with self._turn:
            for _ in range(ROUNDS_OF_EDITS):
                await self._take(edits)
                await self._composer.render([])
                self._composer.whole = True

    async def _catch_up(
        self, connection: Connection, frame: int, build: str, rebuilt: bool
    ) -> None:
        missed = None if rebuilt else self._frames.since(frame)
        if missed is None:
            self._frames.restart()
            self._composer.whole = True
            self._composer.title = ""  # its page may be of another day, and so may its name
        else:
            self._frames.acknowledge(frame)
        for data in missed or ():
            await connection.send(data)
        await self._send_frame([["w", self.id, missed is None, self._last_event, self.key, build]])

    def detach(self, connection: Connection) -> None:
        """This connection has ended; the window waits for the next one."""
        if self._connection is connection:
            self._connection = None

    def hang_up(self, code: int) -> None:
        """End the connection, if there is one; the window stays."""
        if self._connection is not None:
            self._connection.close(code)

    def close(self) -> None:
        """The window ends; what it shows and has spawned is freed."""
        self._closed = True
        self._pace.stop()
        self._unobserve()
        self.window.close()
        self._frames.restart()

    # Messages of the browser.

    async def handle(self, message: wire.FromBrowser) -> None:
        """Take in one message, run what it asks for, and send what has changed.

        Nothing is done for a session that has ended, whoever ended it (`security.md` W05, S10).
        """
        if self.session is not None and not self.session.alive():
            self._end_or_move(self.session)
            return
        async with self._turn:
            match message:
                case wire.Event():
                    self._frames.acknowledge(message.frame)
                    await self._event(message)
                case wire.Typed():
                    self._frames.acknowledge(message.frame)
                    await self._take(message.edits)
                case wire.Visit():
                    self._frames.acknowledge(message.frame)
                    await self._take(message.edits)
                    if self._is_new(message.no):
                        self.window.visit(message.path, message.values)
                    self._say(["d", message.no])
                case wire.Applied():
                    self._frames.acknowledge(message.frame)
                case wire.Sight():
                    self._learn(message.info)
                case wire.Hello():
                    raise wire.Malformed("a second hello on one socket")
            if self.window.writes:
                await self.window.writes.settle()
            await self._flush()

    async def receive(self, deed: Callable[[Rendering], list[Action]]) -> None:
        """What comes beside the socket, such as a file: `deed` changes states, and returns the
        actions that observe that."""
        async with self._turn:
            for action in deed(self._rendering):
                await self._call(action)
            if self.window.writes:
                await self.window.writes.settle()
            await self._flush()

    @property
    def closed(self) -> bool:
        return self._closed

    def _learn(self, said: Told) -> None:
        self.window.learn(said)
        self._pace.show(hidden=said.hidden)

    async def _event(self, event: wire.Event) -> None:
        if event.edits:
            await self._take(event.edits)
        if self._is_new(event.no):
            action = self._meant(event)
            if action is None:
                log.debug("dropped an event that reaches nothing: %r", event.path)
            else:
                began = time.perf_counter()
                await self._call(action)
                if self.window.writes:
                    await self.window.writes.settle()
                self._running.note(time.perf_counter() - began, self.window.place, action)
        self._say(["d", event.no])

    def _meant(self, event: wire.Event) -> Action | None:
        questions = self.window.questions
        if questions.meant(event):
            return questions.answered(event)
        return self.window.notices.take(event.path) or target(
            self._rendering.tree, self._frames, event
        )

    def _is_new(self, no: int) -> bool:
        """Whether this event was not handled yet; after a cut the browser sends some again."""
        if no <= self._last_event:
            return False
        self._last_event = no
        return True

    async def _call(self, action: Action) -> None:
        try:
            self._calling = True  # what it changes is shown with its answer
            try:
                result = action()
            finally:
                self._calling = False
            made: object = result
            if result is not None and inspect.isawaitable(result):
                if self._stale:
                    self._schedule()
                made = await _outcome(result)
            if isinstance(made, File):  # what `ui.Download` is for
                self.window.export_files(made)
        except PermissionDenied as error:
            self.window.refuse(error)
        except Exception as error:
            self.window.banner_failure(error, "an action failed")

    async def _take(self, edits: list[wire.Edit]) -> None:
        observers, refused = take(self._rendering, edits)
        self._stale = self._stale or refused
        for action in observers:
            await self._call(action)

    # Frames for the browser.

    def _say(self, op: Op) -> None:
        self.window.said.append(op)
        self._stale = True

    def _stale_now(self) -> None:
        """Something has changed; it is shown soon, together with what else changes till then."""
        self._stale = True
        if self._rendering.unsaved:
            self._rendering.unsaved = False
            self._touched(self)
        if not self._calling:
            self._schedule()

    def _schedule(self) -> None:
        if self._connection is not None:
            self._pace.soon()

    def _start_flush(self) -> None:
        if self._stale and self._connection is not None and not self._closed:
            task = asyncio.ensure_future(self._flush())
            self._flushes.add(task)
            task.add_done_callback(self._flushes.discard)

    async def _flush(self) -> None:
        async with self._writing:
            while self._stale and self._connection is not None and self._pace.allows():
                await self._send_frame([])

    async def _send_frame(self, head: list[Op]) -> None:
        """Render what is stale and send it; nothing is sent when there is nothing to say."""
        self._stale = False
        tree_ops, text = await self._composer.frame(head)
        self.window.effects.begin()
        if not text:
            return
        self._frames.number += 1
        data = b"[%d,[%b]]" % (self._frames.number, text)
        self._frames.add(self._rendering.tree, tree_ops, data)
        if self._connection is None:
            return  # lost meanwhile; the next one asks for this frame
        self._pace.sent()
        try:
            await self._connection.send(data)
        except ConnectionError:
            self._connection = None


async def _outcome(result: Awaitable[object]) -> object:
    return await result

"""All windows of this process: made by a page, claimed by a socket, kept for a while."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
import weakref
from collections.abc import Callable, Mapping

import msgspec

from nago.data.sealing import Vault
from nago.errors import NagoError
from nago.presentation import wire
from nago.presentation.appearance import Look
from nago.presentation.dialogue import Connection, Dialogue
from nago.presentation.info import UNKNOWN, Info
from nago.presentation.kept_windows import KeptWindow, KeptWindows
from nago.presentation.session import Session
from nago.presentation.site import Site

log = logging.getLogger("nago.windows")

UNCLAIMED_SECONDS = 30
MOST_UNCLAIMED = 1000
SWEEP_SECONDS = 1.0
PURGE_ROUNDS = 3600
GOING_AWAY = 1001
SESSION_ENDED = 4001
FAREWELL_SECONDS = 1.0
"""For what tidies up behind the pages that are shown when the server stops."""
CLOSING_SECONDS = 0.05
"""For the close codes to get out before the server hangs up."""


class Windows:
    """The windows of one process, and what of them is on disk.

    A window without a connection is kept for `keep_minutes()`; one that no socket has claimed
    dies after 30 s, and beyond a thousand of those the oldest go first. The states of a window
    that has changed are stored within a second, off the event's path.
    """

    def __init__(
        self,
        site: Site,
        kept: KeptWindows,
        vault: Vault,
        keep_minutes: Callable[[], int],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._site = site
        self._kept = kept
        self._vault = vault
        self._keep_minutes = keep_minutes
        self._clock = clock
        self._by_key: dict[bytes, Dialogue] = {}
        self._unclaimed: dict[bytes, float] = {}
        self._left: dict[bytes, float] = {}
        self._unsaved: dict[str, Dialogue] = {}
        self._claims: weakref.WeakValueDictionary[bytes, asyncio.Lock]
        self._claims = weakref.WeakValueDictionary()
        self._sweeper: asyncio.Task[None] | None = None
        self._burials: set[asyncio.Task[None]] = set()
        site.appearance.listen(self._wear)

    def __len__(self) -> int:
        return len(self._by_key)

    def with_key(self, key: str) -> Dialogue | None:
        """The window with this resume key, if it is here."""
        return self._by_key.get(self._hash(key))

    # Life of the process.

    @property
    def look(self) -> Look:
        """What they show of the application just now."""
        return self._site.appearance.look

    @property
    def started(self) -> bool:
        """Whether pages can be opened."""
        return self._sweeper is not None

    async def start(self) -> None:
        await self._kept.purge()
        await asyncio.to_thread(self._site.spool.clean)
        self._sweeper = asyncio.create_task(self._sweep_for_ever())

    async def drain(self) -> None:
        """Store every state that is not stored yet and tell all browsers to come back."""
        for dialogue in self._by_key.values():
            dialogue.window.import_files.close()  # an action that waits for its user holds nobody up
        await self._save()
        connected = [dialogue for dialogue in self._by_key.values() if dialogue.connected]
        for dialogue in connected:
            dialogue.hang_up(GOING_AWAY)
        if connected:
            await asyncio.sleep(CLOSING_SECONDS)

    async def stop(self) -> None:
        if self._sweeper is not None:
            self._sweeper.cancel()
            await asyncio.gather(self._sweeper, return_exceptions=True)
            self._sweeper = None
        await self.drain()
        ended = list(self._by_key.values())
        for hashed in list(self._by_key):
            self._drop(hashed, keep=True)  # its files wait on disk, as its states do
        if farewells := [task for each in ended for task in each.window.work.farewells]:
            await asyncio.wait(farewells, timeout=FAREWELL_SECONDS)

    # From a page to a socket.

    async def open(
        self,
        path: str,
        values: Mapping[str, str],
        language: str,
        session: Session,
        states: Mapping[str, object] | None = None,
        info: Info = UNKNOWN,
    ) -> tuple[Dialogue, bytes]:
        """A new window for a page, and its tree as text. A socket has to claim it.

        `states` are values that its states begin with; `info` is what the request lets one expect
        of the browser.
        """
        dialogue = self._create(_new_key(), language, session)
        dialogue.window.expect(info)
        if states:
            raw = {name: msgspec.Raw(msgspec.json.encode(each)) for name, each in states.items()}
            dialogue.window.rendering.adopt(raw)
            dialogue.has_news = True
        tree = await dialogue.open(path, values)
        self._unclaimed[self._hash(dialogue.key)] = self._clock() + UNCLAIMED_SECONDS
        while len(self._unclaimed) > MOST_UNCLAIMED:
            self._drop(next(iter(self._unclaimed)))
        return dialogue, tree

    async def claim(
        self,
        greeting: wire.Greeting,
        language: str,
        session: Session,
        connection: Connection,
        build: str,
    ) -> Dialogue:
        """The window that this browser has, or that is built again from what was stored.

        A window whose session has a row resumes only with that session (`security.md W04`);
        one without moves to the session of the handshake's cookie.
        """
        hashed = self._hash(greeting.key)
        lock = self._claims.setdefault(hashed, asyncio.Lock())
        async with lock:
            dialogue = self._by_key.get(hashed)
            rebuilt = dialogue is None or not _may_resume(dialogue.session, session)
            if dialogue is None or rebuilt:
                dialogue = await self._rebuild(greeting, language, session, dialogue is not None)
            elif dialogue.session is not session:
                dialogue.follow(session)
            hashed = self._hash(dialogue.key)
            self._unclaimed.pop(hashed, None)
            self._left.pop(hashed, None)
            if greeting.previous is not None and greeting.previous != greeting.key:
                await self._take_over(dialogue, greeting, greeting.previous, session)
            await dialogue.attach(connection, greeting, build, rebuilt=rebuilt)
            return dialogue

    def release(self, dialogue: Dialogue, connection: Connection) -> None:
        """This connection has ended; the window waits for its browser."""
        dialogue.detach(connection)
        hashed = self._hash(dialogue.key)
        if not dialogue.connected and hashed in self._by_key:
            self._left[hashed] = self._clock() + 60 * self._keep_minutes()

    def find_of(self, id: str, session: Session) -> Dialogue | None:
        """The window of this id, if it belongs to this session."""
        return next((each for each in self.of(session) if each.id == id), None)

    def of(self, session: Session) -> list[Dialogue]:
        """All windows of this session that live here."""
        return [each for each in self._by_key.values() if each.session is session]

    def _create(self, key: str, language: str, session: Session) -> Dialogue:
        dialogue = Dialogue(
            self._site, secrets.token_urlsafe(9), key, language, self._touched, self._over
        )
        dialogue.window.files.name = self._hash(key).hex()
        dialogue.follow(session)
        self._by_key[self._hash(key)] = dialogue
        return dialogue

    async def _rebuild(
        self, greeting: wire.Greeting, language: str, session: Session, foreign: bool
    ) -> Dialogue:
        kept = None if foreign else await self._kept.find(greeting.key)
        if foreign or (kept is not None and kept.session not in (None, session.id)):
            log.warning("a window's key came with another session: it gets an empty window")
            kept, key = None, _new_key()
        else:
            key = greeting.key
        dialogue = self._create(key, language, session)
        if greeting.info is not None:
            dialogue.window.learn(greeting.info)
        if kept is not None and kept.path == greeting.path:
            dialogue.window.rendering.adopt(kept.states)
        await dialogue.open(greeting.path, greeting.values)
        _tell_look(dialogue, self._site.appearance.look)  # its page may be of another day
        return dialogue

    async def _take_over(
        self, dialogue: Dialogue, greeting: wire.Greeting, previous: str, session: Session
    ) -> None:
        """After a reload the states of the tab's old window go on in the new one; in a copy of a
        tab they do as well, and from then on each tab has its own."""
        old = self._by_key.get(self._hash(previous))
        if old is not None:
            kept = _kept(old) if _may_resume(old.session, session) else None
        else:
            kept = await self._kept.find(previous)
            if kept is not None and kept.session not in (None, session.id):
                kept = None
        if kept is None:
            return
        same = kept.path == dialogue.window.place()[0]
        if same and kept.states and not dialogue.has_news:
            dialogue.window.files.take_over(self._hash(previous).hex())
            dialogue.window.rendering.adopt(kept.states)
        if not greeting.copied and (old is None or not old.connected):
            self._drop(self._hash(previous))
            await self._kept.forget([previous])

    # What is kept for how long.

    def _over(self, dialogue: Dialogue) -> None:
        """The session of this window is over: nothing of it is kept, here or on disk."""
        hashed = self._hash(dialogue.key)
        if self._by_key.pop(hashed, None) is None:
            return
        self._unclaimed.pop(hashed, None)
        self._left.pop(hashed, None)
        self._unsaved.pop(dialogue.key, None)
        task = asyncio.ensure_future(self._bury(dialogue))
        self._burials.add(task)
        task.add_done_callback(self._burials.discard)

    async def _bury(self, dialogue: Dialogue) -> None:
        try:
            await dialogue.say_goodbye(SESSION_ENDED)
            dialogue.close()
            dialogue.window.files.remove()
            await self._kept.forget([dialogue.key])
        except NagoError as error:
            log.warning("a window whose session is over is still stored: %s", error)

    def _end_expired(self) -> None:
        """Windows in which nobody clicks learn as well that their time is over (S10)."""
        for dialogue in list(self._by_key.values()):
            if dialogue.session is not None and dialogue.session.ended:
                dialogue.check_session()

    def _wear(self, before: Look, now: Look) -> None:
        """Every open window shows this look, without being loaded again."""
        for dialogue in self._by_key.values():
            if _signs(before) != _signs(now):
                _tell_look(dialogue, now)
            dialogue.window.rendering.touch("look")
            dialogue.window.retitle()

    def _touched(self, dialogue: Dialogue) -> None:
        self._unsaved[dialogue.key] = dialogue

    async def _sweep_for_ever(self) -> None:
        rounds = 0
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            rounds += 1
            try:
                self._end_expired()
                await self._save()
                self._drop_old()
                if rounds % PURGE_ROUNDS == 0:
                    await self._kept.purge()
                    rooms = {each.window.files.name for each in self._by_key.values()}
                    await asyncio.to_thread(self._site.spool.clean, rooms)
            except NagoError as error:
                log.warning("windows are not stored just now: %s", error)

    async def _save(self) -> None:
        unsaved, self._unsaved = self._unsaved, {}
        if not unsaved:
            return
        try:
            await self._kept.save({key: _kept(dialogue) for key, dialogue in unsaved.items()})
        except NagoError:
            self._unsaved = unsaved | self._unsaved
            raise

    def _drop_old(self) -> None:
        now = self._clock()
        for waiting in (self._unclaimed, self._left):
            for hashed in [hashed for hashed, until in waiting.items() if until <= now]:
                self._drop(hashed)

    def _drop(self, hashed: bytes, *, keep: bool = False) -> None:
        self._unclaimed.pop(hashed, None)
        self._left.pop(hashed, None)
        dialogue = self._by_key.pop(hashed, None)
        if dialogue is not None:
            dialogue.close()
            if not keep:
                dialogue.window.files.remove()

    def _hash(self, key: str) -> bytes:
        return self._vault.lookup_hash(key.encode())


def _new_key() -> str:
    return secrets.token_urlsafe(32)


def _signs(look: Look) -> tuple[object, ...]:
    """What of it is shown by the browser, outside of the tree."""
    return look.sheet, look.icon, look.touch_icon, look.grounds


def _tell_look(dialogue: Dialogue, look: Look) -> None:
    dialogue.window.call("look", *_signs(look))


def _may_resume(own: Session | None, session: Session) -> bool:
    if own is session or own is None:
        return True
    if own.ended:
        return own.successor is not None and own.successor == session.id
    return not own.stored


def _kept(dialogue: Dialogue) -> KeptWindow:
    session = dialogue.session
    return KeptWindow(
        session.id if session is not None and session.stored else None,
        dialogue.window.place()[0],
        dialogue.window.rendering.stored_states(),
    )

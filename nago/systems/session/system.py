"""How the session system is put together."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field

from nago.errors import StoreError
from nago.systems.session.permissions import CLEAR_SESSIONS
from nago.systems.session.registry import SessionRegistry
from nago.systems.session.store import SessionStore
from nago.systems.session.token import Tokens
from nago.systems.session.usecases import (
    ClearSessions,
    FindSessionByID,
    FindUserSessionByID,
    SessionUseCases,
)
from nago.systems.session.user_session import UserSession
from nago.systems.settings import SettingsManagement
from nago.systems.user import UserManagement
from nago.wiring import Wiring

log = logging.getLogger("nago.session")

PURGE_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class SessionManagement:
    """Hands each window a session, found by the cookie of its browser."""

    use_cases: SessionUseCases
    registry: SessionRegistry
    tokens: Tokens
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @classmethod
    def install(cls, wiring: Wiring) -> SessionManagement:
        wiring.system(UserManagement)
        wiring.system(SettingsManagement)
        wiring.permission(CLEAR_SESSIONS)
        registry = SessionRegistry(SessionStore(wiring.database, wiring.vault))
        use_cases = SessionUseCases(
            FindSessionByID(registry),
            FindUserSessionByID(registry),
            ClearSessions(registry, wiring.bus),
        )
        sessions = cls(use_cases, registry, Tokens(wiring.vault))
        wiring.database.on_foreign_change(registry.refresh)
        wiring.on_start(sessions.start)
        wiring.on_stop(sessions.stop)
        return sessions

    def issue(self) -> str:
        """A new cookie value; it costs no row."""
        return self.tokens.issue()

    def issued(self, cookie: str) -> bool:
        """Whether we have issued this cookie value."""
        return self.tokens.verify(cookie) is not None

    async def find(self, cookie: str) -> UserSession | None:
        """The session of a cookie value; None if we never issued it, found without a database."""
        token = self.tokens.verify(cookie)
        return None if token is None else await self.registry.find(self.registry.store.hash(token))

    async def start(self) -> None:
        """Begin to remove dead sessions, now and once an hour."""
        self._tasks.append(asyncio.create_task(self._purge_for_ever()))

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    async def _purge_for_ever(self) -> None:
        while True:
            try:
                await self.registry.store.purge()
            except StoreError as error:
                log.warning("dead sessions are not removed just now: %s", error)
            await asyncio.sleep(PURGE_SECONDS)

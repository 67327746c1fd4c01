"""The sessions in use in this process: one object per browser, however many its tabs."""

from __future__ import annotations

import asyncio
import weakref

from nago.systems.session.store import SessionStore
from nago.systems.session.user_session import UserSession


class SessionRegistry:
    """Finds sessions by their hash. They live as long as somebody uses them."""

    def __init__(self, store: SessionStore) -> None:
        self.store = store
        self._in_use: weakref.WeakValueDictionary[bytes, UserSession]
        self._in_use = weakref.WeakValueDictionary()
        self._loading: dict[bytes, asyncio.Future[UserSession]] = {}

    async def find(self, hashed: bytes) -> UserSession:
        """The session of this hash; one without a row if nothing is stored under it."""
        session = self._in_use.get(hashed)
        if session is not None and not session.ended:
            return session
        if (loading := self._loading.get(hashed)) is not None:
            return await asyncio.shield(loading)
        task = self._loading[hashed] = asyncio.ensure_future(self._load(hashed))
        try:
            return await asyncio.shield(task)
        finally:
            self._loading.pop(hashed, None)

    async def _load(self, hashed: bytes) -> UserSession:
        found = await self.store.find(hashed)
        if found is None:
            session = UserSession(self.store, hashed)
        else:
            row, values = found
            session = UserSession(self.store, hashed, row)
            session.replace_values(values)
        self._in_use[hashed] = session
        return session

    def end_all(self) -> None:
        """Every session in use is over."""
        for session in list(self._in_use.values()):
            session.end()
        self._in_use.clear()

    async def refresh(self) -> None:
        """Take on what other processes have written or ended (`security.md D09`)."""
        sessions = {session.hash: session for session in list(self._in_use.values())}
        generations = await self.store.generations(list(sessions))
        for hashed, session in sessions.items():
            generation = generations.get(hashed)
            if generation is None:
                if session.stored:
                    session.end()
            elif generation != session.generation or not session.stored:
                found = await self.store.find(hashed)
                if found is not None:
                    session.refresh(*found)

"""The sessions in use in this process: one object per browser, however many its tabs."""

from __future__ import annotations

import asyncio
import weakref

from nago.systems.session.store import SessionStore
from nago.systems.session.user_session import UserSession


class SessionRegistry:
    """Finds sessions by their hash. They live as long as somebody uses them, and no longer."""

    def __init__(self, store: SessionStore) -> None:
        self.store = store
        self._in_use: weakref.WeakValueDictionary[bytes, UserSession]
        self._in_use = weakref.WeakValueDictionary()
        self._loading: dict[bytes, asyncio.Task[UserSession]] = {}

    def __len__(self) -> int:
        return len(self._in_use)

    async def find(self, hashed: bytes) -> UserSession:
        """The session of this hash; one without a row if no living one is stored under it.

        Who asks at the same time shares the answer. Raises StoreError.
        """
        session = self._in_use.get(hashed)
        if session is not None and not session.ended:
            return session
        loading = self._loading.get(hashed)
        if loading is None:
            loading = self._loading[hashed] = asyncio.create_task(self._load(hashed))
            loading.add_done_callback(lambda _: self._loading.pop(hashed, None))
        return await asyncio.shield(loading)

    async def _load(self, hashed: bytes) -> UserSession:
        session = UserSession(self.store, hashed, await self.store.find(hashed))
        self._in_use[hashed] = session
        return session

    def end_before(self, epoch: int) -> None:
        """Every stored session of an earlier epoch is over."""
        for session in list(self._in_use.values()):
            if session.row is not None and session.row.global_epoch < epoch:
                session.end()

    async def refresh(self) -> None:
        """Take on what other processes have written or ended (`security.md D09`)."""
        await asyncio.gather(*self._loading.values(), return_exceptions=True)
        before = [
            (session, session.row, session.generation) for session in list(self._in_use.values())
        ]
        living = await self.store.generations([session.hash for session, _, _ in before])
        for session, row, known in before:
            id, generation = living.get(session.hash, (None, 0))
            if row is not None and row.id != id:
                session.end()
            elif id is not None and (row is None or known != generation):
                stored = await self.store.find(session.hash)
                if stored is not None and (row is None or stored.row.id == row.id):
                    session.merge(stored)

"""The sessions in use in this process: one object per browser, however many its tabs."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Collection

from nago.systems.session.identity import NobodyYet, UserIdentity
from nago.systems.session.lookup import Lookup
from nago.systems.session.store import SessionStore, Stored
from nago.systems.session.user_session import Identity, UserSession
from nago.systems.user.directory import Directory


class SessionRegistry:
    """Finds sessions by their hash. They live as long as somebody uses them, and no longer."""

    def __init__(self, store: SessionStore, lookup: Lookup, directory: Directory) -> None:
        self.store = store
        self._lookup = lookup
        self._directory = directory
        self._nobody = NobodyYet(directory)
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
        if session is not None and not session.ended and session.hash == hashed:
            return session
        loading = self._loading.get(hashed)
        if loading is None:
            loading = self._loading[hashed] = asyncio.create_task(self._load(hashed))
            loading.add_done_callback(lambda _: self._loading.pop(hashed, None))
        return await asyncio.shield(loading)

    def has(self, hashed: bytes) -> bool:
        """Whether this session is in use here."""
        return hashed in self._in_use

    async def _load(self, hashed: bytes) -> UserSession:
        found = await self._lookup(hashed)
        stored = found.stored
        if stored is not None and stored.row.id_hash != hashed:
            known = self._in_use.get(stored.row.id_hash)
            if known is not None and not known.ended:
                return known  # the browser's last token and its new one are one session
            hashed = stored.row.id_hash
        identity = await self._identity(stored)
        session = UserSession(self.store, hashed, stored, identity, found.tombstone)
        self._in_use[hashed] = session
        return session

    async def _identity(self, stored: Stored | None) -> Identity:
        if stored is None or stored.row.user_id is None:
            return self._nobody
        return UserIdentity(self._directory, await self._directory.find(stored.row.user_id))

    def find_public(self, id: str) -> UserSession | None:
        """The session with this public id, if it is in use here; it may have no row yet."""
        for session in list(self._in_use.values()):
            if session.id == id and not session.ended:
                return session
        return None

    def in_use(self, row: int) -> list[UserSession]:
        """What of this row is in use here."""
        return [
            session
            for session in set(self._in_use.values())
            if session.row is not None and session.row.id == row and not session.ended
        ]

    def all_in_use(self) -> list[UserSession]:
        """Every session that some window or request here holds."""
        return [session for session in set(self._in_use.values()) if not session.ended]

    def rekey(self, session: UserSession, hashed: bytes) -> None:
        """The session has another token from now on."""
        session.rehash(hashed, self.store.clock())
        self._in_use[hashed] = session

    def end(self, rows: Collection[int], successor: str | None = None) -> None:
        """The sessions of these rows are over for all their windows here."""
        for session in list(self._in_use.values()):
            if session.row is not None and session.row.id in rows:
                session.end(successor)

    def end_token(self, hashed: bytes, successor: str) -> None:
        """The session of this token has gone on as another one."""
        session = self._in_use.get(hashed)
        if session is not None:
            session.end(successor)

    def keep(self, public_id: str, epoch: int) -> None:
        """This session goes on in the next epoch of its user."""
        session = self.find_public(public_id)
        if session is not None:
            session.goes_on(epoch)

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
        dead = await self.store.tombstones([each.hash for each, row, _ in before if row is None])
        for session, row, known in before:
            id, generation = living.get(session.hash, (None, 0))
            if row is not None and row.id != id:
                await self._follow(session)
            elif id is None:
                if session.tombstone is None and session.hash in dead:
                    session.end(dead[session.hash].successor)
            elif id is not None and (row is None or known != generation):
                stored = await self.store.find(session.hash)
                if stored is not None and (row is None or stored.row.id == row.id):
                    session.merge(stored)

    async def _follow(self, session: UserSession) -> None:
        """Its row is not under its hash any more: it has another token, or it is over."""
        found = await self._lookup(session.hash)
        stored, row = found.stored, session.row
        if stored is not None and row is not None and stored.row.id == row.id:
            self.rekey(session, stored.row.id_hash)
            session.merge(stored)
            return
        session.end(found.tombstone.successor if found.tombstone is not None else None)

"""A session in use: reads come from memory, a write is on the disk before it counts."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from nago.errors import SessionGone
from nago.systems.session.model import Session, checked_key, checked_value
from nago.systems.session.store import GONE, Row, SessionStore

log = logging.getLogger("nago.session")


class UserSession:
    """One browser's session, shared by all its windows in this process.

    Without a row it is an anonymous visitor's, who has stored nothing; its first value makes
    the row (`security.md S22`).
    """

    def __init__(self, store: SessionStore, hashed: bytes, row: Row | None = None) -> None:
        self._store = store
        self._hash = hashed
        self._id = secrets.token_urlsafe(16)
        self._created_at = store.clock()
        self._row: Row | None = None
        self._ended = False
        self._values: dict[str, str] = {}
        self._listeners: list[Callable[[str], None]] = []
        if row is not None:
            self._take(row)

    @property
    def id(self) -> str:
        return self._id

    @property
    def user(self) -> str | None:
        return self._row.user_id if self._row is not None else None

    @property
    def created_at(self) -> datetime:
        return datetime.fromtimestamp(self._created_at, UTC)

    @property
    def authenticated_at(self) -> datetime | None:
        if self._row is None or self._row.authenticated_at is None:
            return None
        return datetime.fromtimestamp(self._row.authenticated_at, UTC)

    @property
    def ended(self) -> bool:
        if self._row is not None and self._store.clock() >= self._row.absolute_until:
            return True
        return self._ended

    @property
    def stored(self) -> bool:
        return self._row is not None

    @property
    def hash(self) -> bytes:
        """Under which it is stored; never leaves the server."""
        return self._hash

    @property
    def generation(self) -> int:
        """How often it was written to, as far as this process knows."""
        return self._row.generation if self._row is not None else 0

    def get_string(self, key: str) -> str | None:
        return None if self.ended else self._values.get(key)

    def keys(self) -> tuple[str, ...]:
        return () if self.ended else tuple(sorted(self._values))

    def put_string(self, key: str, value: str) -> asyncio.Task[None]:
        """Starts to store a value at once; await the result to know that it is on the disk."""
        data = checked_value(checked_key(key), value)
        return asyncio.create_task(self._put(key, value, data))

    def delete(self, key: str) -> asyncio.Task[None]:
        """Starts to remove a value at once."""
        return asyncio.create_task(self._delete(checked_key(key)))

    def observe(self, listener: Callable[[str], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def end(self) -> None:
        """It is over: what it held is gone for all windows."""
        if not self._ended:
            self._ended = True
            self.replace_values({})

    def refresh(self, row: Row, values: dict[str, str]) -> None:
        """Take on what another process has written."""
        self._take(row)
        self.replace_values(values)

    def replace_values(self, values: dict[str, str]) -> None:
        before, self._values = self._values, values
        for key in before.keys() | values.keys():
            if before.get(key) != values.get(key):
                self._tell(key)

    async def _put(self, key: str, value: str, data: bytes) -> None:
        if self.ended:
            raise SessionGone(GONE)
        row = await self._store.put(self._hash, self._id, self._created_at, self.stored, key, data)
        self._take(row)
        self._values[key] = value
        self._tell(key)

    async def _delete(self, key: str) -> None:
        if self.ended:
            raise SessionGone(GONE)
        if not self.stored:
            return
        row = await self._store.delete(self._hash, key)
        if row is not None:
            self._take(row)
        if self._values.pop(key, None) is not None:
            self._tell(key)

    def _take(self, row: Row) -> None:
        if self._row is not None and row.generation < self._row.generation:
            return  # an older answer that arrived late
        self._row = row
        self._id = row.public_id
        self._created_at = row.created_at

    def _tell(self, key: str) -> None:
        for listener in list(self._listeners):
            try:
                listener(key)
            except Exception:
                log.exception("a listener of session %s failed", self._id)


def described(row: Row) -> Session:
    """What is known of a stored session."""
    authenticated = row.authenticated_at
    return Session(
        row.public_id,
        row.user_id,
        datetime.fromtimestamp(row.created_at, UTC),
        None if authenticated is None else datetime.fromtimestamp(authenticated, UTC),
    )

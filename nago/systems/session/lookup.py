"""What a token leads to: a living session, one that took its place, or nothing any more."""

from __future__ import annotations

import sqlite3

from msgspec import Struct

from nago.systems.session.change import COLUMNS, Row
from nago.systems.session.life import RACE_SECONDS, SessionLife
from nago.systems.session.store import COUNTS, SessionStore, Stored, Tombstone

LATEST = f"""
SELECT {COLUMNS}, previous_hash, previous_until FROM valid_sessions
WHERE {COUNTS} AND (id_hash = :hash OR previous_hash = :hash)
"""
EXPIRED = "SELECT id FROM sessions WHERE id_hash = :hash AND NOT ended AND user_id IS NOT NULL"
TOMBSTONE = "SELECT successor, at FROM session_tombstones WHERE old_hash = :hash"


class Found(Struct, frozen=True):
    """At most one of the two is there."""

    stored: Stored | None = None
    tombstone: Tombstone | None = None


class Lookup:
    """Asks the database, and notes there what has become known by the asking."""

    def __init__(self, store: SessionStore, life: SessionLife) -> None:
        self._store = store
        self._life = life

    async def __call__(self, hashed: bytes) -> Found:
        """Raises StoreError. A token that was replaced a while ago and still comes was copied:
        then the session ends, because nobody can tell the two holders apart (2.2)."""
        moment = self._store.moment()
        values = {"hash": hashed, **moment}

        def read(
            connection: sqlite3.Connection,
        ) -> tuple[tuple[object, ...] | None, tuple[int] | None, Tombstone | None]:
            row = connection.execute(LATEST, values).fetchone()
            if row is not None:
                return row, None, None
            expired = connection.execute(EXPIRED, values).fetchone()
            stone = connection.execute(TOMBSTONE, values).fetchone()
            return None, expired, None if stone is None else Tombstone(*stone)

        latest, expired, stone = await self._store.database.read(read)
        if latest is None:
            if expired is not None:
                await self._life.latch(expired[0])
            return Found(tombstone=stone)
        *columns, previous, until = latest
        row = Row(*columns)  # type: ignore[arg-type]  # the columns of that Struct, in its order
        if row.id_hash != hashed and isinstance(until, float) and until <= moment["now"]:
            await self._life.end_reused(row)
            return Found()
        if row.id_hash == hashed and previous is not None and until is None:
            await self._life.arrived(row.id, moment["now"] + RACE_SECONDS)
        return Found(await self._store.find_row(row.id))

"""Sessions and their values in the database; tokens only as keyed hashes (`security.md 2.1`)."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from nago.data.database import Database
from nago.data.sealing import Sealer, Vault
from nago.errors import LimitError, SessionGone, Unreadable
from nago.systems.session.model import LIFE_SECONDS, MOST_BYTES, MOST_KEYS

log = logging.getLogger("nago.session")

SCHEMA = (
    "CREATE TABLE session_epoch (only INTEGER PRIMARY KEY CHECK (only = 1), epoch INTEGER NOT NULL)",
    "INSERT INTO session_epoch VALUES (1, 0)",
    """
    CREATE TABLE sessions (
        id INTEGER PRIMARY KEY,
        id_hash BLOB NOT NULL UNIQUE,
        public_id TEXT NOT NULL UNIQUE,
        user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
        created_at REAL NOT NULL,
        authenticated_at REAL,
        absolute_until REAL NOT NULL,
        epoch INTEGER NOT NULL,
        generation INTEGER NOT NULL DEFAULT 0
    )
    """,
    "CREATE INDEX sessions_age ON sessions (absolute_until)",
    """
    CREATE TABLE session_kv (
        session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        sealed BLOB NOT NULL,
        size INTEGER NOT NULL,
        PRIMARY KEY (session_id, key)
    )
    """,
)

ALIVE = "epoch = (SELECT epoch FROM session_epoch) AND absolute_until > :now"
COLUMNS = (
    "id, id_hash, public_id, user_id, created_at, authenticated_at, absolute_until, generation"
)

INSERT = """
INSERT INTO sessions (id_hash, public_id, created_at, absolute_until, epoch)
SELECT :hash, :public, :created, :until, epoch FROM session_epoch WHERE true
ON CONFLICT (id_hash) DO NOTHING
"""
TOUCH = f"""
UPDATE sessions SET generation = generation + 1,
    absolute_until = CASE WHEN user_id IS NULL THEN :until ELSE absolute_until END
WHERE id_hash = :hash AND {ALIVE}
"""
PUT = f"""
INSERT INTO session_kv (session_id, key, sealed, size)
SELECT id, :key, :sealed, :size FROM sessions WHERE id_hash = :hash AND {ALIVE} AND (
    SELECT count(*) < {MOST_KEYS} AND coalesce(sum(size), 0) + :size <= {MOST_BYTES}
    FROM session_kv WHERE session_id = sessions.id AND key <> :key
)
ON CONFLICT (session_id, key) DO UPDATE SET sealed = excluded.sealed, size = excluded.size
"""
DELETE = "DELETE FROM session_kv WHERE key = :key AND session_id IN (SELECT id FROM sessions WHERE id_hash = :hash)"
PURGED_AT_ONCE = 200


class Row(Struct, frozen=True):
    """A session as it is stored."""

    id: int
    id_hash: bytes
    public_id: str
    user_id: str | None
    created_at: float
    authenticated_at: float | None
    absolute_until: float
    generation: int


class SessionStore:
    """The SQL of sessions: one row per value, every write guarded by "the session is alive"."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._vault = vault
        self._sealer = Sealer(vault, "session_kv")
        self.clock = clock
        database.add_migrations("session", SCHEMA)

    def hash(self, token: bytes) -> bytes:
        return self._vault.lookup_hash(token)

    async def find(self, hashed: bytes) -> tuple[Row, dict[str, str]] | None:
        """A living session and its values. A dead row of this token is removed."""
        found = await self._database.read(lambda connection: self._load(connection, hashed))
        if found is None:
            await self._remove_dead(hashed)
            return None
        row, sealed = found
        return row, self.opened(row.public_id, sealed)

    async def find_public(self, public_id: str) -> Row | None:
        """A living session by its public id."""

        def read(connection: sqlite3.Connection) -> Row | None:
            sql = f"SELECT {COLUMNS} FROM sessions WHERE public_id = :id AND {ALIVE}"
            found = connection.execute(sql, {"id": public_id, "now": self.clock()}).fetchone()
            return None if found is None else Row(*found)

        return await self._database.read(read)

    async def generations(self, hashes: Sequence[bytes]) -> dict[bytes, int]:
        """How often each of these living sessions was written to; missing ones are dead."""

        def read(connection: sqlite3.Connection) -> dict[bytes, int]:
            found: dict[bytes, int] = {}
            sql = f"SELECT id_hash, generation FROM sessions WHERE id_hash = :hash AND {ALIVE}"
            now = self.clock()
            for hashed in hashes:
                found.update(connection.execute(sql, {"hash": hashed, "now": now}).fetchall())
            return found

        return await self._database.read(read)

    async def put(
        self, hashed: bytes, public_id: str, created_at: float, stored: bool, key: str, value: bytes
    ) -> Row:
        """Store one value, and the session itself with its first one.

        Raises SessionGone or LimitError; nothing is half written.
        """
        now = self.clock()
        sealed = self._sealer.seal(value, place(public_id, key)) if stored else b""

        def write(connection: sqlite3.Connection) -> Row:
            own = sealed
            values = {
                "hash": hashed,
                "public": public_id,
                "created": created_at,
                "until": now + LIFE_SECONDS,
                "now": now,
                "key": key,
                "size": len(value) + len(key.encode()),
            }
            if not stored:
                connection.execute(INSERT, values)
                row = _row(connection, hashed)
                own = self._sealer.seal(value, place(row.public_id, key))
            if connection.execute(PUT, {**values, "sealed": own}).rowcount == 0:
                raise self._refusal(connection, hashed, now)
            connection.execute(TOUCH, values)
            return _row(connection, hashed)

        return await self._database.write(write)

    async def delete(self, hashed: bytes, key: str) -> Row | None:
        """Remove one value. Raises SessionGone; None if the session has no row."""
        now = self.clock()
        values = {"hash": hashed, "key": key, "until": now + LIFE_SECONDS, "now": now}

        def write(connection: sqlite3.Connection) -> Row:
            connection.execute(DELETE, values)
            if connection.execute(TOUCH, values).rowcount == 0:
                raise SessionGone(GONE)
            return _row(connection, hashed)

        return await self._database.write(write)

    async def end_all(self) -> None:
        """All sessions of now are dead from here on, whatever their number (S19)."""
        await self._database.write(
            lambda connection: (
                connection.execute("UPDATE session_epoch SET epoch = epoch + 1") and None
            )
        )

    async def purge(self) -> int:
        """Remove dead rows in batches that hold no writer up (S22); returns how many."""

        def write(connection: sqlite3.Connection) -> int:
            return connection.execute(
                "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE absolute_until <= ?"
                " OR epoch < (SELECT epoch FROM session_epoch) LIMIT ?)",
                (self.clock(), PURGED_AT_ONCE),
            ).rowcount

        removed = 0
        while (batch := await self._database.write(write)) > 0:
            removed += batch
        return removed

    def opened(self, public_id: str, sealed: Iterable[tuple[str, bytes]]) -> dict[str, str]:
        """The values in clear; one that does not open is left out and stays as it is."""
        values: dict[str, str] = {}
        for key, data in sealed:
            try:
                values[key] = self._sealer.open(data, place(public_id, key)).decode()
            except Unreadable as error:
                log.error("session %s, value %r: %s", public_id, key, error)
        return values

    def _load(
        self, connection: sqlite3.Connection, hashed: bytes
    ) -> tuple[Row, list[tuple[str, bytes]]] | None:
        sql = f"SELECT {COLUMNS} FROM sessions WHERE id_hash = :hash AND {ALIVE}"
        found = connection.execute(sql, {"hash": hashed, "now": self.clock()}).fetchone()
        if found is None:
            return None
        row = Row(*found)
        sql = "SELECT key, sealed FROM session_kv WHERE session_id = ? ORDER BY key"
        return row, connection.execute(sql, (row.id,)).fetchall()

    async def _remove_dead(self, hashed: bytes) -> None:
        def exists(connection: sqlite3.Connection) -> bool:
            sql = "SELECT 1 FROM sessions WHERE id_hash = ?"
            return connection.execute(sql, (hashed,)).fetchone() is not None

        def remove(connection: sqlite3.Connection) -> None:
            sql = f"DELETE FROM sessions WHERE id_hash = :hash AND NOT ({ALIVE})"
            connection.execute(sql, {"hash": hashed, "now": self.clock()})

        if await self._database.read(exists):
            await self._database.write(remove)

    def _refusal(self, connection: sqlite3.Connection, hashed: bytes, now: float) -> Exception:
        sql = f"SELECT 1 FROM sessions WHERE id_hash = :hash AND {ALIVE}"
        if connection.execute(sql, {"hash": hashed, "now": now}).fetchone() is None:
            return SessionGone(GONE)
        return LimitError(
            f"a session keeps at most {MOST_KEYS} values and {MOST_BYTES} bytes in all; "
            "delete some first"
        )


GONE = "the session has ended, so nothing can be stored in it; reload the page to begin a new one"


def place(public_id: str, key: str) -> bytes:
    """What a sealed value is bound to (K02)."""
    return f"session_kv|{public_id}|{key}".encode()


def _row(connection: sqlite3.Connection, hashed: bytes) -> Row:
    sql = f"SELECT {COLUMNS} FROM sessions WHERE id_hash = ?"
    return Row(*connection.execute(sql, (hashed,)).fetchone())

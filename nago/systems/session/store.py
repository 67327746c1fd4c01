"""Sessions in the database: found by the keyed hash of their token, never by the token itself."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from msgspec import Struct

from nago.data.database import Database, Tell, Work
from nago.data.sealing import Sealer, Vault
from nago.errors import Unreadable
from nago.systems.session.change import COLUMNS, Change, ChangeWriter, Row, Written, place
from nago.systems.session.model import LIFE_SECONDS, MOST_BYTES, MOST_KEYS
from nago.systems.session.resealing import RESEALING, sealed_values

log = logging.getLogger("nago.session")

SCHEMA = f"""
CREATE TABLE global_state (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    sessions_epoch INTEGER NOT NULL
);
INSERT INTO global_state VALUES (1, 0);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    id_hash BLOB NOT NULL UNIQUE,
    public_id TEXT NOT NULL UNIQUE,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    user_epoch INTEGER NOT NULL DEFAULT 0,
    global_epoch INTEGER NOT NULL,
    created_at REAL NOT NULL,
    authenticated_at REAL,
    last_write_at REAL NOT NULL,
    absolute_until REAL NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,
    keys INTEGER NOT NULL DEFAULT 0 CHECK (keys <= {MOST_KEYS}),
    bytes INTEGER NOT NULL DEFAULT 0 CHECK (bytes <= {MOST_BYTES})
);
CREATE INDEX sessions_of_user ON sessions (user_id) WHERE user_id IS NOT NULL;

CREATE TABLE session_kv (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    sealed BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    updated_at REAL NOT NULL,
    PRIMARY KEY (session_id, key)
);

CREATE TRIGGER session_value_added AFTER INSERT ON session_kv BEGIN
    UPDATE sessions SET generation = generation + 1, last_write_at = new.updated_at,
        absolute_until = CASE WHEN user_id IS NULL THEN new.updated_at + {LIFE_SECONDS}
            ELSE absolute_until END,
        keys = keys + 1, bytes = bytes + new.bytes
    WHERE id = new.session_id;
END;
CREATE TRIGGER session_value_replaced AFTER UPDATE ON session_kv BEGIN
    UPDATE sessions SET generation = generation + 1, last_write_at = new.updated_at,
        absolute_until = CASE WHEN user_id IS NULL THEN new.updated_at + {LIFE_SECONDS}
            ELSE absolute_until END,
        bytes = bytes + new.bytes - old.bytes
    WHERE id = new.session_id;
END;
CREATE TRIGGER session_value_removed AFTER DELETE ON session_kv BEGIN
    UPDATE sessions SET keys = keys - 1, bytes = bytes - old.bytes WHERE id = old.session_id;
END;

CREATE VIEW valid_sessions AS
SELECT s.* FROM sessions s
JOIN global_state g ON g.sessions_epoch = s.global_epoch
LEFT JOIN users u ON u.id = s.user_id
WHERE s.user_id IS NULL OR (
    json_extract(u.data, '$.enabled')
    AND coalesce(json_extract(u.data, '$.session_epoch'), 0) = s.user_epoch
);
"""
"""A session counts if it is a valid one and its time has not come. `id` is never used twice.

`generation` rises with every write, which tells other processes that there is something new.
`keys` and `bytes` count what it holds. The tables do this themselves, so that no statement, of
whatever process, exceeds the limits (`security.md S20`) or changes a value in secret.
"""

LIFE = """
ALTER TABLE sessions ADD COLUMN last_seen_at REAL NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN token_at REAL NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN previous_hash BLOB;
ALTER TABLE sessions ADD COLUMN previous_until REAL;
ALTER TABLE sessions ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN method TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN ip TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';
UPDATE sessions SET last_seen_at = last_write_at, token_at = created_at;
CREATE UNIQUE INDEX sessions_previous ON sessions (previous_hash) WHERE previous_hash IS NOT NULL;

CREATE TABLE session_tombstones (
    old_hash BLOB PRIMARY KEY,
    successor TEXT,
    at REAL NOT NULL,
    until REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_tombstones_age ON session_tombstones (until);

CREATE TABLE login_tickets (
    hash BLOB PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    old_hash BLOB NOT NULL,
    new_hash BLOB NOT NULL,
    sealed BLOB NOT NULL,
    until REAL NOT NULL
) WITHOUT ROWID;

CREATE TABLE known_devices (
    hash BLOB PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    until REAL NOT NULL
) WITHOUT ROWID;

DROP VIEW valid_sessions;
CREATE VIEW valid_sessions AS
SELECT s.*, unixepoch(json_extract(u.data, '$.status.until')) AS user_until FROM sessions s
JOIN global_state g ON g.sessions_epoch = s.global_epoch
LEFT JOIN users u ON u.id = s.user_id
WHERE NOT s.ended AND (s.user_id IS NULL OR (
    coalesce(json_extract(u.data, '$.status.type'), 'enabled') IN ('enabled', 'enabled_until')
    AND coalesce(json_extract(u.data, '$.session_epoch'), 0) = s.user_epoch
));
"""
"""A tombstone keeps a token dead that was given up: `successor` is the public id of the session
that took its place at a login. `ended` stays, whatever the clock does afterwards (`security.md` D10).
"""

PROOF = "ALTER TABLE sessions ADD COLUMN proved_at REAL"

COUNTS = """
absolute_until > :now AND coalesce(user_until, :now + 1) > :now
    AND (:idle = 0 OR user_id IS NULL OR last_seen_at > :now - :idle)
"""
LIVING = f"SELECT {COLUMNS} FROM valid_sessions WHERE {COUNTS}"
POSITIONAL = COUNTS.replace(":now", "?1").replace(":idle", "?2")
ASKED_AT_ONCE = 500

DEAD = """
absolute_until <= :until OR global_epoch < (SELECT sessions_epoch FROM global_state)
    OR user_id IS NOT NULL AND user_epoch < (SELECT coalesce(
        json_extract(data, '$.session_epoch'), 0) FROM users WHERE users.id = sessions.user_id)
"""
KEPT_AFTER_END = 24 * 3600
"""Seconds; a clock that runs ahead for a while deletes nothing (`security.md D10`)."""
SCANNED_AT_ONCE = 1000
PURGE_SECONDS = 0.01
"""How long a batch of the purge may hold up the writers that wait (`security.md S22`)."""

T = TypeVar("T")


class Stored(Struct, frozen=True):
    """A session as it stood at one moment, with its values."""

    row: Row
    values: dict[str, str]


class Tombstone(Struct, frozen=True):
    """A token that was given up, when, and the public id of the session that followed it."""

    successor: str | None
    at: float


class SessionStore:
    """The SQL of sessions. Raises StoreError where the database does."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._vault = vault
        self._sealer = Sealer(vault, "session_kv")
        self._write = ChangeWriter(self._sealer)
        self.clock = clock
        self.idle_seconds: Callable[[], float] = lambda: 0.0
        """After how long unseen a user's session ends; 0 for never (`security.md S12`)."""
        self.database = database
        database.add_migrations("session", [SCHEMA, LIFE, RESEALING, PROOF])
        vault.sealed.append(sealed_values(self._sealer))

    def hash(self, token: bytes) -> bytes:
        """Under which a session of this token is stored (`security.md S04`)."""
        return self._vault.lookup_hash(token, "session lookup")

    async def adopt(self, token: bytes) -> None:
        """Find a session again that was stored under a key before the newest one (K05)."""
        new, *old = self._vault.lookup_hashes(token, "session lookup")
        if not old:
            return
        marks = ",".join("?" * len(old))

        def known(connection: sqlite3.Connection) -> bool:
            sql = f"""
                SELECT EXISTS (SELECT 1 FROM sessions WHERE id_hash IN ({marks}))
                    OR EXISTS (SELECT 1 FROM session_tombstones WHERE old_hash IN ({marks}))
            """
            return bool(connection.execute(sql, (*old, *old)).fetchone()[0])

        def write(connection: sqlite3.Connection) -> None:
            sql = f"UPDATE OR IGNORE sessions SET id_hash = ? WHERE id_hash IN ({marks})"
            connection.execute(sql, (new, *old))
            sql = (
                f"UPDATE OR IGNORE session_tombstones SET old_hash = ? WHERE old_hash IN ({marks})"
            )
            connection.execute(sql, (new, *old))

        if await self._database.read(known):
            await self._database.write(write)

    def seal(self, public_id: str, key: str, value: bytes) -> bytes:
        return self._sealer.seal(value, place(public_id, key))

    def write(self, change: Change, tell: Tell[Written | None]) -> None:
        """Store or remove one value, beginning at once, in the order of the calls.

        It is told the session as it is then, or None where there was nothing to remove, or
        SessionGone, LimitError or StoreError; nothing is half written.
        """
        self._database.write_together(self._write, change, tell)

    async def find(self, hashed: bytes) -> Stored | None:
        """The living session of this hash."""
        return await self._find(f"{LIVING} AND id_hash = :key", hashed)

    async def find_row(self, id: int) -> Stored | None:
        """The living session of this row."""
        return await self._find(f"{LIVING} AND id = :key", id)

    async def find_public(self, public_id: str) -> Row | None:
        """The living session of this public id, without its values."""

        def read(connection: sqlite3.Connection) -> Row | None:
            sql = f"{LIVING} AND public_id = :id"
            found = connection.execute(sql, {"id": public_id, **self.moment()}).fetchone()
            return None if found is None else Row(*found)

        return await self._database.read(read)

    async def generations(self, hashes: Sequence[bytes]) -> dict[bytes, tuple[int, int]]:
        """Row and generation of each of these sessions that lives, all of one moment."""

        def read(connection: sqlite3.Connection) -> dict[bytes, tuple[int, int]]:
            found: dict[bytes, tuple[int, int]] = {}
            now, idle = self.clock(), self.idle_seconds()
            for start in range(0, len(hashes), ASKED_AT_ONCE):
                some = hashes[start : start + ASKED_AT_ONCE]
                sql = f"""
                    SELECT id_hash, id, generation FROM valid_sessions
                    WHERE {POSITIONAL} AND id_hash IN ({",".join("?" * len(some))})
                """
                for hashed, row, generation in connection.execute(sql, (now, idle, *some)):
                    found[hashed] = row, generation
            return found

        return await self._database.read(read)

    async def tombstones(self, hashes: Sequence[bytes]) -> dict[bytes, Tombstone]:
        """Those of these tokens that were given up."""

        def read(connection: sqlite3.Connection) -> dict[bytes, Tombstone]:
            found: dict[bytes, Tombstone] = {}
            for start in range(0, len(hashes), ASKED_AT_ONCE):
                some = hashes[start : start + ASKED_AT_ONCE]
                sql = f"""
                    SELECT old_hash, successor, at FROM session_tombstones
                    WHERE old_hash IN ({",".join("?" * len(some))})
                """
                for hashed, successor, at in connection.execute(sql, some):
                    found[hashed] = Tombstone(successor, at)
            return found

        return await self._database.read(read)

    def see(self, id: int) -> None:
        """Note that the session is used; asked for at most every five minutes (S12)."""
        self._database.write_together(_see, (self.clock(), id), lambda outcome: None)

    async def clear(self, note: Work[None]) -> int:
        """All sessions of now are dead from here on, whatever their number (S19).

        The result is the epoch that sessions have from now on; `note` is work for the same
        transaction.
        """

        def write(connection: sqlite3.Connection) -> int:
            note(connection)
            connection.execute("UPDATE global_state SET sessions_epoch = sessions_epoch + 1")
            return int(connection.execute("SELECT sessions_epoch FROM global_state").fetchone()[0])

        return await self._database.write(write)

    async def purge(self) -> int:
        """Remove dead rows, in batches that hold no writer up (S22); returns how many.

        Those that have expired are kept for a day more.
        """
        removed, batch = 0, 10
        last: int | None = 0
        while last is not None:
            last, dead = await self._database.read(partial(self._dead, last=last))
            while dead:
                some, dead = dead[:batch], dead[batch:]
                seconds = await self._remove(some)
                removed += len(some)
                batch = max(1, batch // 2) if seconds > PURGE_SECONDS else min(batch * 2, 500)
        await self._forget_old()
        return removed

    async def _forget_old(self) -> None:
        """Tombstones, tickets and devices whose time is over."""

        def write(connection: sqlite3.Connection) -> int:
            old = {"until": self.clock() - KEPT_AFTER_END}
            connection.execute("DELETE FROM login_tickets WHERE until <= :until", old)
            connection.execute("DELETE FROM known_devices WHERE until <= :until", old)
            return connection.execute(
                "DELETE FROM session_tombstones WHERE old_hash IN (SELECT old_hash"
                " FROM session_tombstones WHERE until <= :until LIMIT 500)",
                old,
            ).rowcount

        while await self._database.write(write) == 500:
            pass

    def moment(self) -> dict[str, float]:
        """What `COUNTS` is asked with."""
        return {"now": self.clock(), "idle": self.idle_seconds()}

    async def _find(self, sql: str, key: object) -> Stored | None:
        def read(connection: sqlite3.Connection) -> tuple[Row, list[tuple[str, bytes]]] | None:
            found = connection.execute(sql, {"key": key, **self.moment()}).fetchone()
            if found is None:
                return None
            row = Row(*found)
            values = "SELECT key, sealed FROM session_kv WHERE session_id = ?"
            return row, connection.execute(values, (row.id,)).fetchall()

        found = await self._database.read(read)
        if found is None:
            return None
        row, sealed = found
        return Stored(row, self._opened(row.public_id, sealed))

    def _opened(self, public_id: str, sealed: Iterable[tuple[str, bytes]]) -> dict[str, str]:
        """The values in clear; one that does not open counts as not there and stays as it is."""
        values: dict[str, str] = {}
        for key, data in sealed:
            try:
                values[key] = self._sealer.open(data, place(public_id, key)).decode()
            except (Unreadable, UnicodeDecodeError) as error:
                log.error("session %s: the value of %r cannot be read: %s", public_id, key, error)
        return values

    def _dead(self, connection: sqlite3.Connection, last: int) -> tuple[int | None, list[int]]:
        """The dead among the next rows, and where those end; None at the end of the table."""
        sql = f"""
            SELECT id, {DEAD} FROM sessions WHERE id > :last ORDER BY id LIMIT {SCANNED_AT_ONCE}
        """
        values = {"last": last, "until": self.clock() - KEPT_AFTER_END}
        rows = connection.execute(sql, values).fetchall()
        end = rows[-1][0] if len(rows) == SCANNED_AT_ONCE else None
        return end, [id for id, is_dead in rows if is_dead]

    async def _remove(self, ids: Sequence[int]) -> float:
        """Remove those of them that are dead still; returns the seconds that it took."""

        def write(connection: sqlite3.Connection) -> float:
            begun = time.perf_counter()
            sql = f"DELETE FROM sessions WHERE id = :id AND ({DEAD})"
            until = self.clock() - KEPT_AFTER_END
            connection.executemany(sql, [{"id": id, "until": until} for id in ids])
            return time.perf_counter() - begun

        return await self._database.write(write)


def _see(connection: sqlite3.Connection, items: Sequence[tuple[float, int]]) -> list[None]:
    sql = "UPDATE sessions SET last_seen_at = max(last_seen_at, ?) WHERE id = ?"
    connection.executemany(sql, items)
    return [None] * len(items)

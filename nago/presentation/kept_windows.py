"""Windows on disk: their states survive a restart of the server (`design.md` 11)."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence

import msgspec

from nago.data.database import Database
from nago.data.sealing import Sealed, Sealer, Vault
from nago.errors import Unreadable

SCHEMA = (
    """
    CREATE TABLE kept_windows (
        key_hash BLOB PRIMARY KEY,
        sealed BLOB NOT NULL,
        written_at REAL NOT NULL
    )
    """,
    "CREATE INDEX kept_windows_age ON kept_windows (written_at)",
)
KEPT_SECONDS = 7 * 24 * 3600
PURGED_AT_ONCE = 500


class KeptWindow(msgspec.Struct, frozen=True):
    """What is needed to build a window again."""

    session: str | None
    """The public id of its session, if that had a row: only this one may resume it."""
    path: str
    states: dict[str, msgspec.Raw]


class KeptWindows:
    """Stores windows under the keyed hash of their resume key, sealed."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._vault = vault
        self._sealer = Sealer(vault, "kept_windows")
        self._clock = clock
        database.add_migrations("windows", SCHEMA)
        vault.sealed.append(Sealed("kept_windows", "sealed", self._sealer, "key_hash", bytes))

    async def find(self, key: str) -> KeptWindow | None:
        """The window of this resume key, or None if it was never kept or is too old."""
        oldest = self._clock() - KEPT_SECONDS
        hashes = self._vault.lookup_hashes(key.encode())

        def read(connection: sqlite3.Connection) -> tuple[bytes, bytes] | None:
            for hashed in hashes:
                row = connection.execute(
                    "SELECT sealed FROM kept_windows WHERE key_hash = ? AND written_at > ?",
                    (hashed, oldest),
                ).fetchone()
                if row is not None:
                    return hashed, bytes(row[0])
            return None

        found = await self._database.read(read)
        if found is None:
            return None
        hashed, sealed = found
        try:
            return msgspec.json.decode(self._sealer.open(sealed, hashed), type=KeptWindow)
        except (Unreadable, msgspec.DecodeError):
            return None

    async def save(self, windows: Mapping[str, KeptWindow]) -> None:
        """Store these windows by their resume keys, all in one write."""
        now = self._clock()
        rows = []
        for key, window in windows.items():
            hashed = self._vault.lookup_hash(key.encode())
            rows.append((hashed, self._sealer.seal(msgspec.json.encode(window), hashed), now))

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR REPLACE INTO kept_windows VALUES (?, ?, ?)", rows)

        await self._database.write(write)

    async def forget(self, keys: Sequence[str]) -> None:
        """Remove these windows."""
        rows = [(each,) for key in keys for each in self._vault.lookup_hashes(key.encode())]

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany("DELETE FROM kept_windows WHERE key_hash = ?", rows)

        await self._database.write(write)

    async def purge(self) -> None:
        """Remove what is too old, in small batches that hold nobody up."""
        oldest = self._clock() - KEPT_SECONDS

        def write(connection: sqlite3.Connection) -> int:
            return connection.execute(
                "DELETE FROM kept_windows WHERE key_hash IN (SELECT key_hash FROM kept_windows"
                " WHERE written_at <= ? LIMIT ?)",
                (oldest, PURGED_AT_ONCE),
            ).rowcount

        while await self._database.write(write) == PURGED_AT_ONCE:
            pass

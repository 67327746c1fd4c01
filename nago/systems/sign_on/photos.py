"""Pictures of users, one each."""

from __future__ import annotations

import hashlib
import sqlite3

from msgspec import Struct

from nago.data.database import Database, Work

SCHEMA = """
CREATE TABLE user_photos (
    user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    jpeg BLOB NOT NULL
);
"""
NAME_LENGTH = 32


class Photo(Struct, frozen=True):
    """A picture; `hash` names it, so that another one has another address."""

    hash: str
    jpeg: bytes


class Photos:
    """Raises StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.add_migrations("user_photos", [SCHEMA])

    def named(self, jpeg: bytes) -> str:
        """What a picture is called: the beginning of its SHA-256."""
        return hashlib.sha256(jpeg).hexdigest()[:NAME_LENGTH]

    async def read(self, user_id: str) -> Photo | None:
        def read(connection: sqlite3.Connection) -> Photo | None:
            sql = "SELECT hash, jpeg FROM user_photos WHERE user_id = ?"
            found = connection.execute(sql, (user_id,)).fetchone()
            return None if found is None else Photo(*found)

        return await self._database.read(read)

    def saving(self, user_id: str, jpeg: bytes) -> Work[None]:
        """The picture as work for a transaction; it takes the place of the one before."""
        row = (user_id, self.named(jpeg), jpeg)

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT OR REPLACE INTO user_photos VALUES (?, ?, ?)", row)

        return write

"""Links that work once: for a new password, a first administrator (`security.md` R01, R02, A05)."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from nago.data.database import Database, Work
from nago.data.sealing import Vault
from nago.errors import InvalidValue

SCHEMA = """
CREATE TABLE one_time_tokens (
    hash BLOB PRIMARY KEY,
    purpose TEXT NOT NULL,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    until REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX one_time_tokens_of_user ON one_time_tokens (user_id, purpose);
"""
Purpose = Literal["password_reset", "administrator"]
LIFE_SECONDS: dict[Purpose, int] = {"password_reset": 3600, "administrator": 3600}


class Bearer(Struct, frozen=True):
    """Whom a link is for; `user_id` is None for the first administrator, who is nobody yet."""

    user_id: str | None
    email: str


class OneTimeTokens:
    """256 bits, stored as a keyed hash, bound to purpose, user and the address of then."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._vault = vault
        self.clock = clock
        database.add_migrations("one_time_tokens", [SCHEMA])

    def issue(self, purpose: Purpose, user_id: str | None, email: str) -> tuple[str, Work[None]]:
        """A new token and the work that keeps it; older ones of the same kind are dead then."""
        token = secrets.token_urlsafe(32)
        values = (self._hashes(purpose, token)[0], purpose, user_id, email)
        until = self.clock() + LIFE_SECONDS[purpose]

        def work(connection: sqlite3.Connection) -> None:
            self._kill(connection, purpose, user_id)
            connection.execute(
                "INSERT INTO one_time_tokens VALUES (?, ?, ?, ?, ?)", (*values, until)
            )

        return token, work

    async def find(self, purpose: Purpose, token: str) -> Bearer | None:
        """Whom it is for; looking changes nothing. None if it is unknown, used or too old."""
        hashes = self._hashes(purpose, token)

        def read(connection: sqlite3.Connection) -> tuple[str | None, str] | None:
            found: tuple[str | None, str] | None = connection.execute(
                "SELECT user_id, email FROM one_time_tokens"
                f" WHERE hash IN ({marks(hashes)}) AND purpose = ? AND until > ?",
                (*hashes, purpose, self.clock()),
            ).fetchone()
            return found

        found = await self._database.read(read)
        return None if found is None else Bearer(*found)

    def consume(self, purpose: Purpose, token: str) -> Work[None]:
        """Work that uses it up: of two at the same moment one raises InvalidValue (R02)."""
        hashes = self._hashes(purpose, token)

        def work(connection: sqlite3.Connection) -> None:
            used = connection.execute(
                f"DELETE FROM one_time_tokens WHERE hash IN ({marks(hashes)})"
                " AND purpose = ? AND until > ?",
                (*hashes, purpose, self.clock()),
            ).rowcount
            if not used:
                raise InvalidValue("this link was used already or is too old: ask for a new one")

        return work

    def forget(self, user_id: str) -> Work[None]:
        """Work after which no link of this user works, as when his address changes."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM one_time_tokens WHERE user_id = ?", (user_id,))

        return work

    async def purge(self) -> None:
        """Remove what is too old."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM one_time_tokens WHERE until < ?", (self.clock() - 86400,)
            )

        await self._database.write(write)

    def _kill(self, connection: sqlite3.Connection, purpose: str, user_id: str | None) -> None:
        connection.execute(
            "DELETE FROM one_time_tokens WHERE purpose = ? AND user_id IS ?", (purpose, user_id)
        )

    def _hashes(self, purpose: str, token: str) -> tuple[bytes, ...]:
        return self._vault.lookup_hashes(token.encode(errors="replace"), f"one-time {purpose}")


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values, for SQL."""
    return ",".join("?" * len(values))

"""Links that work once: for a new password, an address, an invitation, a first administrator
(`security.md` R01, R02, A05)."""

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
DETAIL = "ALTER TABLE one_time_tokens ADD COLUMN detail TEXT NOT NULL DEFAULT ''"
Purpose = Literal["password_reset", "verify", "mail_change", "invite", "administrator"]
HOUR, DAY = 3600, 86400
LIFE_SECONDS: dict[Purpose, int] = {
    "password_reset": HOUR,
    "verify": 48 * HOUR,
    "mail_change": 24 * HOUR,
    "invite": 7 * DAY,
    "administrator": HOUR,
}
DEAD = "this link was used already or is too old: ask for a new one"


class Bearer(Struct, frozen=True):
    """Whom a link is for; `user_id` is None for the first administrator, who is nobody yet."""

    user_id: str | None
    email: str
    """The user's address when the link was made; with another one it is dead."""
    detail: str = ""
    """The new address, for a link that changes it."""


class OneTimeTokens:
    """256 bits, stored as a keyed hash, bound to purpose, user and the address of then."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._vault = vault
        self.clock = clock
        database.add_migrations("one_time_tokens", [SCHEMA, DETAIL])

    def issue(
        self, purpose: Purpose, user_id: str | None, email: str, detail: str = ""
    ) -> tuple[str, Work[None]]:
        """A new token and the work that keeps it; older ones of the same kind are dead then."""
        token = secrets.token_urlsafe(32)
        hashed = self._hashes(purpose, token)[0]
        values = (hashed, purpose, user_id, email, self.clock() + LIFE_SECONDS[purpose], detail)

        def work(connection: sqlite3.Connection) -> None:
            self._kill(connection, purpose, user_id)
            connection.execute("INSERT INTO one_time_tokens VALUES (?, ?, ?, ?, ?, ?)", values)

        return token, work

    async def make(
        self, purpose: Purpose, user_id: str | None, email: str, detail: str = ""
    ) -> str:
        """A new token, kept at once, for programs that hand nobody a link. Raises StoreError."""
        token, keeping = self.issue(purpose, user_id, email, detail)
        await self._database.write(keeping)
        return token

    async def find(self, purpose: Purpose, token: str) -> Bearer | None:
        """Whom it is for; looking changes nothing. None if it is unknown, used or too old."""
        hashes = self._hashes(purpose, token)

        def read(connection: sqlite3.Connection) -> tuple[str | None, str, str] | None:
            found: tuple[str | None, str, str] | None = connection.execute(
                "SELECT user_id, email, detail FROM one_time_tokens"
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
                raise InvalidValue(DEAD)

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

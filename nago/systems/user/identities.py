"""Who somebody is at identity providers: each of their users is at most one account here."""

from __future__ import annotations

import sqlite3

from msgspec import Struct

from nago.data.database import Database, Work
from nago.errors import SignOnRefused
from nago.systems.user.external import ExternalUser

SCHEMA = """
CREATE TABLE user_identities (
    provider TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    at REAL NOT NULL,
    PRIMARY KEY (provider, issuer, subject)
) WITHOUT ROWID;
CREATE INDEX user_identities_of_user ON user_identities (user_id);
"""


class Identity(Struct, frozen=True):
    """The user of a provider that an account is linked with, and since when (seconds)."""

    provider: str
    issuer: str
    subject: str
    at: float


class Identities:
    """The key is provider, issuer and subject, never an address (`security.md N10`)."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.add_migrations("user_identities", [SCHEMA])

    async def find(self, external: ExternalUser) -> str | None:
        """The id of the account of this user of a provider. Raises StoreError."""
        key = (external.provider, external.issuer, external.subject)

        def read(connection: sqlite3.Connection) -> str | None:
            sql = (
                "SELECT user_id FROM user_identities"
                " WHERE provider = ? AND issuer = ? AND subject = ?"
            )
            found = connection.execute(sql, key).fetchone()
            return None if found is None else str(found[0])

        return await self._database.read(read)

    async def of_user(self, user_id: str) -> list[Identity]:
        """Everything that an account is linked with, the oldest first. Raises StoreError."""

        def read(connection: sqlite3.Connection) -> list[Identity]:
            sql = (
                "SELECT provider, issuer, subject, at FROM user_identities WHERE user_id = ?"
                " ORDER BY at"
            )
            return [Identity(*found) for found in connection.execute(sql, (user_id,))]

        return await self._database.read(read)

    def linking(self, external: ExternalUser, user_id: str, at: float) -> Work[None]:
        """Work that links; raises SignOnRefused if somebody else was linked meanwhile."""
        row = (external.provider, external.issuer, external.subject, user_id, at)

        def work(connection: sqlite3.Connection) -> None:
            try:
                connection.execute("INSERT INTO user_identities VALUES (?, ?, ?, ?, ?)", row)
            except sqlite3.IntegrityError as error:
                if error.sqlite_errorname != "SQLITE_CONSTRAINT_PRIMARYKEY":
                    raise
                raise SignOnRefused(
                    "this user of the provider was linked with an account a moment ago"
                ) from None

        return work

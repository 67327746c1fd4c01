"""Grants and refresh tokens in the database: found by keyed hashes, sealed at rest."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from nago.data.database import Database, Work
from nago.data.sealing import Sealed, Sealer, Vault
from nago.systems.login_service.messages import subject_of
from nago.systems.login_service.model import GRANT_SECONDS, TOKEN_DAYS, Held, Known
from nago.systems.user.one_time import marks

SCHEMA = """
CREATE TABLE login_service_grants (
    nonce_hash BLOB PRIMARY KEY,
    id TEXT NOT NULL,
    provider TEXT NOT NULL,
    application TEXT NOT NULL,
    user TEXT NOT NULL,
    sid TEXT NOT NULL,
    sealed BLOB NOT NULL,
    until REAL NOT NULL
);
CREATE INDEX login_service_grants_age ON login_service_grants (until);
CREATE TABLE login_service_tokens (
    id TEXT PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    provider TEXT NOT NULL,
    application TEXT NOT NULL,
    user TEXT NOT NULL,
    sid TEXT NOT NULL,
    sealed BLOB NOT NULL,
    created_at REAL NOT NULL,
    last_used_at REAL NOT NULL,
    asked_at REAL NOT NULL,
    retry_at REAL NOT NULL DEFAULT 0,
    until REAL NOT NULL,
    revoked_at REAL,
    lease TEXT,
    lease_until REAL NOT NULL DEFAULT 0
);
CREATE INDEX login_service_tokens_age ON login_service_tokens (until);
CREATE INDEX login_service_tokens_user ON login_service_tokens (user);
"""
"""`user` is by what applications know him, `sid` the provider's name of his session there, for a
logout there. What is sealed is bound to the id, which a grant hands on to its token: it moves unopened.
`lease` belongs to whoever asks the provider just now, in whatever process."""

COLUMNS = (
    "id, provider, application, sealed, created_at, last_used_at, asked_at, retry_at, until,"
    " revoked_at"
)
ISSUE = """
INSERT INTO login_service_tokens (id, hash, provider, application, user, sid, sealed,
    created_at, last_used_at, asked_at, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
LEASE = f"""
UPDATE login_service_tokens SET lease = :lease, lease_until = :lease_until
WHERE id = :id AND lease_until <= :now AND retry_at <= :now AND asked_at <= :before
    AND revoked_at IS NULL
RETURNING {COLUMNS}
"""
RENEW = """
UPDATE login_service_tokens SET sealed = :sealed, asked_at = :now, lease = NULL, lease_until = 0
WHERE id = :id AND lease = :lease AND revoked_at IS NULL
"""
POSTPONE = """
UPDATE login_service_tokens SET retry_at = :retry_at, lease = NULL, lease_until = 0
WHERE id = :id AND lease = :lease
"""
USED = "UPDATE login_service_tokens SET last_used_at = :now WHERE id = :id"
REVOKE = "UPDATE login_service_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"
LIVING = (
    f"SELECT {COLUMNS} FROM login_service_tokens WHERE revoked_at IS NULL AND until > ?"
    " ORDER BY created_at DESC, id LIMIT ?"
)
KEPT_SECONDS = 30 * 86400
"""How long a revoked token is still known as one."""
Row = tuple[Any, ...]


class LoginServiceStore:
    """Raises StoreError. Works are for transactions that keep an entry of the audit log as well."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self.database = database
        self._vault = vault
        self._sealer = Sealer(vault, "login_service")
        self.clock = clock
        database.add_migrations("login_service", [SCHEMA])
        for table in ("login_service_grants", "login_service_tokens"):
            vault.sealed.append(Sealed(table, "sealed", self._sealer, "id", _place))

    def granting(
        self, id: str, nonce: str, application: str, known: Known, sid: str = ""
    ) -> Work[bool]:
        """Work that keeps what a nonce is exchanged for. `sid` is what the provider calls the
        session of its user. False if it is kept already: then two
        people came back with the nonce of one browser, and neither gets anything."""
        nonces, now = self._nonces(nonce), self.clock()
        values = (
            known.user.provider, application, subject_of(known.user), sid, self._seal(id, known),
            now + GRANT_SECONDS,
        )  # fmt: skip

        def work(connection: sqlite3.Connection) -> bool:
            taken = connection.execute(
                f"DELETE FROM login_service_grants WHERE nonce_hash IN ({marks(nonces)})"
                " RETURNING until",
                nonces,
            ).fetchone()
            if taken is not None and taken[0] > now:
                return False
            connection.execute(
                "INSERT INTO login_service_grants VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (nonces[0], id, *values),
            )
            return True

        return work

    def exchanging(self, nonce: str) -> tuple[str, Work[tuple[str, str, str] | None]]:
        """A new refresh token, and work that issues it for this nonce, which is used up by that.

        The work gives the token's id, provider and application; None for a nonce that is unknown,
        used or too old. Of two at the same moment one gets something.
        """
        token = secrets.token_urlsafe(32)
        nonces, hash, now = self._nonces(nonce), self._tokens(token)[0], self.clock()

        def work(connection: sqlite3.Connection) -> tuple[str, str, str] | None:
            found = connection.execute(
                f"DELETE FROM login_service_grants WHERE nonce_hash IN ({marks(nonces)})"
                " AND until > ? RETURNING id, provider, application, user, sid, sealed",
                (*nonces, now),
            ).fetchone()
            if found is None:
                return None
            id, provider, application, *kept = found
            until = now + TOKEN_DAYS * 86400
            row = (id, hash, provider, application, *kept, now, now, now, until)
            connection.execute(ISSUE, row)
            return id, provider, application

        return token, work

    async def find(self, token: str) -> Held | None:
        """The token as it is kept, even if it is too old or revoked."""
        hashes = self._tokens(token)
        sql = f"SELECT {COLUMNS} FROM login_service_tokens WHERE hash IN ({marks(hashes)})"
        row = await self.database.read(
            lambda connection: connection.execute(sql, hashes).fetchone()
        )
        return None if row is None else self._held(row)

    async def find_id(self, id: str) -> Held | None:
        """The same by its public id."""
        sql = f"SELECT {COLUMNS} FROM login_service_tokens WHERE id = ?"
        row = await self.database.read(lambda connection: connection.execute(sql, (id,)).fetchone())
        return None if row is None else self._held(row)

    async def find_living(self, limit: int) -> list[Held]:
        """Those that work, the newest first."""
        values = (self.clock(), limit)
        rows = await self.database.read(
            lambda connection: connection.execute(LIVING, values).fetchall()
        )
        return [self._held(row) for row in rows]

    async def used(self, id: str) -> None:
        """Note that it was used."""
        values = {"id": id, "now": self.clock()}

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(USED, values)

        await self.database.write(write)

    async def lease(
        self, id: str, *, seconds: float, asked_before: float
    ) -> tuple[str, Held] | None:
        """The right to ask the provider, for whom nobody else asks meanwhile, and what is kept.

        None while somebody else has it, and if there is no need to ask (any more).
        """
        now, lease = self.clock(), secrets.token_urlsafe(16)
        values = {
            "id": id, "lease": lease, "lease_until": now + seconds, "now": now,
            "before": asked_before,
        }  # fmt: skip

        def write(connection: sqlite3.Connection) -> Row | None:
            row: Row | None = connection.execute(LEASE, values).fetchone()
            return row

        row = await self.database.write(write)
        return None if row is None else (lease, self._held(row))

    async def renew(self, held: Held, lease: str, known: Known) -> Held | None:
        """Keep what the provider says now, with its new refresh token, in one transaction; None
        if the lease was lost or the token was revoked meanwhile."""
        now = self.clock()
        values = {"id": held.id, "lease": lease, "now": now, "sealed": self._seal(held.id, known)}
        write = _counting(RENEW, values)
        if not await self.database.write(write):
            return None
        return replace(held, known=known, asked_at=now)

    async def postpone(self, id: str, lease: str, seconds: float) -> None:
        """Leave the provider alone for so long."""
        values = {"id": id, "lease": lease, "retry_at": self.clock() + seconds}
        await self.database.write(_counting(POSTPONE, values))

    def revoking(self, id: str) -> Work[bool]:
        """Work after which the token works no more; False if it did not before."""
        now = self.clock()

        def work(connection: sqlite3.Connection) -> bool:
            return connection.execute(REVOKE, (now, id)).rowcount > 0

        return work

    def revoking_user(self, provider: str, user: str, sid: str) -> Work[list[str]]:
        """Work after which nothing works that this session of the provider has led to, or without
        `sid` any of the user's; the ids of the tokens."""
        now = self.clock()
        which, what = ("sid = ?", sid) if sid else ("user = ?", user)

        def work(connection: sqlite3.Connection) -> list[str]:
            connection.execute(
                f"DELETE FROM login_service_grants WHERE provider = ? AND {which}", (provider, what)
            )
            found = connection.execute(
                f"UPDATE login_service_tokens SET revoked_at = ? WHERE provider = ? AND {which}"
                " AND revoked_at IS NULL RETURNING id",
                (now, provider, what),
            )
            return [id for (id,) in found]

        return work

    async def purge(self) -> None:
        """Remove what is too old or was revoked a month ago."""
        now = self.clock()

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM login_service_grants WHERE until < ?", (now,))
            connection.execute(
                "DELETE FROM login_service_tokens WHERE until < ? OR revoked_at < ?",
                (now, now - KEPT_SECONDS),
            )

        await self.database.write(write)

    def _held(self, row: Row) -> Held:
        id, provider, application, sealed, created, used, asked, retry, until, revoked = row
        known = msgspec.json.decode(self._sealer.open(sealed, _place(id)), type=Known)
        return Held(
            id=id, provider=provider, application=application, known=known, created_at=created,
            last_used_at=used, asked_at=asked, retry_at=retry, until=until,
            revoked=revoked is not None,
        )  # fmt: skip

    def _seal(self, id: str, known: Known) -> bytes:
        return self._sealer.seal(msgspec.json.encode(known), _place(id))

    def _nonces(self, nonce: str) -> tuple[bytes, ...]:
        plain = nonce.lower().encode(errors="replace")
        return self._vault.lookup_hashes(plain, "login service nonce")

    def _tokens(self, token: str) -> tuple[bytes, ...]:
        return self._vault.lookup_hashes(token.encode(errors="replace"), "login service token")


def _counting(sql: str, values: dict[str, Any]) -> Work[int]:
    def work(connection: sqlite3.Connection) -> int:
        return connection.execute(sql, values).rowcount

    return work


def _place(id: str) -> bytes:
    """What a sealed value is bound to (K02)."""
    return f"login_service|{id}".encode()

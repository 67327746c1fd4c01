"""Which provider vouches for a session, and how it is asked again."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Collection, Mapping

import msgspec
from msgspec import Struct

from nago.data.database import Database, Work
from nago.data.sealing import Sealed, Sealer, Vault
from nago.systems.sign_on.model import Vouched
from nago.systems.user.external import ExternalUser

LEASE_SECONDS = 30
LONGEST_PAUSE = 600
SCHEMA = """
CREATE TABLE session_vouching (
    session_id INTEGER PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    provider TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    sid TEXT NOT NULL,
    sealed BLOB NOT NULL,
    until REAL,
    acr TEXT NOT NULL,
    amr TEXT NOT NULL,
    checked_at REAL NOT NULL,
    next_at REAL NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since REAL,
    lease TEXT,
    lease_until REAL NOT NULL DEFAULT 0
);
CREATE INDEX session_vouching_subject ON session_vouching (issuer, subject);
"""
"""`sealed` holds what only this server and the provider know: the refresh token and the ID token.
`lease` belongs to whoever asks the provider just now, in whatever process (`security.md N13`)."""

LEASE = """
UPDATE session_vouching SET lease = :lease, lease_until = :until
WHERE session_id = (SELECT id FROM sessions WHERE public_id = :id) AND lease_until <= :now
RETURNING session_id, provider, issuer, subject, sealed, failing_since
"""
RENEW = """
UPDATE session_vouching SET sealed = :sealed, until = :until, checked_at = :now,
    next_at = :next_at, failures = 0, failing_since = NULL, lease = NULL, lease_until = 0
WHERE session_id = :row AND lease = :lease
"""
FAIL = """
UPDATE session_vouching SET failures = failures + 1,
    failing_since = coalesce(failing_since, :now),
    next_at = :now + min(:longest, 30 * (1 << min(failures, 5))),
    lease = NULL, lease_until = 0
WHERE session_id = :row AND lease = :lease
"""


class Tokens(Struct, frozen=True):
    """What is sealed; empty where the provider gave none."""

    refresh: str = ""
    id_token: str = ""

    def __repr__(self) -> str:
        return "Tokens()"


class Vouching(Struct, frozen=True, kw_only=True):
    """What is stored of a session that a provider vouches for."""

    provider: str
    issuer: str
    subject: str
    tokens: Tokens

    def vouched(self, email: str) -> Vouched:
        """What is known without asking; `email` is the account's."""
        user = ExternalUser(
            provider=self.provider, issuer=self.issuer, subject=self.subject, email=email
        )
        return Vouched(user=user, refresh=self.tokens.refresh, id_token=self.tokens.id_token)


class Lease(Struct, frozen=True, kw_only=True):
    """The right to ask the provider about one session; nobody else does meanwhile."""

    id: str
    """The session's public id."""
    row: int
    key: str
    vouching: Vouching
    failing_since: float | None


class VouchingStore:
    """Beside the sessions, whose own table stays small. Raises StoreError."""

    def __init__(self, database: Database, vault: Vault, clock: Callable[[], float]) -> None:
        self._database = database
        self._sealer = Sealer(vault, "session_vouching")
        self._clock = clock
        named = "(SELECT public_id FROM sessions WHERE sessions.id = session_id)"
        database.add_migrations("session_vouching", [SCHEMA])
        vault.sealed.append(Sealed("session_vouching", "sealed", self._sealer, named, _place))

    def keeping(
        self, vouched: Vouched, until: float | None, next_at: float
    ) -> Callable[[sqlite3.Connection, int, str], None]:
        """What is done in the transaction that begins the session, given its row and public id."""
        user = vouched.user

        def work(connection: sqlite3.Connection, row: int, public_id: str) -> None:
            connection.execute(
                "INSERT INTO session_vouching (session_id, provider, issuer, subject, sid, sealed,"
                " until, acr, amr, checked_at, next_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    row,
                    user.provider,
                    user.issuer,
                    user.subject,
                    vouched.sid,
                    self._sealed(vouched, public_id),
                    until,
                    vouched.acr,
                    " ".join(vouched.amr),
                    self._clock(),
                    next_at,
                ),
            )

        return work

    async def find(self, public_id: str) -> Vouching | None:
        """Who vouches for a session; None if it began with a password."""

        def read(connection: sqlite3.Connection) -> tuple[str, str, str, bytes] | None:
            found: tuple[str, str, str, bytes] | None = connection.execute(
                "SELECT provider, issuer, subject, sealed FROM session_vouching"
                " WHERE session_id = (SELECT id FROM sessions WHERE public_id = ?)",
                (public_id,),
            ).fetchone()
            return found

        found = await self._database.read(read)
        return None if found is None else self._opened(public_id, *found)

    async def lease(self, public_id: str) -> Lease | None:
        """The right to ask; None if nobody vouches for the session, or if somebody asks already."""
        key, now = secrets.token_hex(8), self._clock()
        values = {"lease": key, "until": now + LEASE_SECONDS, "id": public_id, "now": now}

        def write(
            connection: sqlite3.Connection,
        ) -> tuple[int, str, str, str, bytes, float | None] | None:
            found: tuple[int, str, str, str, bytes, float | None] | None = connection.execute(
                LEASE, values
            ).fetchone()
            return found

        found = await self._database.write(write)
        if found is None:
            return None
        row, provider, issuer, subject, sealed, failing_since = found
        vouching = self._opened(public_id, provider, issuer, subject, sealed)
        return Lease(id=public_id, row=row, key=key, vouching=vouching, failing_since=failing_since)

    async def renew(
        self, lease: Lease, vouched: Vouched, until: float | None, next_at: float
    ) -> bool:
        """The provider said yes. False if the session has ended or the lease was over: then
        nothing is stored."""
        values = {
            "sealed": self._sealed(vouched, lease.id),
            "until": until,
            "now": self._clock(),
            "next_at": next_at,
            "row": lease.row,
            "lease": lease.key,
        }
        return bool(await self._database.write(_running(RENEW, values)))

    async def fail(self, lease: Lease) -> None:
        """The provider could not be asked: the next try comes later each time, up to ten minutes."""
        values = {
            "now": self._clock(), "row": lease.row, "lease": lease.key, "longest": LONGEST_PAUSE
        }  # fmt: skip
        await self._database.write(_running(FAIL, values))

    async def due(self, rows: Collection[int], *, all: bool = False) -> list[str]:
        """The public ids of those of these sessions that are to be asked about now."""
        ids = msgspec.json.encode(list(rows)).decode()
        now = self._clock()

        def read(connection: sqlite3.Connection) -> list[str]:
            sql = (
                "SELECT s.public_id FROM json_each(?) wanted"
                " JOIN session_vouching v ON v.session_id = wanted.value"
                " JOIN sessions s ON s.id = v.session_id"
                " WHERE (? OR v.next_at <= ?) AND v.lease_until <= ?"
            )
            return [str(id) for (id,) in connection.execute(sql, (ids, all, now, now))]

        return await self._database.read(read)

    async def sessions_of(
        self, provider: str, issuer: str, subject: str, sid: str
    ) -> list[tuple[int, str, str]]:
        """Row, public id and user of the sessions that a provider wants to end: the one that it
        calls `sid`, or all of its user (OpenID Connect Back-Channel Logout 1.0, 2.7)."""
        which = "sid = ?" if sid else "subject = ?"

        def read(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
            sql = (
                "SELECT sessions.id, sessions.public_id, user_id FROM session_vouching"
                " JOIN sessions ON sessions.id = session_vouching.session_id"
                f" WHERE provider = ? AND issuer = ? AND {which} AND user_id IS NOT NULL"
            )
            return connection.execute(sql, (provider, issuer, sid or subject)).fetchall()

        return await self._database.read(read)

    def _sealed(self, vouched: Vouched, public_id: str) -> bytes:
        tokens = Tokens(vouched.refresh, vouched.id_token)
        return self._sealer.seal(msgspec.json.encode(tokens), _place(public_id))

    def _opened(
        self, public_id: str, provider: str, issuer: str, subject: str, sealed: bytes
    ) -> Vouching:
        tokens = msgspec.json.decode(self._sealer.open(sealed, _place(public_id)), type=Tokens)
        return Vouching(provider=provider, issuer=issuer, subject=subject, tokens=tokens)


def _running(sql: str, values: Mapping[str, object]) -> Work[int]:
    def work(connection: sqlite3.Connection) -> int:
        return connection.execute(sql, values).rowcount

    return work


def _place(public_id: str) -> bytes:
    """What a sealed value is bound to (K02)."""
    return f"session_vouching|{public_id}".encode()

"""How sessions of users begin, get another token, and end; each step is one transaction (D03)."""

from __future__ import annotations

import logging
import secrets
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from nago.data.database import Work
from nago.data.sealing import Sealer, Vault
from nago.errors import LoginRefused, SessionGone
from nago.systems.audit import AuditManagement
from nago.systems.session.change import ROW, Row, place
from nago.systems.session.store import LIVING, SessionStore
from nago.systems.session.token import Tokens

log = logging.getLogger("nago.session")

TICKET_SECONDS = 30
RACE_SECONDS = 60
"""For how long requests that carry the last token may still be under way."""
ROTATION_SECONDS = 7 * 24 * 3600

CARRY = "SELECT key, sealed, bytes, updated_at FROM session_kv WHERE session_id = ?"
INSERT = """
INSERT INTO sessions (id_hash, public_id, user_id, user_epoch, global_epoch, created_at,
    authenticated_at, last_write_at, last_seen_at, token_at, absolute_until, method, ip, user_agent,
    proved_at)
SELECT :hash, :public_id, :user, :epoch, sessions_epoch, :now, :now, :now, :now, :now, :until,
    :method, :ip, :user_agent, :proved_at FROM global_state
"""
USER = """
SELECT coalesce(json_extract(data, '$.session_epoch'), 0) FROM users WHERE id = :user
    AND (coalesce(json_extract(data, '$.status.type'), 'enabled') = 'enabled'
        OR unixepoch(json_extract(data, '$.status.until')) > :now)
"""
OLDEST = """
SELECT id FROM sessions WHERE user_id = :user AND id <> :id
ORDER BY last_seen_at DESC, id DESC LIMIT -1 OFFSET :most - 1
"""
BURY = """
INSERT OR REPLACE INTO session_tombstones
SELECT hash, :successor, :now, max(absolute_until, :now + 86400) FROM (
    SELECT id, id_hash AS hash, absolute_until FROM sessions
    UNION ALL SELECT id, previous_hash, absolute_until FROM sessions
        WHERE previous_hash IS NOT NULL
) WHERE id = :id
"""


Then = Callable[[sqlite3.Connection, int, str], None]
"""Given the row and the public id of a session that begins in the same transaction."""


class Beginning(Struct, frozen=True, kw_only=True):
    """Who logs in, where, and for how long."""

    user: str
    old_hash: bytes
    """Of the token that the browser has until now; it is dead afterwards (S05)."""
    until: float
    most: int
    """How many sessions a user may have; the oldest ends (S23)."""
    method: str = "password"
    ip: str = ""
    user_agent: str = ""
    proved_at: float | None = None
    """When he proved himself, if that was not now but earlier, at a provider."""


class Begun(Struct, frozen=True):
    """A session that has just begun, and the ticket by which the browser gets its token."""

    row: Row
    ticket: str
    ended: tuple[int, ...]
    """Rows of sessions that it has taken the place of."""


class SessionLife:
    """The transactions; what they do to memory is the registry's."""

    def __init__(
        self, store: SessionStore, vault: Vault, tokens: Tokens, audit: AuditManagement
    ) -> None:
        self._audit = audit
        self._store = store
        self._vault = vault
        self._tokens = tokens
        self._values = Sealer(vault, "session_kv")
        self._tickets = Sealer(vault, "login_tickets")

    async def begin(
        self,
        beginning: Beginning,
        works: Sequence[Work[Any]] = (),
        note: Callable[[str], Work[Any]] | None = None,
        then: Then | None = None,
    ) -> Begun:
        """A new row under a new token; the old one is deleted and its token dead at once.

        Values of an anonymous visitor, or of the same user, go along; those of another user
        never do (`security.md S07`). `works` belong to the same transaction, and so does what
        `note` makes of the new public id, and what `then` does with the new row. Raises
        LoginRefused if the user may not log in any more, StoreError, and what the works raise.
        """
        value = self._tokens.issue()
        token = self._tokens.verify(value)
        assert token is not None
        public_id, ticket = secrets.token_urlsafe(16), secrets.token_urlsafe(32)
        now = self._store.clock()
        new_hash = self._store.hash(token)
        ticket_hash = self._ticket_hash(ticket)
        sealed = self._tickets.seal(value.encode(), ticket_hash)

        def write(connection: sqlite3.Connection) -> Begun:
            for work in (*works, *([note(public_id)] if note is not None else [])):
                work(connection)
            values = {"user": beginning.user, "now": now}
            found = connection.execute(USER, values).fetchone()
            if found is None:
                raise LoginRefused("this account may not log in any more")
            old = connection.execute(
                f"{LIVING} AND id_hash = :hash",
                {"hash": beginning.old_hash, **self._store.moment()},
            ).fetchone()
            id = connection.execute(
                INSERT,
                {
                    **values, "hash": new_hash, "public_id": public_id, "epoch": found[0],
                    "until": beginning.until, "method": beginning.method,
                    "ip": beginning.ip[:64], "user_agent": beginning.user_agent[:300],
                    "proved_at": now if beginning.proved_at is None else beginning.proved_at,
                },
            ).lastrowid  # fmt: skip
            assert id is not None
            if then is not None:
                then(connection, id, public_id)
            ended: list[int] = []
            if old is not None:
                row = Row(*old)
                if row.user_id in (None, beginning.user):
                    self._carry(connection, row, id, public_id)
                ended.append(row.id)
            most = {"user": beginning.user, "id": id, "most": beginning.most}
            surplus = [each for (each,) in connection.execute(OLDEST, most)]
            for each in ended:
                self._bury(connection, each, public_id)
            for each in surplus:
                self._bury(connection, each, None)
            connection.execute(
                "INSERT OR REPLACE INTO session_tombstones VALUES (?, ?, ?, ?)",
                (beginning.old_hash, public_id, now, beginning.until),
            )
            connection.execute(
                "INSERT INTO login_tickets VALUES (?, ?, ?, ?, ?, ?)",
                (ticket_hash, id, beginning.old_hash, new_hash, sealed, now + TICKET_SECONDS),
            )
            begun = Row(*connection.execute(ROW, (new_hash,)).fetchone())
            return Begun(begun, ticket, (*ended, *surplus))

        return await self._store.database.write(write)

    def _carry(self, connection: sqlite3.Connection, old: Row, id: int, public_id: str) -> None:
        """Values are bound to their session, so they are sealed anew."""
        for key, sealed, size, updated_at in connection.execute(CARRY, (old.id,)).fetchall():
            plain = self._values.open(sealed, place(old.public_id, key))
            again = self._values.seal(plain, place(public_id, key))
            connection.execute(
                "INSERT INTO session_kv VALUES (?, ?, ?, ?, ?)", (id, key, again, size, updated_at)
            )

    async def reissue(self, row: Row, works: Sequence[Work[Any]] = ()) -> str:
        """A ticket by which the browser gets another token for the same session."""
        value = self._tokens.issue()
        token = self._tokens.verify(value)
        assert token is not None
        ticket = secrets.token_urlsafe(32)
        hashed, new_hash = self._ticket_hash(ticket), self._store.hash(token)
        sealed = self._tickets.seal(value.encode(), hashed)
        until = self._store.clock() + TICKET_SECONDS

        def write(connection: sqlite3.Connection) -> None:
            for work in works:
                work(connection)
            connection.execute(
                "INSERT INTO login_tickets VALUES (?, ?, ?, ?, ?, ?)",
                (hashed, row.id, row.id_hash, new_hash, sealed, until),
            )

        await self._store.database.write(write)
        return ticket

    async def exchange(self, ticket: str, old_hash: bytes) -> tuple[str, int] | None:
        """The cookie value that a ticket stands for, and the row of its session; good once, for
        30 s, and for the browser that it was made for. None otherwise.
        """
        hashed = self._ticket_hash(ticket)
        now = self._store.clock()

        def write(connection: sqlite3.Connection) -> tuple[bytes, int] | None:
            found = connection.execute(
                "DELETE FROM login_tickets WHERE hash = ? AND old_hash = ? AND until > ?"
                " RETURNING sealed, session_id, new_hash",
                (hashed, old_hash, now),
            ).fetchone()
            if found is None:
                return None
            sealed, id, new_hash = found
            connection.execute(
                "UPDATE sessions SET previous_hash = id_hash, previous_until = ?, id_hash = ?,"
                " token_at = ? WHERE id = ? AND id_hash = ?",
                (now + RACE_SECONDS, new_hash, now, id, old_hash),
            )
            return bytes(sealed), int(id)

        found = await self._store.database.write(write)
        if found is None:
            return None
        sealed, id = found
        return self._tickets.open(sealed, hashed).decode(), id

    async def rotate(self, row: Row) -> str | None:
        """Another token after a week; the last one stays good until the new one was seen.

        None if it was not a week, or if another request was faster (C07).
        """
        now = self._store.clock()
        if row.user_id is None or now - row.token_at < ROTATION_SECONDS:
            return None
        value = self._tokens.issue()
        token = self._tokens.verify(value)
        assert token is not None
        new_hash = self._store.hash(token)

        def write(connection: sqlite3.Connection) -> int:
            return connection.execute(
                "UPDATE sessions SET previous_hash = id_hash, previous_until = NULL, id_hash = ?,"
                " token_at = ? WHERE id = ? AND id_hash = ?",
                (new_hash, now, row.id, row.id_hash),
            ).rowcount

        return value if await self._store.database.write(write) else None

    async def end(self, ids: Sequence[int], works: Sequence[Work[Any]] = ()) -> int:
        """Delete these sessions; their tokens stay dead (S08, S09). Returns how many there were.

        `works` are run if there was one: what had ended already is not noted again.
        """

        def write(connection: sqlite3.Connection) -> int:
            ended = sum(self._bury(connection, id, None) for id in ids)
            for work in works if ended else ():
                work(connection)
            return ended

        return await self._store.database.write(write)

    def _bury(self, connection: sqlite3.Connection, id: int, successor: str | None) -> int:
        values = {"id": id, "successor": successor, "now": self._store.clock()}
        connection.execute(BURY, values)
        return connection.execute("DELETE FROM sessions WHERE id = ?", (id,)).rowcount

    def bury_others(self, user_id: str, epoch: int, keep: str) -> Work[None]:
        """Work: one session of a user goes on in his new epoch, all others are over (S17)."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE sessions SET user_epoch = ?, generation = generation + 1"
                " WHERE user_id = ? AND public_id = ?",
                (epoch, user_id, keep),
            )
            sql = "SELECT id FROM sessions WHERE user_id = ? AND public_id <> ?"
            for (id,) in connection.execute(sql, (user_id, keep)).fetchall():
                self._bury(connection, id, None)

        return work

    async def arrived(self, id: int, until: float) -> None:
        """The browser has its new token, so the one before is good only for what is under way."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE sessions SET previous_until = ? WHERE id = ? AND previous_until IS NULL",
                (until, id),
            )

        await self._store.database.write(write)

    async def end_reused(self, row: Row) -> None:
        """Somebody uses a token that its owner has replaced: nobody keeps the session."""
        log.warning("session %s: a replaced token was used again, so it ends", row.public_id)
        audit = self._audit.row(
            "token_reused", actor=row.user_id or "", target=row.public_id, session=row.public_id
        )
        await self.end([row.id], [audit])

    async def latch(self, id: int) -> None:
        """It has expired: it stays so, also if the clock is set back (`security.md D10`)."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE sessions SET ended = 1 WHERE id = ?", (id,))

        await self._store.database.write(write)

    def _ticket_hash(self, ticket: str) -> bytes:
        return self._vault.lookup_hash(ticket.encode(errors="replace"), "login ticket")


def gone() -> SessionGone:
    return SessionGone("there is no such session: it has expired, was ended, or never was")

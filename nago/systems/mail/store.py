"""The outbox: mails in the database until they have left, and for a while after.

A mail that is `sending` is leased to one process. If that dies, the lease runs out, and another
process sends the mail again: it is delivered at least once (`security.md M03`).
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Callable, Sequence

import msgspec

from nago.data.database import Database, Work
from nago.data.sealing import Sealed, Sealer, Vault
from nago.errors import Unreadable
from nago.systems.mail.model import (
    Mail,
    Mailbox,
    MailQuery,
    Outgoing,
    Status,
    recipients_of,
    size_of,
)
from nago.ui.data_query import folded

SCHEMA = """
CREATE TABLE mail_outbox (
    id TEXT PRIMARY KEY,
    key TEXT UNIQUE,
    status TEXT NOT NULL,
    subject TEXT NOT NULL,
    recipients TEXT NOT NULL,
    remaining TEXT NOT NULL,
    sender TEXT NOT NULL,
    hint TEXT NOT NULL,
    secret INTEGER NOT NULL,
    size INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    queued_at REAL NOT NULL,
    next_attempt_at REAL NOT NULL,
    failing_since REAL,
    leased_by TEXT,
    leased_until REAL,
    server TEXT NOT NULL DEFAULT '',
    problem TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '',
    ended_at REAL
);
CREATE INDEX mail_outbox_by_route ON mail_outbox (status, hint, sender, next_attempt_at);
CREATE INDEX mail_outbox_by_time ON mail_outbox (status, next_attempt_at);
CREATE TABLE mail_bodies (
    mail_id TEXT PRIMARY KEY REFERENCES mail_outbox (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
);
"""
"""A body stands apart, so that wiping it leaves nothing that could not be sealed with another key."""

COLUMNS = (
    "id, status, subject, recipients, remaining, attempts, queued_at, next_attempt_at, ended_at,"
    " server, problem, detail, size, secret,"
    " NOT EXISTS (SELECT 1 FROM mail_bodies WHERE mail_id = id)"
)


def new_id() -> str:
    """Names a mail, also in its Message-ID."""
    return secrets.token_hex(12)


class Outbox:
    """All mails that have not been forgotten yet."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self.database = database
        self._sealer = Sealer(vault, "mail")
        self.clock = clock
        self.changed: Callable[[], None] = lambda: None
        """Called, on any thread, when a mail is put into the queue."""
        database.add_migrations("mail", [SCHEMA])
        vault.sealed.append(Sealed("mail_bodies", "sealed", self._sealer, "mail_id", place))

    def enqueuing(
        self,
        id: str,
        mail: Mail,
        *,
        key: str = "",
        wipe: bool = False,
        note: Work[None] | None = None,
    ) -> Work[str]:
        """Work that puts a checked mail into the queue, in the transaction that it is run in.

        It returns the id; that of the first mail if there is one with this key already. `note` is
        run with a mail that is new.
        """
        sealed = self._sealer.seal(msgspec.json.encode(mail), place(id))
        now = self.clock()
        sender = mail.sender.address if isinstance(mail.sender, Mailbox) else mail.sender
        everybody = msgspec.json.encode(recipients_of(mail)).decode()
        values = (
            id, key or None, mail.subject, everybody, everybody, sender.lower(), mail.server,
            wipe, size_of(mail), now, now,
        )  # fmt: skip

        def work(connection: sqlite3.Connection) -> str:
            if key:
                sql = "SELECT id FROM mail_outbox WHERE key = ?"
                if (found := connection.execute(sql, (key,)).fetchone()) is not None:
                    return str(found[0])
            connection.execute(
                "INSERT INTO mail_outbox (id, key, status, subject, recipients, remaining, sender,"
                " hint, secret, size, queued_at, next_attempt_at)"
                " VALUES (?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
            connection.execute("INSERT INTO mail_bodies VALUES (?, ?)", (id, sealed))
            if note is not None:
                note(connection)
            self.changed()  # harmless if this is undone: somebody looks in vain
            return id

        return work

    async def find(self, id: str) -> Outgoing | None:
        """One mail, with its text unless that is secret."""

        def read(connection: sqlite3.Connection) -> tuple[Outgoing, bytes] | None:
            sql = f"SELECT {COLUMNS} FROM mail_outbox WHERE id = ?"
            if (row := connection.execute(sql, (id,)).fetchone()) is None:
                return None
            found = _outgoing(row)
            sql = "SELECT sealed FROM mail_bodies WHERE mail_id = ?"
            body = None if found.secret else connection.execute(sql, (id,)).fetchone()
            return found, body[0] if body else b""

        both = await self.database.read(read)
        if both is None:
            return None
        found, sealed = both
        mail = self.opened(id, sealed) if sealed else None
        return msgspec.structs.replace(found, mail=mail)

    async def find_all(
        self, query: MailQuery, limit: int, offset: int
    ) -> tuple[list[Outgoing], int]:
        """Some of the mails, and how many there are of this kind."""
        where, values = _where(query)
        way = "DESC" if query.descending else "ASC"
        # Rows stand in the order in which they were queued: the usual page sorts nothing.
        order = f"rowid {way}" if query.order == "queued_at" else f"{query.order} {way}, rowid DESC"

        def read(connection: sqlite3.Connection) -> tuple[list[Outgoing], int]:
            _teach(connection)
            sql = f"SELECT count(*) FROM mail_outbox WHERE {where}"
            (count,) = connection.execute(sql, values).fetchone()
            sql = (
                f"SELECT {COLUMNS} FROM mail_outbox WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
            )
            rows = connection.execute(sql, (*values, limit, offset)).fetchall() if limit else []
            return [_outgoing(row) for row in rows], count

        return await self.database.read(read)

    async def find_ids(self, query: MailQuery) -> list[str]:
        """All mails of this kind."""
        where, values = _where(query)

        def read(connection: sqlite3.Connection) -> list[str]:
            _teach(connection)
            sql = f"SELECT id FROM mail_outbox WHERE {where}"
            return [id for (id,) in connection.execute(sql, values)]

        return await self.database.read(read)

    async def count(self) -> dict[Status, int]:
        """How many mails there are of each status that occurs."""
        sql = "SELECT status, count(*) FROM mail_outbox GROUP BY status"
        return dict(await self.database.read(lambda connection: connection.execute(sql).fetchall()))

    def deleting(self, id: str) -> Work[bool]:
        """Work that forgets a mail, unless it is just being sent; False if there is none such."""

        def work(connection: sqlite3.Connection) -> bool:
            sql = "DELETE FROM mail_outbox WHERE id = ? AND status <> 'sending'"
            return bool(connection.execute(sql, (id,)).rowcount)

        return work

    def retrying(self, id: str) -> Work[bool]:
        """Work that lets a mail be tried at once; False unless it waits or has failed, and still
        has its text."""
        now = self.clock()

        def work(connection: sqlite3.Connection) -> bool:
            done = connection.execute(
                "UPDATE mail_outbox SET status = 'queued', next_attempt_at = ?, attempts = 0,"
                " failing_since = NULL, ended_at = NULL WHERE id = ?"
                " AND status IN ('queued', 'failed')"
                " AND EXISTS (SELECT 1 FROM mail_bodies WHERE mail_id = id)",
                (now, id),
            ).rowcount
            self.changed()
            return bool(done)

        return work

    def opened(self, id: str, sealed: bytes) -> Mail | None:
        """A body; None if it does not open or decode any more."""
        try:
            return msgspec.json.decode(self._sealer.open(sealed, place(id)), type=Mail)
        except (Unreadable, msgspec.DecodeError):
            return None


def _where(query: MailQuery) -> tuple[str, tuple[object, ...]]:
    """Each word in the subject or a recipient, without case and accents."""
    words = folded(query.text).split()
    parts = ["instr(mail_folded(subject || ' ' || recipients), ?)"] * len(words)
    if query.statuses:
        # The plus keeps the planner from sorting all of them instead of reading a page's worth.
        parts.append(f"+status IN ({','.join('?' * len(query.statuses))})")
    return " AND ".join(parts) or "1", (*words, *query.statuses)


def _teach(connection: sqlite3.Connection) -> None:
    connection.create_function("mail_folded", 1, folded, deterministic=True)


def place(id: str) -> bytes:
    return f"mail_bodies|{id}|sealed".encode()


def _outgoing(row: Sequence[object]) -> Outgoing:
    (id, status, subject, recipients, remaining, attempts, queued_at, next_at, ended_at, server,
     problem, detail, size, secret, wiped) = row  # fmt: skip
    return msgspec.convert(
        {
            "id": id,
            "status": status,
            "subject": subject,
            "recipients": msgspec.json.decode(str(recipients)),
            "remaining": msgspec.json.decode(str(remaining)),
            "attempts": attempts,
            "queued_at": queued_at,
            "next_attempt_at": next_at if status == "queued" else None,
            "ended_at": ended_at,
            "server": server,
            "problem": problem,
            "detail": detail,
            "size": size,
            "secret": bool(secret),
            "wiped": bool(wiped),
        },
        Outgoing,
        strict=False,
    )

"""The audit log in the database: append-only, each entry bound to the one before (`security.md G02`)."""

from __future__ import annotations

import logging
import os
import socket
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec
from msgspec.structs import replace

from nago.data.database import Database, Work
from nago.data.sealing import Sealed, Vault
from nago.systems.audit.chain import COLUMNS, HEAD, Chain, Head, Line
from nago.systems.audit.model import ACTIONS, AuditEntry, Verified
from nago.systems.audit.query import INDEXES, AuditQuery

log = logging.getLogger("nago.audit")

SCHEMA = """
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at REAL NOT NULL,
    entry TEXT NOT NULL,
    mac BLOB NOT NULL
);
CREATE TABLE audit_head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    first INTEGER NOT NULL,
    before BLOB NOT NULL,
    last INTEGER NOT NULL,
    link BLOB NOT NULL,
    mac BLOB NOT NULL
);
CREATE TRIGGER audit_is_written_once BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_keeps_its_end BEFORE DELETE ON audit
WHEN old.id >= (SELECT first FROM audit_head) BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_goes_on_at_its_end BEFORE INSERT ON audit
WHEN new.id <= (SELECT max(id) FROM audit) BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
"""
"""`audit_head` names the first entry that is kept, what stood before it, and the last one; it is
signed as a whole, so that a cut end shows. The triggers stop accidents; the chain shows intent.
Who may write the database can put back all of it as it was once; only a copy elsewhere shows that,
see `nago.systems.audit.lines`."""

KEPT_SECONDS = 400 * 24 * 3600
LONGEST = 300
READ_AT_ONCE = 1000
REMOVED_AT_ONCE = 500
NODE = f"{socket.gethostname()}/{os.getpid()}"


class AuditStore:
    """Appends entries inside other transactions, and verifies the chain."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._chain = Chain(vault)
        self.clock = clock
        database.add_migrations("audit", [SCHEMA, self._begin, INDEXES])
        vault.sealed.append(Sealed("audit_head", "mac", self._chain, HEAD, _signed_of))

    def row(self, action: str, **fields: str) -> Work[None]:
        """Work that appends one entry; it takes part in the transaction that it is run in."""
        if action not in ACTIONS:
            raise ValueError(f"{action!r} is no action of the audit log: add it to ACTIONS")
        entry = {name: _storable(text) for name, text in fields.items() if text}
        at = self.clock()
        data = msgspec.json.encode({"action": action, "node": NODE, **entry})

        def work(connection: sqlite3.Connection) -> None:
            head = self._chain.head(connection)
            top = connection.execute("SELECT coalesce(max(id), 0) FROM audit").fetchone()[0]
            if not head.whole or top > head.last:
                log.error("the audit log was changed behind its back: run audit-verify")
                head = _broken(head, top)
            line = Line(head.last + 1, at, data, None)
            link = self._chain.link(head.link, line)
            sql = "INSERT INTO audit VALUES (?, ?, ?, ?)"
            connection.execute(sql, (line.id, at, data.decode(), self._chain.sign(link)))
            self._chain.keep(connection, replace(head, last=line.id, link=link))

        return work

    async def find(self, limit: int, before: int | None) -> list[AuditEntry]:
        """The newest entries first, from the one before `before` on."""

        def read(connection: sqlite3.Connection) -> list[Line]:
            sql = f"SELECT {COLUMNS} FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?"
            top = before if before is not None else 2**62
            return [Line(*row) for row in connection.execute(sql, (top, limit))]

        return [_entry(line) for line in await self._database.read(read)]

    async def search(self, query: AuditQuery, limit: int, before: int | None) -> list[AuditEntry]:
        """Of those that are looked for the newest, from the one before `before` on."""
        where, values = query.where()
        values |= {"before": before if before is not None else 2**62, "limit": limit}

        def read(connection: sqlite3.Connection) -> list[Line]:
            sql = (
                f"SELECT {COLUMNS} FROM audit WHERE id < :before AND {where}"
                " ORDER BY id DESC LIMIT :limit"
            )
            return [Line(*row) for row in connection.execute(sql, values)]

        return [_entry(line) for line in await self._database.read(read)]

    async def after(self, id: int) -> list[Line]:
        """The next rows after this one, at most 1000."""
        return (await self._database.read(self._reading(id + 1)))[1]

    async def verify(self) -> Verified:
        """Look through all that is kept; batches, so that a long log holds nobody up."""
        proven, link = 0, b""
        expected = None
        while True:
            head, lines = await self._database.read(self._reading(expected))
            if expected is None or expected < head.first:  # old ones may go meanwhile
                proven, expected, link = 0, head.first, head.before
            if not head.whole:
                return Verified(proven, lines[0].id if lines else expected)
            for line in lines:
                link = self._chain.link(link, line)
                if line.id != expected or self._chain.signed(link, line.mac) is False:
                    return Verified(proven, expected)
                proven, expected = proven + 1, expected + 1
            if len(lines) < READ_AT_ONCE:
                fits = (expected - 1, link) == (head.last, head.link)
                return Verified(proven, None if fits else expected)

    async def purge(self, kept_seconds: float = KEPT_SECONDS) -> int:
        """Let old entries go; the head keeps what binds the rest. Returns how many.

        Up to the first one that is young, so that a clock that was wrong once takes none along.
        """
        until = self.clock() - kept_seconds

        def write(connection: sqlite3.Connection) -> int:
            head = self._chain.head(connection)
            sql = f"SELECT {COLUMNS} FROM audit ORDER BY id LIMIT ?"
            before, first = head.before, head.first
            for row in connection.execute(sql, (REMOVED_AT_ONCE,)).fetchall():
                line = Line(*row)
                link = self._chain.link(before, line)
                proven = self._chain.signed(link, line.mac) is not False
                if line.at >= until or line.id != first or not (head.whole and proven):
                    break  # what is broken is evidence
                before, first = link, first + 1
            if first == head.first:
                return 0
            self._chain.keep(connection, replace(head, first=first, before=before))
            return connection.execute("DELETE FROM audit WHERE id < ?", (first,)).rowcount

        removed = some = await self._database.write(write)
        while some:
            some = await self._database.write(write)
            removed += some
        return removed

    def _reading(self, start: int | None) -> Work[tuple[Head, list[Line]]]:
        """The head and the next rows, all of one moment; the very first ones without a start."""
        sql = f"SELECT {COLUMNS} FROM audit WHERE id >= ? ORDER BY id LIMIT ?"

        def read(connection: sqlite3.Connection) -> tuple[Head, list[Line]]:
            head = self._chain.head(connection)
            after = -(2**62) if start is None else start
            rows = connection.execute(sql, (after, READ_AT_ONCE)).fetchall()
            return head, [Line(*row) for row in rows]

        return read

    def _begin(self, connection: sqlite3.Connection) -> None:
        """There is a head from the beginning, so that one that is gone shows."""
        self._chain.keep(connection, Head())


def _broken(head: Head, top: int) -> Head:
    """A head to go on with that shows for ever that the log was broken here."""
    return replace(head, last=max(top, 1), link=sha256(b"broken" + head.link).digest())


def _signed_of(*fields: Any) -> bytes:
    return bytes(Head(*fields))


def _storable(text: str) -> str:
    return text[:LONGEST].encode(errors="replace").decode()


def _entry(line: Line) -> AuditEntry:
    """Of an entry that was damaged, what is left of it."""
    at = datetime.fromtimestamp(line.at, UTC)
    try:
        fields = msgspec.json.decode(line.entry, type=dict[str, str])
        return AuditEntry(id=line.id, at=at, **{"actor": "", **fields})
    except (msgspec.DecodeError, TypeError):
        detail = line.entry[:LONGEST].decode(errors="replace")
        return AuditEntry(id=line.id, at=at, actor="", action="unreadable", detail=detail)

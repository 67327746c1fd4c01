"""The audit log in the database: append-only, each entry bound to the one before (`security.md G02`)."""

from __future__ import annotations

import hmac
import os
import socket
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec

from nago.data.database import Database, Work
from nago.data.sealing import Vault
from nago.systems.audit.model import ACTIONS, AuditEntry, Verified

SCHEMA = """
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at REAL NOT NULL,
    entry TEXT NOT NULL,
    mac BLOB NOT NULL
);
CREATE INDEX audit_at ON audit (at);
CREATE TABLE audit_head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    first INTEGER NOT NULL,
    before BLOB NOT NULL,
    last INTEGER NOT NULL,
    mac BLOB NOT NULL
);
CREATE TRIGGER audit_is_written_once BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_keeps_its_end BEFORE DELETE ON audit
WHEN old.id >= (SELECT first FROM audit_head) BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
"""
"""`audit_head` names the first entry that is kept, what stood before it, and the last one; it is
MACed as a whole, so that a cut end shows. The triggers stop accidents; the chain shows intent."""

BEGINNING = bytes(32)
KEPT_SECONDS = 400 * 24 * 3600
LONGEST = 300
READ_AT_ONCE = 1000
NODE = f"{socket.gethostname()}/{os.getpid()}"


class AuditStore:
    """Appends entries inside other transactions, and verifies the chain."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._vault = vault
        self.clock = clock
        database.add_migrations("audit", [SCHEMA])

    def row(self, action: str, **fields: str) -> Work[None]:
        """Work that appends one entry; it takes part in the transaction that it is run in."""
        if action not in ACTIONS:
            raise ValueError(f"{action!r} is no action of the audit log: add it to ACTIONS")
        entry = {name: text[:LONGEST] for name, text in fields.items() if text}
        at = self.clock()
        data = msgspec.json.encode({"action": action, "node": NODE, **entry}).decode()

        def work(connection: sqlite3.Connection) -> None:
            first, before, last, _ = self._head(connection)
            previous = before
            if last >= first:
                sql = "SELECT mac FROM audit WHERE id = ?"
                previous = bytes(connection.execute(sql, (last,)).fetchone()[0])
            id = last + 1
            mac = self._mac(id, at, data, previous)
            connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?)", (id, at, data, mac))
            self._set_head(connection, first, before, id)

        return work

    async def find(self, limit: int, before: int | None) -> list[AuditEntry]:
        """The newest entries first, from the one before `before` on."""

        def read(connection: sqlite3.Connection) -> list[tuple[int, float, str]]:
            sql = "SELECT id, at, entry FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?"
            top = before if before is not None else 2**62
            return connection.execute(sql, (top, limit)).fetchall()

        return [_entry(*row) for row in await self._database.read(read)]

    async def verify(self) -> Verified:
        """Look through all that is kept; batches, so that a long log holds nobody up."""
        first, before, last, whole = await self._database.read(self._head)
        if not whole:
            return Verified(0, first)
        expected, previous = first, before
        while True:
            rows = await self._database.read(self._reading(expected))
            for id, at, data, mac in rows:
                if id != expected or not self._is_whole(mac, f"{id}|{at!r}|{data}|", previous):
                    return Verified(expected - first, expected)
                expected, previous = id + 1, bytes(mac)
            if len(rows) < READ_AT_ONCE:
                break
        # What was appended meanwhile is fine; what is missing at the end is not.
        return Verified(expected - first, expected if expected <= last else None)

    async def purge(self, kept_seconds: float = KEPT_SECONDS) -> int:
        """Let old entries go; the head keeps what binds the rest. Returns how many."""
        until = self.clock() - kept_seconds

        def write(connection: sqlite3.Connection) -> int:
            _, before, last, whole = self._head(connection)
            sql = "SELECT max(id) FROM (SELECT id FROM audit WHERE at < ? ORDER BY id LIMIT 500)"
            end = connection.execute(sql, (until,)).fetchone()[0]
            if end is None or not whole:
                return 0
            sql = "SELECT mac FROM audit WHERE id = ?"
            before = bytes(connection.execute(sql, (end,)).fetchone()[0])
            self._set_head(connection, end + 1, before, last)
            return connection.execute("DELETE FROM audit WHERE id <= ?", (end,)).rowcount

        removed = some = await self._database.write(write)
        while some:
            some = await self._database.write(write)
            removed += some
        return removed

    def _reading(self, start: int) -> Work[list[tuple[Any, ...]]]:
        sql = "SELECT id, at, entry, mac FROM audit WHERE id >= ? ORDER BY id LIMIT ?"
        return lambda connection: connection.execute(sql, (start, READ_AT_ONCE)).fetchall()

    def _head(self, connection: sqlite3.Connection) -> tuple[int, bytes, int, bool]:
        """First entry, what stood before it, last entry, and whether this is as it was written."""
        sql = "SELECT first, before, last, mac FROM audit_head"
        found = connection.execute(sql).fetchone()
        if found is None:
            count = connection.execute("SELECT count(*) FROM audit").fetchone()[0]
            return 1, BEGINNING, 0, not count
        first, before, last, mac = found
        whole = self._is_whole(mac, f"head|{first}|{last}|", bytes(before))
        return first, bytes(before), last, whole

    def _set_head(
        self, connection: sqlite3.Connection, first: int, before: bytes, last: int
    ) -> None:
        mac = self._head_mac(first, before, last)
        sql = "INSERT OR REPLACE INTO audit_head VALUES (1, ?, ?, ?, ?)"
        connection.execute(sql, (first, before, last, mac))

    def _mac(self, id: int, at: float, data: str, previous: bytes) -> bytes:
        return self._chain(f"{id}|{at!r}|{data}|", previous)

    def _head_mac(self, first: int, before: bytes, last: int) -> bytes:
        return self._chain(f"head|{first}|{last}|", before)

    def _chain(self, data: str, before: bytes, master: bytes | None = None) -> bytes:
        key = self._vault.derive("audit chain", master)
        return hmac.digest(key, data.encode() + before, sha256)

    def _is_whole(self, mac: bytes, data: str, before: bytes) -> bool:
        """Whether this was written with one of the keys that are held."""
        known = [self._chain(data, before, master) for master in self._vault.masters]
        # All are compared, whichever fits.
        return sum(hmac.compare_digest(bytes(mac), each) for each in known) > 0


def _entry(id: int, at: float, data: str) -> AuditEntry:
    fields: dict[str, Any] = {"actor": "", **msgspec.json.decode(data)}
    return AuditEntry(id=id, at=datetime.fromtimestamp(at, UTC), **fields)

"""A connection to SQLite on a thread of its own, which takes whole functions."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import aiosqlite

from nago.data.sqlite_error import BUSY_SECONDS

T = TypeVar("T")

ITER_CHUNK_SIZE = 64
"""What aiosqlite fetches at once when it is iterated; we never do."""


class Connection(aiosqlite.Connection):
    """Opened by awaiting it, ended by `close`. Transactions are begun by hand."""

    def __init__(self, path: Path) -> None:
        super().__init__(lambda: _connect(path), ITER_CHUNK_SIZE)

    async def on_thread(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run this on the connection's thread, after what was asked for before."""
        run: Callable[..., Awaitable[T]] = self._execute  # aiosqlite leaves it untyped
        return await run(work, self._conn)

    async def in_snapshot(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run this so that all it reads is of one moment."""
        return await self.on_thread(lambda connection: _in_snapshot(connection, work))


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256)


def _in_snapshot(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    connection.execute("BEGIN")
    try:
        return work(connection)
    finally:
        connection.execute("ROLLBACK")

"""Writes SQLite's log back into the database file, so that no commit has to do it."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from pathlib import Path

from nago.data.connection import Connection
from nago.data.group_writer import GroupWriter

log = logging.getLogger("nago.sqlite")

PAGES = 1000
"""After about so many pages the log is written back; every changed row is taken for one."""
LONGEST = 4 * PAGES
"""The log may grow to this before writers wait for the rest of it to be written back."""


class Checkpointer:
    """A connection and a thread of its own beside the writer."""

    def __init__(self, path: Path) -> None:
        self._connection = Connection(path)
        self._path = path
        self._done = 0
        self._wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def open(self, writer: GroupWriter) -> None:
        await self._connection
        self._task = asyncio.create_task(self._run(writer))

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._connection.close()

    def look(self, changes: int) -> None:
        """Called after a commit with how much was ever written; costs next to nothing."""
        if changes - self._done >= PAGES:
            self._done = changes
            self._wanted.set()

    async def _run(self, writer: GroupWriter) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                if await self._connection.on_thread(_checkpoint) > LONGEST:
                    # Meanwhile more was appended, so the log never starts again at its front.
                    # Little is left by now: between two groups it is done at once.
                    await writer.on_thread(_checkpoint)
            except sqlite3.Error as error:
                log.warning("%s: the log could not be written back: %s", self._path, error)


def _checkpoint(connection: sqlite3.Connection) -> int:
    """Write back what no reader needs in the log any more; returns the length of the log."""
    _, pages, _ = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return int(pages)

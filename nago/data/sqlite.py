"""SQLite as the embedded store: one writer that commits in groups, one reader beside it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sqlite3
import stat
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from nago.data.checkpointer import Checkpointer
from nago.data.connection import Connection
from nago.data.database import Batch, Item, Step, Tell, Work
from nago.data.group_writer import GroupWriter, each
from nago.data.migration import Schema, bring_up_to_date
from nago.data.sqlite_error import BUSY_SECONDS, said_clearly
from nago.errors import StoreError, WiringError

log = logging.getLogger("nago.sqlite")

T = TypeVar("T")

POLL_SECONDS = 0.25
"""How often to look whether another process has written (`security.md D09`)."""


class SQLite:
    """The database of one application in one file: WAL, `synchronous=FULL` (`security.md D02`).

    Keeps the contract of `nago.data.database.Database`. Several processes of one machine may
    open the same file.
    """

    def __init__(self) -> None:
        self.path = Path()
        self._schema = Schema()
        self._listeners: list[Callable[[], Awaitable[None]]] = []
        self._writer: GroupWriter | None = None
        self._reader: Connection | None = None
        self._checkpointer: Checkpointer | None = None
        self._watching: asyncio.Task[None] | None = None
        self._looked = time.monotonic()

    def add_migrations(self, system: str, steps: Sequence[Step]) -> None:
        if self._writer is not None:
            raise WiringError(f"{self.path} is open: the schema of {system!r} is declared too late")
        self._schema.add(system, steps)

    def on_open(self, prepare: Work[None]) -> None:
        self._schema.prepare.append(prepare)

    def on_foreign_change(self, listener: Callable[[], Awaitable[None]]) -> None:
        self._listeners.append(listener)

    def unseen_seconds(self) -> float:
        return time.monotonic() - self._looked

    async def open(self, path: Path) -> None:
        """Open the file, or make it for nobody else to read, and bring its schema up to date.

        Raises SchemaTooNew, StoreBusy, StoreReadOnly, StoreFull or StoreError; what was open by
        then is closed again.
        """
        if self._writer is not None:
            raise StoreError(f"{self.path} is open already")
        self.path = path
        try:
            with said_clearly(path):
                _make_private(path)
                writer = self._writer = GroupWriter(path)
                await writer
                await writer.on_thread(_prepare_writer)
                await writer.on_thread(
                    lambda connection: bring_up_to_date(connection, self._schema)
                )
                reader = self._reader = Connection(path)
                await reader
                await reader.execute("PRAGMA query_only = ON")
                checkpointer = self._checkpointer = Checkpointer(path)
                await checkpointer.open(writer)
                writer.after_commit = checkpointer.look
                version = await writer.on_thread(_data_version)
        except BaseException:
            await self.close()
            raise
        self._looked = time.monotonic()
        self._watching = asyncio.create_task(self._watch(writer, version))

    async def close(self) -> None:
        """Write what waits, then close; closing twice is fine."""
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)
            self._watching = None
        writer, self._writer = self._writer, None
        if writer is not None:
            await writer.finish()
        reader, self._reader = self._reader, None
        checkpointer, self._checkpointer = self._checkpointer, None
        for connection in (reader, checkpointer, writer):
            if connection is not None:
                with contextlib.suppress(sqlite3.Error):
                    await connection.close()

    async def read(self, work: Work[T]) -> T:
        reader = self._reader
        if reader is None:
            raise self._not_open()
        with said_clearly(self.path):
            return await reader.in_snapshot(work)

    async def write(self, work: Work[T]) -> T:
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self.write_together(each, work, partial(_answer, done))
        return await done

    def write_together(self, batch: Batch[Item, T], item: Item, tell: Tell[T]) -> None:
        if self._writer is None:
            raise self._not_open()
        self._writer.submit(batch, item, tell)

    async def _watch(self, writer: GroupWriter, seen: int) -> None:
        """Tell the listeners when another process has written.

        Only the writer's connection can tell that apart from our own writing: for it, the
        version of the data changes with commits of others alone.
        """
        while True:
            await asyncio.sleep(POLL_SECONDS)
            try:
                version = await writer.on_thread(_data_version)
            except sqlite3.Error as error:
                log.warning("%s: what others write is not seen just now: %s", self.path, error)
                continue
            if version == seen:
                self._looked = time.monotonic()
            elif await self._tell():
                seen = version
                self._looked = time.monotonic()

    async def _tell(self) -> bool:
        """Call all listeners; False if one failed, so that it is done again."""
        told = True
        for listener in self._listeners:
            try:
                await listener()
            except Exception:
                log.exception("%s: what another process wrote is not seen yet", self.path)
                told = False
        return told

    def _not_open(self) -> StoreError:
        return StoreError("the database is not open: it opens and closes with the application")


def _make_private(path: Path) -> None:
    """The folder and the file are for their owner only; SQLite gives its log the same rights."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        mode = path.stat().st_mode
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            path.chmod(stat.S_IMODE(mode) & stat.S_IRWXU)


def _prepare_writer(connection: sqlite3.Connection) -> None:
    _use_log(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA wal_autocheckpoint = 0")


def _answer(done: asyncio.Future[T], outcome: T | Exception) -> None:
    if done.done():
        return  # whoever waited was cancelled; it is written all the same
    if isinstance(outcome, Exception):
        done.set_exception(outcome)
    else:
        done.set_result(outcome)


def _use_log(connection: sqlite3.Connection) -> None:
    """Several processes may make one file at once; for this change alone SQLite does not wait."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _data_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])

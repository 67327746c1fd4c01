"""SQLite as the embedded store: one writer that commits in groups, one reader beside it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from nago.data.database import Work
from nago.data.migration import migrate
from nago.errors import StoreBusy, StoreError, StoreFull, StoreReadOnly

log = logging.getLogger("nago.sqlite")

T = TypeVar("T")

BUSY_SECONDS = 5.0
POLL_SECONDS = 0.25
CHECKPOINT_SECONDS = 1.0

FULL = (sqlite3.SQLITE_FULL,)
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
READ_ONLY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)

Job = tuple[Work[Any], "asyncio.Future[Any]"]


class Channel(aiosqlite.Connection):
    """A connection on a thread of its own that takes whole functions."""

    async def work(self, function: Callable[..., T], *args: Any) -> T:
        """Run this on the connection's thread."""
        run: Callable[..., Awaitable[T]] = self._execute  # aiosqlite leaves it untyped
        return await run(function, self._conn, *args)


class SQLite:
    """The database of one application in one file: WAL, `synchronous=FULL` (`security.md D02`).

    Waiting writes run in one transaction, each in a savepoint of its own, and are acknowledged
    after its commit. There are no timers: a lone write goes at once.
    """

    def __init__(self) -> None:
        self._migrations: dict[str, Sequence[str]] = {}
        self._listeners: list[Callable[[], Awaitable[None]]] = []
        self._waiting: list[Job] = []
        self._writing: asyncio.Task[None] | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._writer: Channel | None = None
        self._reader: Channel | None = None
        self._checkpointer: Channel | None = None
        self.path = Path()

    def add_migrations(self, system: str, steps: Sequence[str]) -> None:
        self._migrations[system] = steps

    def on_foreign_change(self, listener: Callable[[], Awaitable[None]]) -> None:
        self._listeners.append(listener)

    # Life.

    async def open(self, path: Path) -> None:
        """Open or make the file, for nobody else to read, and bring its schema up to date."""
        self.path = path
        with self._said_clearly():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError):
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            self._writer = await self._connect()
            try:
                await self._writer.work(_prepare_writer)
                await self._writer.work(migrate, self._migrations, str(path))
                self._reader = await self._connect()
                await self._reader.work(_prepare_reader)
                self._checkpointer = await self._connect()
            except BaseException:
                await self.close()
                raise
        self._tasks = [
            asyncio.create_task(self._checkpoint_for_ever()),
            asyncio.create_task(self._watch_for_ever()),
        ]

    async def close(self) -> None:
        """Finish what is being written, then close."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []
        if self._writing is not None:
            await asyncio.gather(self._writing, return_exceptions=True)
        for channel in (self._checkpointer, self._reader, self._writer):
            if channel is not None:
                await channel.close()
        self._writer = self._reader = self._checkpointer = None

    # Reading and writing.

    async def read(self, work: Work[T]) -> T:
        if self._reader is None:
            raise StoreError("the database is not open: it opens with the application")
        with self._said_clearly():
            return await self._reader.work(work)

    async def write(self, work: Work[T]) -> T:
        if self._writer is None:
            raise StoreError("the database is not open: it opens with the application")
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_groups(self._writer))
        with self._said_clearly():
            return await done

    async def _write_groups(self, writer: Channel) -> None:
        while self._waiting:
            group, self._waiting = self._waiting, []
            try:
                results = await writer.work(_run_group, [work for work, _ in group])
            except Exception as error:
                results = [error] * len(group)
            for (_, done), result in zip(group, results, strict=True):
                if done.done():
                    continue  # whoever waited was cancelled; it is written all the same
                if isinstance(result, BaseException):
                    done.set_exception(result)
                else:
                    done.set_result(result)

    # Beside the work.

    async def _checkpoint_for_ever(self) -> None:
        """Writes the log back into the file, so that no commit has to do it."""
        while self._checkpointer is not None:
            await asyncio.sleep(CHECKPOINT_SECONDS)
            try:
                await self._checkpointer.work(_checkpoint)
            except sqlite3.Error as error:
                log.warning("%s: the log could not be written back: %s", self.path, error)

    async def _watch_for_ever(self) -> None:
        """Tells when another process has written (`security.md D09`)."""
        version = None
        while self._writer is not None and self._listeners:
            await asyncio.sleep(POLL_SECONDS)
            try:
                now = await self._writer.work(_data_version)
                if version is not None and now != version:
                    for listener in self._listeners:
                        await listener()
                version = now
            except (sqlite3.Error, StoreError) as error:
                log.warning("%s: changes of other processes are not seen: %s", self.path, error)

    async def _connect(self) -> Channel:
        path = self.path

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256
            )

        channel = Channel(connect, 64)
        await channel
        return channel

    @contextlib.contextmanager
    def _said_clearly(self) -> Iterator[None]:
        """Turns errors of SQLite and of the file system into ours."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._clear(error) from error
        except PermissionError as error:
            raise StoreReadOnly(f"{self.path}: {error.strerror}; check owner and rights") from error
        except OSError as error:
            raise StoreError(f"{self.path}: {error.strerror}") from error

    def _clear(self, error: sqlite3.Error) -> StoreError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in BUSY:
            return StoreBusy(
                f"{self.path}: another process holds the database for longer than "
                f"{BUSY_SECONDS:g} s; try again, or end that process"
            )
        if code in FULL:
            return StoreFull(f"{self.path}: no room left on the disk; free some and try again")
        if code in READ_ONLY:
            return StoreReadOnly(f"{self.path}: may not be written; check owner and rights")
        return StoreError(f"{self.path}: {error}")


def _prepare_writer(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA wal_autocheckpoint = 0")


def _prepare_reader(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA query_only = ON")


def _run_group(connection: sqlite3.Connection, group: list[Work[Any]]) -> list[Any]:
    """All of these in one transaction; one that fails is undone alone and gives its error."""
    results: list[Any] = []
    connection.execute("BEGIN IMMEDIATE")
    try:
        alone = len(group) == 1
        for work in group:
            if not alone:
                connection.execute("SAVEPOINT writer")
            try:
                results.append(work(connection))
            except Exception as error:
                if alone or not connection.in_transaction:
                    raise
                connection.execute("ROLLBACK TO writer")
                results.append(error)
            if not alone:
                connection.execute("RELEASE writer")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return results


def _checkpoint(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def _data_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])

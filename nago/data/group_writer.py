"""The one connection that writes: whatever waits when its thread wakes up shares one commit."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from nago.data.connection import Connection
from nago.data.database import Batch
from nago.data.sqlite_error import clear_error


class Job:
    """One writer: its item, what takes it together with others, and who waits for it."""

    __slots__ = ("batch", "done", "item")

    def __init__(self, batch: Batch[Any, Any], item: Any, done: asyncio.Future[Any]) -> None:
        self.batch = batch
        self.item = item
        self.done = done


class GroupWriter(Connection):
    """A connection whose thread commits groups (`design.md` 6).

    Committed first, acknowledged then (`security.md D02`). There is no timer: the thread is woken
    at the end of the event loop's current round, with all that the round has brought; what comes
    while it commits is the next group.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._path = path
        self._waiting: deque[Job] = deque()
        self._woken = False
        self._groups: set[asyncio.Task[None]] = set()
        self.changes = 0
        """How many rows were written, plus one for every commit."""

    def submit(self, batch: Batch[Any, Any], item: Any) -> asyncio.Future[Any]:
        """Write this item with the next group; the result is set when it is on the disk."""
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        self._waiting.append(Job(batch, item, done))
        if not self._woken:
            self._woken = True
            group = loop.create_task(self._write_group())
            self._groups.add(group)
            group.add_done_callback(self._groups.discard)
        return done

    async def finish(self) -> None:
        """Return when everything that waits is written."""
        while self._groups:
            await asyncio.wait(self._groups)

    async def _write_group(self) -> None:
        """Wake the thread, then tell everybody in the group what has become of it."""
        try:
            jobs, outcomes = await self.on_thread(self._commit_waiting)
        except (ValueError, sqlite3.Error) as error:  # aiosqlite: the connection is closed
            self._woken = False
            jobs, outcomes = list(self._waiting), [error] * len(self._waiting)
            self._waiting.clear()
        for job, outcome in zip(jobs, outcomes, strict=True):
            if job.done.done():
                continue  # cancelled; it is written all the same
            if isinstance(outcome, Exception):
                job.done.set_exception(clear_error(self._path, outcome))
            else:
                job.done.set_result(outcome)

    def _commit_waiting(self, connection: sqlite3.Connection) -> tuple[list[Job], list[Any]]:
        """On the thread: commit what waits by now. Never raises; an outcome may be an error."""
        self._woken = False  # before looking: whoever comes later wakes the thread again
        jobs = [self._waiting.popleft() for _ in range(len(self._waiting))]
        if not jobs:
            return [], []
        before = connection.total_changes
        outcomes = _commit(connection, jobs)
        self.changes += connection.total_changes - before + 1
        return jobs, outcomes


class _WriterFailedError(Exception):
    """A writer raised, so what the transaction did so far counts for nothing."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _commit(connection: sqlite3.Connection, jobs: Sequence[Job]) -> list[Any]:
    """One outcome per job: its result after the commit, or the error that it or the commit met.

    Hardly ever does a writer fail; so all run without savepoints first. If one does fail, all is
    undone and each runs again in a savepoint of its own.
    """
    try:
        return _transaction(connection, lambda: _together(connection, jobs))
    except _WriterFailedError as failed:
        if len(jobs) == 1:
            return [failed.error]
    except sqlite3.Error as error:
        return [error] * len(jobs)
    try:
        return _transaction(connection, lambda: [_apart(connection, job) for job in jobs])
    except _WriterFailedError:  # SQLite gave up all of it, as it does when the disk is full
        return [_commit(connection, [job])[0] for job in jobs]
    except sqlite3.Error as error:
        return [error] * len(jobs)


def _transaction(connection: sqlite3.Connection, run: Callable[[], list[Any]]) -> list[Any]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        outcomes = run()
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return outcomes


def _together(connection: sqlite3.Connection, jobs: Iterable[Job]) -> list[Any]:
    """Give neighbours that do the same to it at once."""
    outcomes: list[Any] = []
    try:
        for batch, neighbours in groupby(jobs, lambda job: job.batch):
            items = [job.item for job in neighbours]
            results = batch(connection, items)
            if len(results) != len(items):
                raise RuntimeError(f"{batch} gave {len(results)} results for {len(items)} items")
            outcomes += results
    except Exception as error:
        raise _WriterFailedError(error) from error
    return outcomes


def _apart(connection: sqlite3.Connection, job: Job) -> Any:
    """Give this item alone to it; if it fails, undo it alone."""
    connection.execute("SAVEPOINT writer")
    try:
        (outcome,) = job.batch(connection, [job.item])
    except Exception as error:
        if not connection.in_transaction:
            raise _WriterFailedError(error) from error
        connection.execute("ROLLBACK TO writer")
        outcome = error
    connection.execute("RELEASE writer")
    return outcome


def each(connection: sqlite3.Connection, works: Sequence[Callable[..., Any]]) -> list[Any]:
    """The batch of those who have nothing in common: every one is called with the connection."""
    return [work(connection) for work in works]

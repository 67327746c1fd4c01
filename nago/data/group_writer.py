"""The one connection that writes: whatever waits when its thread wakes up shares one commit."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from nago.data.connection import Connection
from nago.data.database import Batch, Tell
from nago.data.sqlite_error import clear_error
from nago.errors import StoreError

log = logging.getLogger("nago.sqlite")


Job = tuple[Batch[Any, Any], Any, Tell[Any]]
"""One writer: what takes its item together with others, the item, what is told of the outcome."""


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
        self._changes = 0
        self.after_commit: Callable[[int], None] = lambda changes: None
        """Called with the number of rows that were ever written, plus one for every commit."""

    def submit(self, batch: Batch[Any, Any], item: Any, tell: Tell[Any]) -> None:
        """Write this item with the next group; the outcome is told when it is on the disk."""
        self._waiting.append((batch, item, tell))
        if not self._woken:
            self._woken = True
            loop = asyncio.get_running_loop()
            loop.call_soon(self._wake, loop)

    async def finish(self) -> None:
        """Return when everything that waits is written and told."""
        self._wake(asyncio.get_running_loop())
        await self.on_thread(lambda connection: None)

    def _wake(self, loop: asyncio.AbstractEventLoop) -> None:
        """What the thread gets is what aiosqlite's own `_execute` gives it, without a future:
        a whole group is answered by one call into the loop.
        """
        if self._connection is None:
            self._woken = False
            jobs, self._waiting = self._waiting, deque()
            closed = StoreError(f"{self._path} was closed before this could be written")
            self._tell(list(jobs), [closed] * len(jobs))
        else:
            self._tx.put_nowait((None, partial(self._commit_waiting, self._connection, loop)))

    def _commit_waiting(
        self, connection: sqlite3.Connection, loop: asyncio.AbstractEventLoop
    ) -> None:
        """On the thread: commit what waits by now, then have it told."""
        self._woken = False  # before looking: whoever comes later wakes the thread again
        jobs = [self._waiting.popleft() for _ in range(len(self._waiting))]
        if not jobs:
            return
        before = connection.total_changes
        outcomes = _commit(connection, jobs)
        self._changes += connection.total_changes - before + 1
        loop.call_soon_threadsafe(self._tell, jobs, outcomes)

    def _tell(self, jobs: Sequence[Job], outcomes: Sequence[Any]) -> None:
        for (_, _, tell), outcome in zip(jobs, outcomes, strict=True):
            try:
                if isinstance(outcome, Exception):
                    tell(clear_error(self._path, outcome))
                else:
                    tell(outcome)
            except Exception:
                log.exception("%s: what hears of a write failed", self._path)
        self.after_commit(self._changes)


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
        for batch, neighbours in groupby(jobs, itemgetter(0)):
            items = [item for _, item, _ in neighbours]
            results = batch(connection, items)
            if len(results) != len(items):
                raise RuntimeError(f"{batch} gave {len(results)} results for {len(items)} items")
            outcomes += results
    except Exception as error:
        raise _WriterFailedError(error) from error
    return outcomes


def _apart(connection: sqlite3.Connection, job: Job) -> Any:
    """Give this item alone to it; if it fails, undo it alone."""
    batch, item, _ = job
    connection.execute("SAVEPOINT writer")
    try:
        (outcome,) = batch(connection, [item])
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

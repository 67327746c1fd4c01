"""What every store of one application can do; SQLite today."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Item = TypeVar("Item")
Work = Callable[[sqlite3.Connection], T]
Batch = Callable[[sqlite3.Connection, Sequence[Item]], Sequence[T]]
Tell = Callable[[T | Exception], None]
Step = str | Callable[[sqlite3.Connection], None]


class Database(Protocol):
    """A database with transactions. Wiring declares the schema; opening brings it up to date.

    What is handed to `write` and `write_together` may be run a second time, after the first was
    undone, because another writer of the same group failed: it changes nothing but the database.
    """

    def add_migrations(self, system: str, steps: Sequence[Step]) -> None:
        """Declare a system's schema as numbered steps: SQL or functions; only ever append to them.

        Raises WiringError if another one has taken that name, or if the database is open.
        """

    def on_open(self, prepare: Work[None]) -> None:
        """Run this with every opening, after the migrations and in their transaction."""

    async def read(self, work: Work[T]) -> T:
        """Run this on the reader's thread; it sees one state and may not write.

        Raises StoreError.
        """

    async def write(self, work: Work[T]) -> T:
        """Run this on the writer's thread; returns when it is on the disk.

        Waiting writers share one transaction and one commit; one that raises is undone alone.
        Raises what `work` raises, and StoreBusy, StoreFull, StoreReadOnly or StoreError. Whoever
        stops waiting changes nothing: it is written all the same.
        """

    def write_together(self, batch: Batch[Item, T], item: Item, tell: Tell[T]) -> None:
        """Like `write`, for what many do at once: `batch` is given all items that wait in a row.

        It returns one result per item, in order. If it raises, it is run again for each item
        alone, so that only the item that is wrong gets the error. The write begins at once, in
        the order of the calls; `tell` is called with the result when it is on the disk, or with
        the error. Raises StoreError if the database is not open.
        """

    def unseen_seconds(self) -> float:
        """For how long nobody could look at what other processes write; 0 to 1 if all is well."""

    def on_foreign_change(self, listener: Callable[[], Awaitable[None]]) -> None:
        """Call this within a second after another process has written (`security.md D09`)."""


def together(*works: Work[Any]) -> Work[list[Any]]:
    """All of these as one piece of work: they are kept together, or none of them is."""

    def work(connection: sqlite3.Connection) -> list[Any]:
        return [each(connection) for each in works]

    return work

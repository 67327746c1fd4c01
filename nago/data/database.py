"""What every store of one application can do; SQLite today."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]


class Database(Protocol):
    """A database with transactions. Wiring declares migrations; opening applies them."""

    def add_migrations(self, system: str, steps: Sequence[str]) -> None:
        """Declare a system's schema as numbered SQL steps; steps are only ever appended."""

    async def read(self, work: Work[T]) -> T:
        """Run this on the reader's connection. Raises StoreError."""

    async def write(self, work: Work[T]) -> T:
        """Run this in a transaction; returns when it is on the disk.

        Waiting writes share one commit, each undone alone if it fails. Raises StoreError.
        """

    def on_foreign_change(self, listener: Callable[[], Awaitable[None]]) -> None:
        """Call this within a second after another process has written."""

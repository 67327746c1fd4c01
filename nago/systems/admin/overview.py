"""How the running system is, gathered for those who look after it."""

from __future__ import annotations

import os
import platform
import sqlite3
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from msgspec import Struct

from nago.auth.subject import Subject
from nago.presentation.running import Held, SlowAction
from nago.systems.admin.permissions import READ_OVERVIEW
from nago.systems.admin.process import (
    file_bytes,
    free_bytes,
    key_is_open,
    memory_bytes,
    nago_version,
    system_name,
)
from nago.systems.mail import MailManagement
from nago.systems.mail.model import Status
from nago.systems.session import SessionManagement
from nago.systems.session.store import COUNTS
from nago.wiring import Wiring

LEAST_FREE = 1024**3
"""Bytes on the disk below which a database may soon be full."""
LARGEST_LOG = 256 * 1024**2
"""Bytes of the write-ahead log above which its checkpoints do not keep up."""
COUNTED_SECONDS = 30.0
"""How long the counts of the stores are good: to count a large one takes its time."""
TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
)
LOGGED_IN = f"SELECT count(*) FROM valid_sessions WHERE user_id IS NOT NULL AND {COUNTS}"


class Overview(Struct, frozen=True, kw_only=True):
    """All of it at one moment; bytes and counts, and what should be looked after."""

    version: str
    python: str
    system: str
    process: int
    started_at: datetime
    now: datetime
    windows: int
    sessions_in_use: int
    """Sessions that some window or request of this process holds."""
    logged_in: int
    memory: int
    database: int
    log: int
    """The write-ahead log beside the database."""
    free: int | None
    stores: tuple[tuple[str, int], ...]
    """Every table with its number of rows, as counted at most 30 s ago."""
    mails: Mapping[Status, int]
    slow: tuple[SlowAction, ...]
    held: tuple[Held, ...]
    warnings: tuple[str, ...]
    """Keys of `nago/i18n.py` below `admin.overview.warning`."""


class Stores:
    """The number of rows of each table, counted anew when somebody asks after 30 s."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._counts: tuple[tuple[str, int], ...] = ()
        self._until = 0.0

    async def count(self) -> tuple[tuple[str, int], ...]:
        """Raises StoreError."""
        if time.monotonic() >= self._until:
            self._counts = await self._wiring.database.read(_count)
            self._until = time.monotonic() + COUNTED_SECONDS
        return self._counts


@dataclass(frozen=True, slots=True)
class ReadOverview:
    """Looks at process, disk, database, windows, sessions and mails."""

    wiring: Wiring
    sessions: SessionManagement
    mail: MailManagement
    stores: Stores = field(repr=False)

    async def __call__(self, subject: Subject) -> Overview:
        """Raises PermissionDenied, StoreError."""
        subject.audit(READ_OVERVIEW)
        wiring, running = self.wiring, self.wiring.running
        environment = wiring.environment
        path = environment.database_path
        store = self.sessions.registry.store
        moment = store.moment()

        def logged_in(connection: sqlite3.Connection) -> int:
            return int(connection.execute(LOGGED_IN, moment).fetchone()[0])

        log = file_bytes(path.with_name(f"{path.name}-wal"))
        free = free_bytes(environment.data_dir)
        return Overview(
            version=nago_version(),
            python=platform.python_version(),
            system=system_name(),
            process=os.getpid(),
            started_at=datetime.fromtimestamp(running.started_at, UTC),
            now=datetime.fromtimestamp(wiring.clock(), UTC),
            windows=running.windows(),
            sessions_in_use=len(self.sessions.registry),
            logged_in=await store.database.read(logged_in),
            memory=memory_bytes(),
            database=file_bytes(path),
            log=log,
            free=free,
            stores=await self.stores.count(),
            mails=await self.mail.outbox.count(),
            slow=running.slow,
            held=running.holders,
            warnings=await self._warnings(log, free),
        )

    async def _warnings(self, log: int, free: int | None) -> tuple[str, ...]:
        environment = self.wiring.environment
        administrators = await self.sessions.users.accounts.administrators()
        found = {
            "mail": not self.mail.ready(),
            "key": key_is_open(environment),
            "plain": not environment.secure and not environment.local,
            "dev": environment.dev,
            "disk": free is not None and free < LEAST_FREE,
            "log": log > LARGEST_LOG,
            "administrator": administrators < 2,
        }
        return tuple(f"admin.overview.warning.{name}" for name, is_so in found.items() if is_so)


def _count(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    tables = [name for (name,) in connection.execute(TABLES)]
    return tuple(
        (
            name,
            int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]),
        )  # a table's own name
        for name in tables
    )

"""Where tickets, customers and files are kept, and the windows that show them."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from weakref import WeakSet

from examples.desk.model import Customer, StoredFile, Ticket
from nago import Window, ui
from nago.data.database import Database, Work, together
from nago.data.repository import Repository


class DeskStore:
    """The repositories; every change is shown in all windows that look at one of them."""

    def __init__(
        self,
        database: Database,
        tickets: Repository[Ticket],
        customers: Repository[Customer],
        folder: Callable[[], Path],
        clock: Callable[[], float],
    ) -> None:
        self._database = database
        self.tickets = tickets
        self.customers = customers
        self.numbering = asyncio.Lock()
        self._folder = folder
        self._clock = clock
        self._windows: WeakSet[Window] = WeakSet()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)

    async def save(self, ticket: Ticket, *also: Work[Any]) -> None:
        """Keep the ticket, and what belongs to it, in one transaction.

        Raises ConcurrentUpdate, StoreError.
        """
        await self._database.write(together(self.tickets.saving(ticket), *also))

    def watched_by(self, wnd: Window) -> None:
        """The window is told of every change from now on."""
        self._windows.add(wnd)

    def changed(self) -> None:
        """Show it everywhere."""
        for wnd in list(self._windows):
            wnd.invalidate()

    # Files: their content lies beside the database, where it outlives the window that brought it.

    async def keep(self, files: list[ui.UploadedFile]) -> tuple[StoredFile, ...]:
        """Move uploaded files to where they stay. Raises FileGone, OSError."""
        return tuple([await asyncio.to_thread(self._keep, file) for file in files])

    def _keep(self, file: ui.UploadedFile) -> StoredFile:
        kept = StoredFile(secrets.token_hex(16), file.name, file.size, file.kind)
        place = self.place_of(kept)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        aside = place.with_suffix(".part")
        with file.path.open("rb") as content, aside.open("wb") as copy:
            while piece := content.read(1 << 20):
                copy.write(piece)
            copy.flush()
            os.fsync(copy.fileno())
        aside.replace(place)
        return kept

    async def read(self, file: StoredFile) -> bytes:
        """All of it. Raises OSError."""
        return await asyncio.to_thread(self.place_of(file).read_bytes)

    def place_of(self, file: StoredFile) -> Path:
        """Where it lies: under its id, whatever it is called."""
        return self._folder() / "attachments" / file.id

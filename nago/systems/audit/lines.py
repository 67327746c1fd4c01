"""The audit log as lines of the log: a copy that a change of the database does not reach."""

from __future__ import annotations

import asyncio
import logging

import msgspec

from nago.errors import StoreError
from nago.systems.audit.chain import Line
from nago.systems.audit.store import NODE, AuditStore

log = logging.getLogger("nago.audit")

PAUSE_SECONDS = 1.0
SHOWN = 16


class AuditLines:
    """Writes what this process has added to the audit log, at most a second after its commit.

    A line is the id, the entry as JSON, which breaks no line (`security.md G04`), and the end of
    its signature: somebody who puts the database back to an earlier state changes none of them.
    """

    def __init__(self, store: AuditStore) -> None:
        self._store = store
        self._last = 0

    async def run(self) -> None:
        """Goes on until it is cancelled."""
        while True:
            await asyncio.sleep(PAUSE_SECONDS)
            try:
                await self.write()
            except StoreError as error:
                log.warning("the audit log cannot be read just now: %s", error)

    async def begin(self) -> None:
        """What is there already is not written again. Raises StoreError."""
        newest = await self._store.find(1, None)
        self._last = newest[0].id if newest else 0

    async def write(self) -> None:
        """Write what is new. Raises StoreError."""
        for line in await self._store.after(self._last):
            self._last = line.id
            if _node(line) == NODE:
                end = (line.mac or b"").hex()[-SHOWN:]
                log.info("%d %s %s", line.id, line.entry.decode(errors="replace"), end)


def _node(line: Line) -> object:
    try:
        return msgspec.json.decode(line.entry, type=dict[str, str]).get("node")
    except msgspec.DecodeError:
        return None

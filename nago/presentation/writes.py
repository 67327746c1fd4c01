"""Values of the session on their way to the disk, which an event waits for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from nago.presentation.window_session import Write


class Writes:
    """The writes that a window has begun and nobody has looked after yet.

    `lost` is told of each that failed and that nobody awaited.
    """

    def __init__(
        self, changed: Callable[[], None], lost: Callable[[Write, BaseException], None]
    ) -> None:
        self._changed = changed
        self._lost = lost
        self._begun: list[Write] = []

    def __bool__(self) -> bool:
        return bool(self._begun)

    def began(self, write: Write) -> None:
        """Look after this one."""
        self._begun.append(write)
        write.task.add_done_callback(lambda _: self._changed())

    async def settle(self) -> None:
        """Wait until every write is on the disk; tell of those that failed unseen."""
        while self._begun:
            writes, self._begun = self._begun, []
            if pending := [write.task for write in writes if not write.task.done()]:
                await asyncio.wait(pending)
            for write in writes:
                error = None if write.task.cancelled() else write.task.exception()
                if error is not None and not write.awaited:
                    self._lost(write, error)

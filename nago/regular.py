"""What is done again and again while an application runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from nago.errors import StoreError

log = logging.getLogger("nago.regular")


class Regularly:
    """Does something at the start and then every `seconds`.

    A store that fails is said in the log as `what`, and the next turn tries again.
    """

    def __init__(self, what: str, act: Callable[[], Awaitable[object]], seconds: float) -> None:
        self._what = what
        self._act = act
        self._seconds = seconds
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = asyncio.create_task(self._for_ever())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _for_ever(self) -> None:
        while True:
            try:
                await self._act()
            except StoreError as error:
                log.warning("%s has to wait for the next turn: %s", self._what, error)
            await asyncio.sleep(self._seconds)

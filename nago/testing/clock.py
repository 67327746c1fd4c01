"""A clock that tests move: sessions expire, and what was to come later comes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from nago.errors import NagoError


class Clock:
    """The time of an application under test. It goes as the real one does, and can be moved on.

    Timers of the event loop go along, so that `asyncio.sleep` and what a window does after a
    while end at once when the clock is moved past their time.
    """

    def __init__(self, settle: Callable[[], Awaitable[None]]) -> None:
        self._settle = settle
        self._ahead = 0.0

    def __call__(self) -> float:
        """Seconds since 1970."""
        return time.time() + self._ahead

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.fromtimestamp(self(), UTC)

    async def advance(
        self, seconds: float = 0, *, minutes: float = 0, hours: float = 0, days: float = 0
    ) -> None:
        """Move it on, and wait until what is due has happened."""
        by = seconds + 60 * minutes + 3600 * hours + 86400 * days
        if by < 0:
            raise ValueError("a clock goes forward")
        _move_timers(asyncio.get_running_loop(), by)
        self._ahead += by
        for _ in range(5):
            await asyncio.sleep(0)
        await self._settle()


def _move_timers(loop: asyncio.AbstractEventLoop, by: float) -> None:
    """Whatever the loop is to do later is due so much earlier."""
    before = loop.time
    try:
        loop.time = lambda: before() + by  # type: ignore[method-assign]  # for this loop alone
    except AttributeError:
        raise NagoError(
            f"the clock cannot be moved on a loop of {type(loop).__module__}: run the tests on "
            "asyncio's own event loop"
        ) from None

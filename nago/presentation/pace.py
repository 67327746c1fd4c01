"""When frames go out: at once to who looks at the tab, once a second to a hidden one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

HIDDEN_SECONDS = 1.0
"""The least between two frames for a tab that nobody sees."""


class Pace:
    """Asks `due` for a frame when it is time for one. What changes meanwhile waits for it."""

    def __init__(self, due: Callable[[], None]) -> None:
        self._due = due
        self._hidden = False
        self._next = 0.0
        self._waiting: asyncio.Handle | None = None

    def soon(self) -> None:
        """Something has changed: ask for a frame as soon as one may go out."""
        if self._waiting is None:
            loop = asyncio.get_running_loop()
            wait = self._next - time.monotonic() if self._hidden else 0
            self._waiting = (
                loop.call_later(wait, self._ask) if wait > 0 else loop.call_soon(self._ask)
            )

    def allows(self) -> bool:
        """Whether a frame may go out right now; if not, `due` is called once it may."""
        if not self._hidden or time.monotonic() >= self._next:
            return True
        self.soon()
        return False

    def sent(self) -> None:
        """A frame has gone out."""
        self._next = time.monotonic() + HIDDEN_SECONDS

    def show(self, *, hidden: bool) -> None:
        """The tab was hidden or has come into sight; then whatever has waited may go at once."""
        self._hidden = hidden
        if not hidden:
            self.stop()

    def stop(self) -> None:
        """Ask for nothing any more of what was to come."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _ask(self) -> None:
        self._waiting = None
        self._due()

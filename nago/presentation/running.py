"""What a process notes of itself while it runs, for whoever looks after it: bounded, and in memory."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from msgspec import Struct

from nago.presentation.action import Action, Bound

LEAST_SECONDS = 0.1
"""What takes less is not noted; people feel no delay below it."""
KEPT_SECONDS = 3600.0
MOST = 20


class SlowAction(Struct, frozen=True):
    """An action that somebody has waited for."""

    at: float
    """Seconds since 1970, when it had ended."""
    path: str
    """Of the page on which it was triggered."""
    action: str
    """The function, as `orders.page.save`."""
    seconds: float


class Held(Struct, frozen=True):
    """Code that has held the event loop, in which no window was answered."""

    at: float
    place: str


class Running:
    """Since when this process runs, how many windows it has, and what was slow in the last hour.

    To note an action costs less than a microsecond where it was quick (`note`).
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._slow: list[SlowAction] = []
        self._held: deque[Held] = deque(maxlen=MOST)
        self._lock = threading.Lock()
        self.started_at = clock()
        self.windows: Callable[[], int] = lambda: 0
        """How many tabs are open, or were a moment ago; set when the application is built."""

    def note(self, seconds: float, place: Callable[[], tuple[str, object]], action: Action) -> None:
        """An action of the page at this place has ended after so many seconds, with waiting."""
        if seconds < LEAST_SECONDS:
            return
        now = self._clock()
        slow = [each for each in self._slow if each.at > now - KEPT_SECONDS]
        slow.append(SlowAction(now, place()[0], _name(action), seconds))
        slow.sort(key=lambda each: each.seconds, reverse=True)
        self._slow = slow[:MOST]

    def held(self, place: str) -> None:
        """The watchdog has found this code; it asks from a thread of its own."""
        with self._lock:
            self._held.append(Held(self._clock(), place))

    @property
    def slow(self) -> tuple[SlowAction, ...]:
        """The slowest actions of the last hour, at most 20, the slowest first."""
        since = self._clock() - KEPT_SECONDS
        return tuple(each for each in self._slow if each.at > since)

    @property
    def holders(self) -> tuple[Held, ...]:
        """What has held the event loop, the newest first, at most 20."""
        with self._lock:
            return tuple(reversed(self._held))


def _name(action: Action) -> str:
    act = action.act if isinstance(action, Bound) else action
    while (inner := getattr(act, "func", None)) is not None:  # of functools.partial
        act = inner
    name = getattr(act, "__qualname__", type(act).__qualname__).replace(".<locals>", "")
    return f"{getattr(act, '__module__', '')}.{name}"

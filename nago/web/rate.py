"""How much one sender may do."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Hashable


class TokenBucket:
    """So many a second, so many at once (`security.md W09`)."""

    def __init__(
        self, a_second: float, at_once: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._a_second = a_second
        self._at_once = at_once
        self._clock = clock
        self._left = float(at_once)
        self._then = clock()

    def take(self) -> bool:
        """Use one; False if there is none left just now."""
        now = self._clock()
        self._left = min(self._at_once, self._left + (now - self._then) * self._a_second)
        self._then = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Places:
    """So many connections at a time per sender (`security.md W09, W11`)."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: Counter[Hashable] = Counter()

    def take(self, sender: Hashable) -> bool:
        """Take a place; False if the sender has all of his."""
        if self._taken[sender] >= self._most:
            return False
        self._taken[sender] += 1
        return True

    def give_back(self, sender: Hashable) -> None:
        self._taken[sender] -= 1
        if self._taken[sender] <= 0:
            del self._taken[sender]

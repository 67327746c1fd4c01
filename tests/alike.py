"""Whether several things take as long as each other, told on a machine that does much else."""

import time
from collections.abc import Awaitable, Callable, Mapping

UNCOUNTED, ROUNDS, MOST_ROUNDS = 2, 22, 120
ALIKE = 1.5


async def take_alike(
    cases: Mapping[str, Callable[[int], Awaitable[None]]], prepare: Callable[[], Awaitable[object]]
) -> None:
    """Fails unless the quickest times of all cases are alike.

    Each case is called with the number of the round, after `prepare`. The quickest counts, for
    what else the machine does only ever adds to one of them; and where they differ, there are more
    rounds, because a real difference stays however often it is measured.
    """
    quickest = dict.fromkeys(cases, float("inf"))
    for turn in range(MOST_ROUNDS):
        await prepare()
        for name, act in cases.items():
            before = time.perf_counter()
            await act(turn)
            if turn >= UNCOUNTED:
                quickest[name] = min(quickest[name], time.perf_counter() - before)
        alike = max(quickest.values()) < ALIKE * min(quickest.values())
        if turn >= ROUNDS and alike:
            return
    raise AssertionError(quickest)

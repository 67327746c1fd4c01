"""What happens while something is shown: at its coming and going, after a while, again and again."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod

from nago.errors import InvalidValue
from nago.presentation.work import Job, Work

LEAST_SECONDS = 0.01
MOST_SECONDS = 100 * 24 * 3600.0


class Effect(ABC):
    """Asked for by a rendering, and over as soon as one does not ask for it any more.

    It begins when its frame has gone to the browser, so a page that nobody connects to costs
    nothing. Job and seconds are those of the latest rendering.
    """

    def __init__(self, work: Work, job: Job, seconds: float = LEAST_SECONDS) -> None:
        """Raises InvalidValue for what cannot be done, or is no time to wait."""
        self._work = work
        self.go_on(job, seconds)
        self.begun = False
        self.over = False

    def begin(self) -> None:
        """It is shown."""
        if not self.begun and not self.over:
            self.begun = True
            self._begin()

    def end(self) -> None:
        """It is not shown any more."""
        if not self.over:
            self.over = True
            self._end()

    def go_on(self, job: Job, seconds: float = LEAST_SECONDS) -> None:
        """A later rendering asks for it as well; from now on its job is done."""
        if not callable(job):
            raise InvalidValue(f"{job!r:.60} cannot be called: give a function without arguments")
        self.job = job
        self.seconds = checked_seconds(seconds)

    @abstractmethod
    def _begin(self) -> None: ...

    @abstractmethod
    def _end(self) -> None: ...


class _Task(Effect):
    _task: asyncio.Task[None] | None = None

    def _begin(self) -> None:
        self._task = self._work.start(self._run())

    def _end(self) -> None:
        if self._task is not None:
            self._task.cancel()

    @abstractmethod
    async def _run(self) -> None: ...


class Appear(_Task):
    """Once, at its coming; what is still waiting when it goes is cancelled."""

    async def _run(self) -> None:
        await self._work.do(self.job, "on_appear failed")


class Disappear(Effect):
    """Once, at its going, if it was ever shown."""

    def _begin(self) -> None:
        pass

    def _end(self) -> None:
        if self.begun:
            self._work.bid_farewell(self.job, "on_disappear failed")


class After(_Task):
    """Once, after some seconds."""

    async def _run(self) -> None:
        await asyncio.sleep(self.seconds)
        await self._work.do(self.job, "work after a while failed")


class Every(_Task):
    """Again and again; one that takes longer than its period is not begun twice.

    When it fails several times in a row, the user is told of the first one only.
    """

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        due, well = loop.time(), True
        while True:
            missed = max(0.0, (loop.time() - due) // self.seconds)
            due += (missed + 1) * self.seconds
            await asyncio.sleep(due - loop.time())
            well = await self._work.do(self.job, "periodic work failed", quiet=not well)


def checked_seconds(seconds: float) -> float:
    """Raises InvalidValue for what is no time to wait."""
    number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    if not number or not LEAST_SECONDS <= seconds <= MOST_SECONDS:
        raise InvalidValue(
            f"{seconds!r:.60} is no time to wait: name the seconds, {LEAST_SECONDS} to 100 days"
        )
    return float(seconds)

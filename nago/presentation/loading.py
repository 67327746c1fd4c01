"""What a view shows and has to be waited for: it is asked for while the view runs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from nago.errors import PermissionDenied
from nago.presentation.appearing import Effect
from nago.presentation.rendering import Rendering
from nago.presentation.work import Work

T = TypeVar("T")

PATIENCE_SECONDS = 0.2
"""How long a frame waits for what its views have asked for; later it comes by itself."""
CALM_SECONDS = 0.5
"""The least between two times that a change makes it get something anew."""
NOTHING: Any = object()


class Load(Effect, Generic[T]):
    """The last thing that came, what it was asked for with, and whether another is on its way.

    What came stays until the next has come, so that nothing flickers. It ends with the view.
    """

    def __init__(self, loads: Loads) -> None:
        super().__init__(loads.work, _nothing)
        self.readers: set[Any] = set()
        self.about: Any = NOTHING
        """What `value` was asked for with; NOTHING as long as none has come."""
        self.value: T | None = None
        self.late = False
        """It takes so long that the user should be told."""
        self.code = ""
        """The support code of what went wrong with the last one."""
        self.denied: PermissionDenied | None = None
        self.farewell: Callable[[], None] = _nothing
        """Called when the view does not ask any more."""
        self.watched: object = None
        """What tells it of changes, until the farewell."""
        self._loads = loads
        self._wanted: Any = NOTHING
        self._make: Callable[[], Awaitable[T]] | None = None
        self._task: asyncio.Task[None] | None = None
        self._stale = False
        self._calm_at = 0.0

    def want(
        self, about: Any, make: Callable[[], Awaitable[T]], at_hand: Callable[[], T | None]
    ) -> None:
        """Get what `make` gives, unless that was asked for `about` already; at once where it is
        `at_hand`."""
        self._make, self._at_hand = make, at_hand
        if self._wanted is not NOTHING and about == self._wanted:
            return
        self._wanted = about
        self._start()

    def again(self) -> None:
        """Get it anew; what is there stays until then."""
        if self.over or self._make is None:
            return
        self._start()
        self._loads.rendering.run_again(self.readers)

    def changed(self) -> None:
        """What it is made of has changed: get it anew. Many changes in a row are one, so that
        they neither keep it from coming nor ask for it all the time."""
        if self._task is not None:
            self._stale = True
        elif self._calm_at > time.monotonic():
            self._stale = True
            self._task = self._loads.work.start(self._calm_down())
        else:
            self.again()

    def _start(self) -> None:
        self._stale = False
        self._calm_at = time.monotonic() + CALM_SECONDS
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if (found := self._at_hand()) is not None:
            self._came(found)
            return
        assert self._make is not None
        self._task = self._loads.start(self, self._run(self._make, self._wanted))

    async def _run(self, make: Callable[[], Awaitable[T]], about: Any) -> None:
        try:
            value = await make()
        except PermissionDenied as error:
            self.denied, self.code = error, ""
        except Exception as error:
            self.code = self._loads.report(error, "what a view waits for failed")
        else:
            self._came(value)
        self._task, self.late = None, False
        self._loads.rendering.run_again(self.readers)
        if self._stale:
            self._task = self._loads.work.start(self._calm_down())

    async def _calm_down(self) -> None:
        """Wait a moment after the last time, then get it anew."""
        await asyncio.sleep(max(0.0, self._calm_at - time.monotonic()))
        self._task = None
        if self._stale:
            self.again()

    def _came(self, value: T) -> None:
        self.value, self.about = value, self._wanted
        self.code, self.denied, self.late = "", None, False

    def take_long(self) -> None:
        """Tell the user that he has to wait."""
        if self._task is not None:
            self.late = True
            self._loads.rendering.run_again(self.readers)

    def task(self) -> asyncio.Task[None] | None:
        return self._task

    def _begin(self) -> None:
        pass

    def _end(self) -> None:
        self.farewell()
        if self._task is not None:
            self._task.cancel()
            self._task = None


class Loads:
    """The loads of one window. A frame waits a moment for them, so that what is quick is there
    with the first paint, and with the answer to what the user did."""

    def __init__(
        self, rendering: Rendering, work: Work, report: Callable[[BaseException, str], str]
    ) -> None:
        self.rendering = rendering
        self.work = work
        self.report = report
        self._fresh: set[Load[Any]] = set()
        rendering.patience = self._wait

    def ask(self, name: str) -> Load[Any]:
        """The load of that name in the view or part that runs, which runs again when it comes.

        For view code that is running only.
        """
        scope = self.rendering.reading
        assert scope is not None, "a load is asked for while a view runs"
        key = Load, name
        held = scope.held_before.get(key)
        load: Load[Any] = held if isinstance(held, Load) and not held.over else Load(self)
        scope.hold(key, load)
        scope.watch(load.readers)
        return load

    def start(self, load: Load[Any], work: Any) -> asyncio.Task[None]:
        self._fresh.add(load)
        return self.work.start(work)

    async def _wait(self) -> bool:
        """Wait a moment for what was just asked for; False if nothing was."""
        fresh, self._fresh = self._fresh, set()
        tasks = [task for load in fresh if (task := load.task()) is not None]
        if not tasks:
            return False
        _, late = await asyncio.wait(tasks, timeout=PATIENCE_SECONDS)
        for load in fresh:
            if load.task() in late:
                load.take_long()
        return True


def _nothing() -> None:
    pass

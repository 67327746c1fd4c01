"""Work that goes on beside a window's events, and ends with its page."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol

from nago.errors import PermissionDenied

Job = Callable[[], Awaitable[Any] | None]
"""What is to be done: plain, or async where it waits."""


class Teller(Protocol):
    """The window, as far as work that went wrong needs it."""

    def banner_failure(self, error: BaseException, what: str) -> None: ...

    def report(self, error: BaseException, what: str) -> str: ...

    def refuse(self, error: PermissionDenied) -> None: ...


class Work:
    """The tasks of one window. What fails, or is not allowed, is told to its user."""

    def __init__(self, window: Teller) -> None:
        self._window = window
        self._tasks: set[asyncio.Task[Any]] = set()
        self.farewells: set[asyncio.Task[Any]] = set()
        """What still tidies up behind a page that is gone; it is not cancelled."""

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Start this; it ends with the page at the latest."""
        return self._start(self._guarded(work, "spawned work failed"), self._tasks)

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start what guards itself; it ends with the page at the latest."""
        return self._start(work, self._tasks)

    async def do(self, job: Job, what: str, *, quiet: bool = False) -> bool:
        """Do it and wait for it; False if it failed. The user is told that unless `quiet`."""
        try:
            result = job()
            if inspect.isawaitable(result):
                await result
        except PermissionDenied as error:
            if not quiet:
                self._window.refuse(error)
            return False
        except Exception as error:
            if quiet:
                self._window.report(error, what)
            else:
                self._window.banner_failure(error, what)
            return False
        return True

    def bid_farewell(self, job: Job, what: str) -> None:
        """Do it although the page is gone."""
        self._start(self.do(job, what), self.farewells)

    def end(self) -> None:
        """The page is left, or the window closes."""
        for task in self._tasks:
            task.cancel()
        self._tasks = set()

    def _start(
        self, work: Coroutine[Any, Any, Any], among: set[asyncio.Task[Any]]
    ) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        among.add(task)
        task.add_done_callback(among.discard)
        return task

    async def _guarded(self, work: Coroutine[Any, Any, Any], what: str) -> Any:
        try:
            return await work
        except PermissionDenied as error:
            self._window.refuse(error)
        except Exception as error:
            self._window.banner_failure(error, what)
        return None

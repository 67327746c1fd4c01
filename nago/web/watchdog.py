"""Finds out who holds the event loop: while one event is handled for long, no window is answered."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType

log = logging.getLogger("nago.watchdog")

LONGEST_SECONDS = 0.1
ASKING_SECONDS = 0.05
SILENT_SECONDS = 60.0
"""The same place is told at most once in this time."""
MOST_PLACES = 1000
DEEPEST = 8
OURS = str(Path(__file__).resolve().parents[1])
IDLE = (str(Path(asyncio.__file__).parent), "selectors.py", "uvloop")


class Watchdog:
    """A thread that asks the loop for a sign of life twenty times a second, and logs the stack of
    whatever keeps it from giving one for 100 ms. `held` is told which code that is. Measured:
    0.25 % of a core.
    """

    def __init__(self, held: Callable[[str], None] = lambda place: None) -> None:
        self._held = held
        self._beat = threading.Event()
        self._ended = threading.Event()
        self._told: dict[CodeType, float] = {}
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Watch the loop that runs in this thread."""
        loop, held = asyncio.get_running_loop(), threading.get_ident()
        self._thread = threading.Thread(
            target=self._watch, args=(loop, held), name="nago-watchdog", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Watch no more; the thread ends by itself."""
        self._ended.set()

    def _watch(self, loop: asyncio.AbstractEventLoop, held: int) -> None:
        while not self._ended.wait(ASKING_SECONDS):
            self._beat.clear()
            try:
                loop.call_soon_threadsafe(self._beat.set)
            except RuntimeError:  # the loop is closed
                return
            if not self._beat.wait(LONGEST_SECONDS):
                self._look(sys._current_frames().get(held))
                while not self._beat.wait(ASKING_SECONDS) and not self._ended.is_set():
                    pass

    def _look(self, innermost: FrameType | None) -> None:
        """Tell of the code that runs in the loop's thread just now, if any of it does."""
        if innermost is None or _is_idle(innermost):
            return  # the machine has no time for us, and nobody's code is to blame
        stack = _stack(innermost)
        culprit = next((frame for frame in stack if _is_application(frame)), stack[0])
        now = time.monotonic()
        if now - self._told.get(culprit.f_code, -SILENT_SECONDS) < SILENT_SECONDS:
            return
        if len(self._told) >= MOST_PLACES:
            self._told.clear()
        self._told[culprit.f_code] = now
        log.warning(
            "%s holds the event loop for more than %d ms, in which no window is answered; "
            "do what blocks with `await wnd.run_blocking(function, ...)`. It is here: %s",
            _place(culprit),
            LONGEST_SECONDS * 1000,
            " < ".join(_place(frame) for frame in stack[:DEEPEST]),
        )
        self._held(_place(culprit))


def _stack(innermost: FrameType) -> list[FrameType]:
    """From the innermost frame out to where the loop called it."""
    stack: list[FrameType] = []
    frame: FrameType | None = innermost
    while frame is not None and not _is_idle(frame):
        stack.append(frame)
        frame = frame.f_back
    return stack


def _is_idle(frame: FrameType) -> bool:
    return any(part in frame.f_code.co_filename for part in IDLE)


def _is_application(frame: FrameType) -> bool:
    """Whether it belongs to whoever uses us and other packages."""
    file = frame.f_code.co_filename
    return not (file.startswith((OURS, sys.base_prefix, sys.prefix)) or "site-packages" in file)


def _place(frame: FrameType) -> str:
    code = frame.f_code
    return f"{code.co_qualname}() ({code.co_filename}:{frame.f_lineno})"

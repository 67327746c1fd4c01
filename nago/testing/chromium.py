"""A real Chromium for tests, started once for a whole run."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.async_api import Browser, Playwright, async_playwright

from nago.errors import ConfigError
from nago.testing.line import Line
from nago.testing.served import Served

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
REMEDY = (
    "install Chromium or Chrome, run `python -m playwright install --with-deps chromium`, or name "
    "the program of a Chromium in NAGO_BROWSER"
)


class Chromium:
    """The browser that runs, and Playwright, which drives it."""

    def __init__(self, playwright: Playwright, browser: Browser) -> None:
        self._playwright = playwright
        self.browser = browser

    async def close(self) -> None:
        await self.browser.close()
        await self._playwright.stop()


async def launch() -> Chromium:
    """Start the browser of NAGO_BROWSER, or of the path, or Playwright's own.

    Raises ConfigError with what to do where there is none that starts.
    """
    executable = os.environ.get("NAGO_BROWSER") or _on_path()
    playwright = await async_playwright().start()
    try:
        browser = await playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
    except Exception as error:
        await playwright.stop()
        tried = executable or "Playwright's own Chromium"
        raise ConfigError(f"{tried} does not start; {REMEDY} ({error})") from error
    return Chromium(playwright, browser)


async def house(chromium: Chromium) -> Served:
    """A place for one application, and the browsers that look at it."""
    line = Line()
    await line.open()
    return Served(chromium.browser, line)


def _on_path() -> Path | None:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return None if found is None else Path(found)

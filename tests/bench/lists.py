"""Long lists: bytes of a change, and how smoothly 100,000 rows scroll in a browser."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.bench.server import Server
from tests.bench.table import Row, at_most
from tests.browser.chromium import ARGUMENTS

FRAMES = 300
PIXELS = 120
"""Per frame: 7200 px a second, as a wheel that is turned fast."""

SCROLL = """
async ([selector, frames, pixels]) => {
  const box = document.querySelector(selector);
  const times = [];
  let bare = 0;
  let last = performance.now();
  for (let at = 0; at < frames; at++) {
    box.scrollTop += pixels;
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now();
    times.push(now - last);
    last = now;
    const { left, top, height } = box.getBoundingClientRect();
    const seen = document.elementFromPoint(left + 60, top + height / 2);
    if (seen && seen.closest(".rows-away")) bare++;
  }
  return [times.sort((a, b) => a - b), bare];
}
"""
EMPTY = """
() => {
  const box = document.createElement("div");
  box.id = "bare";
  box.style.cssText = "block-size:28rem;overflow:auto";
  const held = document.createElement("div");
  held.style.blockSize = "6000000px";
  box.append(held);
  document.body.replaceChildren(box);
}
"""


def measure() -> list[Row]:
    return [*asyncio.run(_bytes()), *_frames()]


async def _bytes() -> list[Row]:
    from nago.application import Application
    from nago.testing.direct import Browser
    from tests.bench.apps.lists import configure

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        application = Application(configure, {"NAGO_DATA_DIR": folder})
        async with application.opened():
            for path, what, most in (
                ("ten_thousand", "10,000-row list, insert at the top", 300),
                ("three_hundred", "naive page of 300 rows, one label of 12 characters", 60),
            ):
                page = await Browser(application).open(path)
                heard = Ear()
                page.dialogue._connection = heard
                message = [page.dialogue.frame, 1, [0], "action", []]
                await heard.say(page.dialogue, message)
                rows.append(at_most(what, most, float(len(b"".join(heard.frames))), "B"))
    return rows


class Ear:
    """A connection that keeps what was sent."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []

    async def send(self, data: bytes) -> None:
        self.frames.append(data)

    def close(self, code: int) -> None:
        pass

    async def say(self, dialogue: Any, event: list[Any]) -> None:
        from nago.presentation.wire import decode, encode

        await dialogue.handle(decode(encode(["e", *event])))


def _frames() -> list[Row]:
    executable = os.environ.get("NAGO_BROWSER") or shutil.which("chromium")
    rows = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server("tests.bench.apps.lists", Path(folder))
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1000, "height": 800})
        try:
            for path, selector in (("list", ".lazy-list"), ("table", ".table-scroll")):
                page.goto(f"{server.url}/{path}")
                page.wait_for_selector(f"{selector} [aria-rowindex], {selector} [aria-posinset]")
                page.wait_for_timeout(500)
                ours, away = _scrolled(page, selector)
                page.evaluate(EMPTY)
                bare, _ = _scrolled(page, "#bare")
                rows += _told(path, ours, away, bare)
        finally:
            browser.close()
            server.stop()
    return rows


def _scrolled(page: Page, selector: str) -> tuple[list[float], int]:
    times, away = page.evaluate(SCROLL, [selector, FRAMES, PIXELS])
    return times, away


def _told(path: str, ours: list[float], away: int, bare: list[float]) -> list[Row]:
    def at(times: list[float], share: float) -> float:
        return times[min(len(times) - 1, int(len(times) * share))]

    what = f"scrolling a {path} of 100,000 rows at {PIXELS * 60} px/s"
    return [
        at_most(
            f"{what}: 95 % of the frames", 25, at(ours, 0.95), "ms", f"{at(bare, 0.95):.3g} ms"
        ),
        Row(f"{what}: longest frame", "–", f"{ours[-1]:.3g} ms", f"{bare[-1]:.3g} ms", None),
        Row(f"{what}: frames without rows", "–", f"{away} of {FRAMES}", "–", None),
    ]

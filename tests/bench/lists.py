"""Long lists: bytes of a change, and how smoothly 100,000 rows scroll in a browser."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

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
                ours = Scrolled(page, selector)
                page.evaluate(EMPTY)
                rows += _told(path, ours, Scrolled(page, "#bare"))
        finally:
            browser.close()
            server.stop()
    return rows


class Scrolled:
    """A box that was scrolled, frame by frame."""

    def __init__(self, page: Page, selector: str) -> None:
        tools = page.context.new_cdp_session(page)
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        begun = _busy(tools)
        self.times, self.away = page.evaluate(SCROLL, [selector, FRAMES, PIXELS])
        self.busy = (_busy(tools) - begun) / FRAMES * 1000
        """CPU time of the page's main thread for a frame, in ms."""
        tools.detach()

    def share(self, part: float) -> float:
        """So much of the frames took no longer than this, in ms."""
        return float(self.times[min(FRAMES - 1, int(FRAMES * part))])


def _busy(tools: CDPSession) -> float:
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration")


def _told(path: str, ours: Scrolled, bare: Scrolled) -> list[Row]:
    what = f"100,000-row {path} scrolled at {PIXELS * 60} px/s"
    return [
        at_most(f"{what}: CPU a frame", 8, ours.busy, "ms", f"{bare.busy:.3g} ms"),
        at_most(f"{what}: frames without rows", 3, ours.away, "frames of 300"),
        *(
            Row(
                f"{what}: {name}",
                "–",
                f"{ours.share(part):.3g} ms",
                f"{bare.share(part):.3g} ms",
                None,
            )
            for name, part in (("95 % of the frames", 0.95), ("longest frame", 1.0))
        ),
    ]

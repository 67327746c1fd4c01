"""A tab of a real Chromium: seen through its accessibility tree, used through Playwright."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import CDPSession, FilePayload, Locator, Page, WebSocket
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeout

from nago.testing.accessibility import page as page_of
from nago.testing.finding import Refused, by_role
from nago.testing.line import Line
from nago.testing.seen import Seen

MARK = "data-nago-test"
ANSWER_SECONDS = 1.0
ARRIVAL_SECONDS = 20.0
FRAME = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
marks = itertools.count(1)


class ChromiumTab:
    """Drives one tab of a real browser; see `Driver`."""

    patience = 10.0

    def __init__(
        self,
        page: Page,
        url: str,
        line: Line,
        opened: list[str],
        closed: Callable[[ChromiumTab], None],
    ) -> None:
        self.opened = opened
        self.errors: list[str] = []
        self._page = page
        self._url = url
        self._line = line
        self._closed = closed
        self._cdp: CDPSession
        self._asked: set[int] = set()
        self._welcomed = False

    async def begin(self) -> None:
        """Listen to what the page says and hears."""
        self._page.set_default_timeout(self.patience * 1000)
        self._page.on("websocket", self._socket)
        self._page.on("pageerror", lambda error: self.errors.append(str(error)))
        self._cdp = await self._page.context.new_cdp_session(self._page)
        await self._cdp.send("Accessibility.enable")

    def _socket(self, socket: WebSocket) -> None:
        self._asked.clear()
        self._welcomed = False
        socket.on("framesent", lambda data: self._sent(str(data)))
        socket.on("framereceived", lambda data: self._received(str(data)))

    def _sent(self, data: str) -> None:
        message = json.loads(data)
        if message[0] in ("e", "n"):
            self._asked.add(message[2])

    def _received(self, data: str) -> None:
        _, ops = json.loads(data)
        for op in ops:
            if op[0] == "d":
                self._asked.discard(op[1])
            elif op[0] == "w":
                self._welcomed = True

    # Pages.

    @property
    def address(self) -> str:
        parts = urlsplit(self._page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @property
    def title(self) -> str:
        return self._title

    _title = ""

    async def open(self, address: str) -> None:
        self._welcomed = False
        await self._page.goto(f"{self._url}{address}")
        await self._arrived()

    async def reload(self) -> None:
        self._welcomed = False
        await self._page.reload()
        await self._arrived()

    async def back(self) -> None:
        await self._page.go_back()
        await self.settle()

    async def forward(self) -> None:
        await self._page.go_forward()
        await self.settle()

    async def _arrived(self) -> None:
        if await self._page.query_selector("#nago-document") is None:
            return
        loop = asyncio.get_running_loop()
        until = loop.time() + ARRIVAL_SECONDS
        while not self._welcomed:
            if loop.time() > until:
                raise AssertionError(f"{self.address} never got its window: {self.errors}")
            await asyncio.sleep(0.005)
        await self.settle()

    # What the user sees and does.

    async def look(self) -> Seen:
        if self.errors:
            raise AssertionError(f"an error in the page: {self.errors}")
        try:
            self._title = await self._page.title()
            found = await self._cdp.send("Accessibility.getFullAXTree")
        except PlaywrightError:  # it is just being loaded
            return Seen(role="page")
        return page_of(found["nodes"])

    async def press(self, seen: Seen) -> None:
        await self._use(seen, "press", lambda it: it.click())

    async def fill(self, seen: Seen, text: str) -> None:
        await self._use(seen, "fill", lambda it: it.fill(text))

    async def type(self, seen: Seen, text: str) -> None:
        async def keys(it: Locator) -> None:
            await it.focus()
            await it.press("End")
            await it.press_sequentially(text)

        await self._use(seen, "type into", keys)

    async def tick(self, seen: Seen, on: bool) -> None:
        if seen.role.startswith("menuitem"):
            await self.press(seen)
            return
        await self._use(seen, "tick", lambda it: it.set_checked(on))

    async def choose(self, seen: Seen, option: str) -> None:
        if seen.role != "combobox":
            radios = by_role(seen, "radio", option, exact=True)
            if not radios:
                raise AssertionError(f"{seen.called()} has no option {option!r}")
            await self.tick(radios[0], True)
            return
        await self._use(seen, "choose in", lambda it: self._option(it, option))

    async def _option(self, it: Locator, option: str) -> None:
        if await it.evaluate("(it) => it instanceof HTMLSelectElement"):
            titles = await it.evaluate("(it) => [...it.options].map((each) => each.label)")
            if option not in titles:
                listed = ", ".join(repr(title) for title in titles)
                raise AssertionError(f"there is no option {option!r}: there are {listed}")
            await it.select_option(label=option)
            return
        await it.click()
        loop = asyncio.get_running_loop()
        until = loop.time() + self.patience
        while not (found := by_role(await self.look(), "option", option, exact=True)):
            if loop.time() > until:
                raise AssertionError(f"there is no option {option!r}")
            await asyncio.sleep(0.05)
        await self.press(found[0])

    async def upload(self, seen: Seen, name: str, data: bytes, kind: str) -> None:
        file = FilePayload(name=name, mimeType=kind, buffer=data)
        await self._use(seen, "upload to", lambda it: it.set_input_files(file))

    async def key(self, seen: Seen | None, key: str) -> None:
        if seen is None:
            await self._page.keyboard.press(key)
            await self.settle()
        else:
            await self._use(seen, "press a key in", lambda it: it.press(key))

    async def _use(
        self, seen: Seen, what: str, verb: Callable[[Locator], Awaitable[object]]
    ) -> None:
        """Do it with the element itself, as a user could: seen, enabled, not covered."""
        mark = str(next(marks))
        try:
            resolved = await self._cdp.send("DOM.resolveNode", {"backendNodeId": seen.handle})
            await self._cdp.send(
                "Runtime.callFunctionOn",
                {
                    "objectId": resolved["object"]["objectId"],
                    "functionDeclaration": f"function (mark) {{ this.setAttribute('{MARK}', mark) }}",
                    "arguments": [{"value": mark}],
                },
            )
            await verb(self._page.locator(f'[{MARK}="{mark}"]'))
        except PlaywrightTimeout as error:
            raise Refused(f"no user can {what} {seen.called()}: {error.message}") from error
        await self.settle()

    # The line.

    async def disconnect(self) -> None:
        self._line.cut()
        await asyncio.sleep(0.05)

    async def reconnect(self) -> None:
        self._line.mend()
        await self.retry()
        await self._arrived()

    async def retry(self) -> None:
        """The network is there again, as the browser's system says it."""
        try:
            await self._page.evaluate("() => void dispatchEvent(new Event('online'))")
        except PlaywrightError:
            return

    async def resize(self, width: int, height: int) -> None:
        await self._page.set_viewport_size({"width": width, "height": height})
        await self.settle()

    def latency(self, seconds: float) -> None:
        self._line.latency = seconds

    async def settle(self) -> None:
        """Wait for the answers to what the page has just asked, unless the line is slow."""
        loop = asyncio.get_running_loop()
        until = loop.time() + ANSWER_SECONDS
        while loop.time() < until:
            try:
                await self._page.evaluate(FRAME)
                await self._page.wait_for_load_state()
            except PlaywrightError:  # another page is being loaded
                await asyncio.sleep(0.02)
                continue
            if self._line.latency or not self._asked:
                return
            await asyncio.sleep(0.005)

    async def change(self, seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.05))

    async def close(self) -> None:
        await self._page.close()
        self._closed(self)

    async def evaluate(self, script: str) -> Any:
        """What JavaScript says in the page, for tests of the client itself."""
        return await self._page.evaluate(script)

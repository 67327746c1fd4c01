"""An application behind a real server, for a real browser, in the loop of the test."""

from __future__ import annotations

import asyncio
import socket

import uvicorn
from playwright.async_api import Browser, BrowserContext, Page, Route

from nago.application import Application
from nago.testing.chromium_tab import ChromiumTab
from nago.testing.line import Line
from nago.web.server import configured

START_SECONDS = 10.0
START_TRIES = 2000


class Served:
    """A real server behind a line that can be slow or cut; see `House`.

    The line is one for all tabs of the application: what slows down or cuts one of them does so
    to all.
    """

    def __init__(self, chromium: Browser, line: Line) -> None:
        self.line = line
        self.url = f"http://localhost:{line.port}"
        self._chromium = chromium
        self._application: Application | None = None
        self._server: uvicorn.Server | None = None
        self._serving: asyncio.Task[None] | None = None
        self._tabs: list[ChromiumTab] = []

    async def serve(self, application: Application) -> None:
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        listening.setblocking(False)
        self._application = application
        config = configured(application.asgi, application.environment)
        self._server = uvicorn.Server(config)
        self._serving = asyncio.ensure_future(_serve(self._server, listening))
        self.line.to = listening.getsockname()[1]
        for _ in range(START_TRIES):
            if self._server.started:
                break
            await asyncio.sleep(START_SECONDS / START_TRIES)
        for tab in self._tabs:
            await tab.retry()

    async def stop(self) -> None:
        self.line.to = None
        if self._server is None or self._serving is None or self._application is None:
            return
        await self._application.windows.drain()
        self._server.should_exit = True
        self.line.cut()
        await self._serving
        self.line.mend()

    async def profile(self, language: str) -> ChromiumProfile:
        context = await self._chromium.new_context(
            locale={"en": "en-GB", "de": "de-DE"}.get(language, language),
            viewport={"width": 1280, "height": 860},
            base_url=self.url,
        )
        return ChromiumProfile(self, context)

    async def settle(self) -> None:
        for tab in self._tabs:
            await tab.settle()

    async def close(self) -> None:
        for tab in list(self._tabs):
            await tab.close()
        await self.line.close()

    def opened(self, tab: ChromiumTab) -> None:
        self._tabs.append(tab)

    def closed(self, tab: ChromiumTab) -> None:
        if tab in self._tabs:
            self._tabs.remove(tab)


async def _serve(server: uvicorn.Server, listening: socket.socket) -> None:
    """Without the handlers for signals, which belong to whoever runs the tests."""
    await server._serve([listening])


class ChromiumProfile:
    """One browser context; see `Profile`."""

    def __init__(self, house: Served, context: BrowserContext) -> None:
        self._house = house
        self._context = context
        self._outside: list[str] = []
        self._own = False
        self._watched = False

    async def tab(self) -> ChromiumTab:
        if not self._watched:
            self._watched = True
            await self._context.route(lambda url: not url.startswith(self._house.url), self._leave)
            self._context.on("page", self._page)
        self._own = True
        page = await self._context.new_page()
        tab = ChromiumTab(
            page, self._house.url, self._house.line, self._outside, self._house.closed
        )
        await tab.begin()
        self._house.opened(tab)
        return tab

    async def close(self) -> None:
        await self._context.close()

    async def _leave(self, route: Route) -> None:
        """Nothing is asked outside: the address is noted, and the page stays."""
        if route.request.is_navigation_request():
            self._outside.append(route.request.url)
        await route.fulfill(status=204)

    def _page(self, page: Page) -> None:
        if self._own:
            self._own = False
            return
        # A page that a page has opened: what it shows is another tab's affair.
        page.on(
            "framenavigated", lambda frame: self._outside.append(_inside(self._house, frame.url))
        )


def _inside(house: Served, url: str) -> str:
    return url.removeprefix(house.url)

"""Browsers that only tests can see, and the way from them to an application without a server."""

from __future__ import annotations

from nago.application import Application
from nago.testing.in_process import InProcess
from nago.testing.network import Network

URL = "http://localhost:3000"


class Simulation:
    """Browsers without a browser; see `House`."""

    url = URL

    def __init__(self) -> None:
        self._application: Application | None = None
        self._tabs: list[InProcess] = []

    async def serve(self, application: Application) -> None:
        self._application = application
        for tab in self._tabs:
            await tab.reconnect()

    async def stop(self) -> None:
        for tab in self._tabs:
            await tab.disconnect()

    async def profile(self, language: str) -> SimulatedProfile:
        return SimulatedProfile(self, language)

    async def settle(self) -> None:
        for tab in self._tabs:
            await tab.settle()

    async def close(self) -> None:
        for tab in list(self._tabs):
            await tab.close()

    def network(self, language: str) -> Network:
        """The way of one browser to whatever application is served just now."""
        return Network(lambda: self._now().asgi, URL, language)

    def opened(self, tab: InProcess) -> None:
        self._tabs.append(tab)

    def closed(self, tab: InProcess) -> None:
        if tab in self._tabs:
            self._tabs.remove(tab)

    def _now(self) -> Application:
        if self._application is None:
            raise AssertionError("no application is served")
        return self._application


class SimulatedProfile:
    """One browser; see `Profile`."""

    def __init__(self, house: Simulation, language: str) -> None:
        self._house = house
        self.network = house.network(language)
        self._tabs: list[InProcess] = []

    async def tab(self) -> InProcess:
        tab = InProcess(self.network, self._closed)
        self._tabs.append(tab)
        self._house.opened(tab)
        return tab

    async def close(self) -> None:
        for tab in list(self._tabs):
            await tab.close()

    def _closed(self, tab: InProcess) -> None:
        if tab in self._tabs:
            self._tabs.remove(tab)
        self._house.closed(tab)

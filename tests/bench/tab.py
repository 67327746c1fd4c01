"""The browser's side for benchmarks: loads a page, opens its socket, sends prepared messages."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any
from urllib.request import Request, urlopen

from websockets.asyncio.client import ClientConnection, connect


class BenchTab:
    """One window over a real socket."""

    def __init__(self, url: str, path: str) -> None:
        with urlopen(Request(f"{url}/{path}"), timeout=20) as answer:
            html = answer.read().decode()
            self._cookie = answer.headers["set-cookie"].split(";")[0]
        found = re.search(r'id="nago-document">(.*?)</script>', html)
        assert found is not None
        self._document: dict[str, Any] = json.loads(found[1])
        self._url = url
        self._frame = 1
        self._no = 0
        self.socket: ClientConnection
        self.last = ""

    async def connect(self) -> None:
        self.socket = await connect(
            self._url.replace("http", "ws") + "/_nago/socket",
            origin=self._url,  # type: ignore[arg-type]  # a text is an origin
            additional_headers={"cookie": self._cookie},
            compression=None,
        )
        document = self._document
        greeting = {
            "window": document["window"], "key": document["key"], "frame": 1, "previous": None,
            "edits": [], "path": document["path"], "values": {}, "build": document["build"],
        }  # fmt: skip
        await self.socket.send(json.dumps(["h", greeting]))
        await self._hear()

    async def click(self, path: list[int]) -> None:
        """Press the button there and wait until the click is answered."""
        self._no += 1
        await self.socket.send(f'["e",{self._frame},{self._no},{json.dumps(path)},"action",[]]')
        while not await self._hear():
            pass

    async def show(self, *, hidden: bool) -> None:
        """Tell that the tab has come into sight, or has gone."""
        info = {
            "width": 1280, "height": 800, "density": 1, "scheme": "light", "pointer": "fine",
            "locale": "en", "zone": "UTC", "hidden": hidden,
        }  # fmt: skip
        await self.socket.send(json.dumps(["i", info]))

    async def listen(self, seconds: float) -> list[tuple[float, int]]:
        """When frames came in that time, and how many characters each had."""
        loop = asyncio.get_running_loop()
        until, heard = loop.time() + seconds, []
        while (left := until - loop.time()) > 0:
            try:
                async with asyncio.timeout(left):
                    await self._hear()
            except TimeoutError:
                break
            heard.append((loop.time(), len(self.last)))
        return heard

    async def _hear(self) -> bool:
        self.last = str(await self.socket.recv())
        self._frame += 1
        return f'["d",{self._no}]' in self.last


def opened(url: str, path: str) -> BenchTab:
    return BenchTab(url, path)


async def many(url: str, path: str, count: int) -> list[BenchTab]:
    """So many windows, all connected."""
    tabs = [await asyncio.to_thread(opened, url, path) for _ in range(count)]
    for tab in tabs:
        await tab.connect()
    return tabs

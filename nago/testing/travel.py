"""A tab's way from page to page: loading, posting, history, cookies; no browser."""

from __future__ import annotations

import asyncio
import json
import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec

from nago.testing.browser_tree import Node
from nago.testing.deeds import Act, Ask, Handle
from nago.testing.network import Answer, Network
from nago.testing.tab import Tab

DOCUMENT = re.compile(r'id="nago-document">(.*?)</script>', re.DOTALL)
TAGS = re.compile(r"<(script|style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)
ANSWER_SECONDS = 1.0
MOST_REDIRECTS = 10


class Stop(msgspec.Struct):
    """An entry of the tab's history: an address, and the document that it was shown in."""

    address: str
    document: int


class Travels:
    """A tab on its way from page to page: its history, and what the server tells it to load."""

    def __init__(self, network: Network) -> None:
        self.tab: Tab | None = None
        self.opened: list[str] = []
        self.notices: list[Node] = []
        self._network = network
        self._history: list[Stop] = []
        self._at = -1
        self._documents = 0
        self._plain = ""
        self._toggled: set[str] = set()
        self._asked: list[Ask] = []
        self._edited: set[tuple[int | str, ...]] = set()
        self._focus: Handle | None = None
        self._latency = 0.0
        self._key: str | None = None
        self._news = asyncio.Event()
        self._loading: asyncio.Task[None] | None = None

    # Pages.

    @property
    def address(self) -> str:
        return self._history[self._at].address if self._history else ""

    @property
    def title(self) -> str:
        return "" if self.tab is None else self.tab.tree.title

    async def open(self, address: str) -> None:
        await self._load(address, push=True)
        await self.settle()

    async def reload(self) -> None:
        await self._load(self.address, push=False)
        await self.settle()

    async def back(self) -> None:
        await self._travel(-1)

    async def forward(self) -> None:
        await self._travel(1)

    async def _travel(self, by: int) -> None:
        if 0 <= self._at + by < len(self._history):
            self._popped(by)
        await self.settle()

    def _popped(self, by: int) -> None:
        before = self._history[self._at]
        self._at += by
        now = self._history[self._at]
        if now.document != self._documents:
            self._later(self._load(now.address, push=False))
        elif now.address != before.address:
            self._visit(before.address)

    async def _load(self, address: str, *, push: bool) -> None:
        for _ in range(MOST_REDIRECTS):
            await self._leave()
            answer = await self._network.request("GET", address)
            if answer.status not in (302, 303, 307):
                break
            address = self._local(answer.header("location") or "/")
        self._show(answer, address, push=push)

    async def _leave(self) -> None:
        if self.tab is not None:
            self._key = self.tab.key
            await self.tab.end()
            self.tab = None

    def _show(self, answer: Answer, address: str, *, push: bool) -> None:
        html = answer.body.decode()
        found = DOCUMENT.search(html)
        self._documents += 1
        stop = Stop(address, self._documents)
        if push or not self._history:
            self._history[self._at + 1 :] = [stop]
            self._at += 1
        else:
            self._history[self._at] = stop
        self._page_left()
        self._plain = unescape(TAGS.sub(" ", html)) if found is None else ""
        if found is not None:
            self.tab = Tab(
                self._network, json.loads(found[1]), self._key, self._place, self._told, self._wake
            )
            self.tab.latency = self._latency
            self.tab.connect()

    def _local(self, address: str) -> str:
        return address.removeprefix(self._network.origin) or "/"

    def _page_left(self) -> None:
        """What the browser alone knew of a page goes with it."""
        self.notices, self._toggled, self._focus = [], set(), None
        self._asked, self._edited = [], set()

    def _place(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.address)
        values = dict(parse_qsl(parts.query, keep_blank_values=True))
        return parts.path.strip("/") or ".", values

    def _later(self, work: Any) -> None:
        """What a page does after an answer, such as loading another one."""
        before = self._loading

        async def run() -> None:
            if before is not None:
                await asyncio.wait([before])
            await work

        self._loading = asyncio.ensure_future(run())

    # What the server asks of the browser.

    def _told(self, op: list[Any]) -> None:
        match op:
            case ["n", "push" | "replace" | "reset" as kind, url, *_]:
                self._enter(kind, url)
            case ["n", "mark" | "step" as kind, url, *_]:
                self._note(url, push=kind == "step")
            case ["n", "back", *_]:
                asyncio.get_running_loop().call_soon(self._went_back)
            case ["n", "reload", *_] | ["u", "end"]:
                self._later(self._load(self.address, push=False))
            case ["n", "open", url, *_]:
                self.opened.append(url)
            case ["b", notice]:
                self.notices.append(notice)
            case ["c", "ask", number, question]:
                answers = (Act(["?", number], word) for word in ("yes", "no"))
                self._asked.append(Ask(question, *answers))
            case ["u", "exchange", ticket, to]:
                self._later(self._exchange(ticket, to))

    def _enter(self, kind: str, url: str) -> None:
        before = self.address
        if kind == "push":
            self._history[self._at + 1 :] = [Stop(url, self._documents)]
            self._at += 1
        else:
            if kind == "reset":
                own = [stop.document == self._documents for stop in self._history[: self._at]]
                self._at = own.index(True) if True in own else self._at
            self._history[self._at] = Stop(url, self._documents)
        self._arrived(before)

    def _note(self, url: str, *, push: bool) -> None:
        """Another address for what is shown."""
        if urlsplit(url).path != urlsplit(self.address).path:
            return
        stop = Stop(url, self._documents)
        if push:
            self._history[self._at + 1 :] = [stop]
            self._at += 1
        else:
            self._history[self._at] = stop

    def _arrived(self, before: str) -> None:
        if urlsplit(before).path == urlsplit(self.address).path:
            return
        assert self.tab is not None
        self.tab.fields.all_new()
        self._page_left()

    def _went_back(self) -> None:
        if self._at > 0:
            self._popped(-1)
        else:
            before = self.address
            self._enter("replace", "/")
            self._visit(before)

    def _visit(self, before: str) -> None:
        assert self.tab is not None
        path, values = self._place()
        elsewhere = urlsplit(before).path != urlsplit(self.address).path
        if elsewhere:
            self._page_left()
        self.tab.visit(path, values, elsewhere=elsewhere)

    async def _exchange(self, ticket: str, to: str) -> None:
        await self._network.request(
            "POST", "/_nago/session/exchange", headers={"x-exchange": ticket}
        )
        if to:
            await self._load(to, push=True)
        elif self.tab is not None:
            await self.tab.cut()
            self.tab.connect()

    async def _post(self, to: str, fields: dict[str, str], *, outward: bool = False) -> None:
        accept = {"accept": "application/json"} if outward else {}
        answer = await self._network.request("POST", to, fields, accept)
        if outward and answer.status == 200 and answer.body.startswith(b"{"):
            self.opened.append(json.loads(answer.body)["location"])
        elif answer.status == 303:
            target = answer.header("location") or "/"
            if target.startswith(("http:", "https:")) and target == self._local(target):
                self.opened.append(target)
            else:
                await self._load(self._local(target), push=True)
        else:
            await self._leave()
            self._show(answer, to, push=True)

    async def settle(self) -> None:
        """Wait for the server's answer, unless the line is slow: then a user goes on as well."""
        if self._latency:
            await asyncio.sleep(0)
            return
        while True:
            loading = self._loading
            if loading is not None:
                await loading
            if self.tab is not None:
                await self.tab.settled(ANSWER_SECONDS)
            if self._loading is loading:
                self._loading = None
                return

    def _wake(self) -> None:
        self._news.set()

"""A tab of a browser that only tests can see: real routes, sessions, cookies, frames; no browser."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec

from nago.testing.browser_tree import Node
from nago.testing.deeds import Act, Dismiss, Enter, Field, Follow, Handle, Post, Submit, Toggle
from nago.testing.finding import Refused
from nago.testing.form import posted_fields
from nago.testing.look import Browser, page
from nago.testing.network import Answer, Network
from nago.testing.roles import place
from nago.testing.seen import Seen, text
from nago.testing.tab import Tab

DOCUMENT = re.compile(r'id="nago-document">(.*?)</script>', re.DOTALL)
TAGS = re.compile(r"<(script|style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)
ANSWER_SECONDS = 1.0
MOST_REDIRECTS = 10


class Stop(msgspec.Struct):
    """An entry of the tab's history: an address, and the document that it was shown in."""

    address: str
    document: int


class InProcess:
    """Drives one tab by the same bytes as a browser; see `Driver`."""

    patience = 2.0

    def __init__(self, network: Network, closed: Callable[[InProcess], None]) -> None:
        self.tab: Tab | None = None
        self.opened: list[str] = []
        self.notices: list[Node] = []
        self._network = network
        self._closed = closed
        self._history: list[Stop] = []
        self._at = -1
        self._documents = 0
        self._plain = ""
        self._toggled: set[str] = set()
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
        self.notices, self._toggled, self._focus = [], set(), None
        self._plain = unescape(TAGS.sub(" ", html)) if found is None else ""
        if found is not None:
            self.tab = Tab(
                self._network, json.loads(found[1]), self._key, self._place, self._told, self._wake
            )
            self.tab.latency = self._latency
            self.tab.connect()

    def _local(self, address: str) -> str:
        return address.removeprefix(self._network.origin) or "/"

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
            case ["n", "back", *_]:
                asyncio.get_running_loop().call_soon(self._went_back)
            case ["n", "reload", *_] | ["u", "end"]:
                self._later(self._load(self.address, push=False))
            case ["n", "open", url, *_]:
                self.opened.append(url)
            case ["b", notice]:
                self.notices.append(notice)
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

    def _arrived(self, before: str) -> None:
        if urlsplit(before).path == urlsplit(self.address).path:
            return
        assert self.tab is not None
        self.tab.fields.all_new()
        self.notices, self._toggled, self._focus = [], set(), None

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
            self.notices, self._toggled, self._focus = [], set(), None
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

    # What the user sees and does.

    async def look(self) -> Seen:
        if self.tab is None or self.tab.tree.tree is None:
            return Seen(role="page", children=[text(self._plain)] if self._plain else [])
        if self.tab.broken is not None:
            error = self.tab.broken
            raise AssertionError(
                f"a frame does not fit what the browser shows: {error!r}"
            ) from error
        browser = Browser(self.tab.fields.value, self.tab.texts, self._toggled)
        seen = page(place(self.tab.tree.tree, browser), self.notices)
        if self._focus is not None:
            for each in seen.walk():
                if each.handle is not None and each.handle.path == self._focus.path:
                    each.focused = True
        return seen

    async def press(self, seen: Seen) -> None:
        handle: Handle = seen.handle
        self._leave_field(handle)
        self._focus = handle
        self._do(handle.press, handle)
        if seen.role.startswith("menuitem"):
            self._toggled.clear()
        await self.settle()

    async def fill(self, seen: Seen, text: str) -> None:
        self._enter_text(seen, text)
        await self.settle()

    async def type(self, seen: Seen, text: str) -> None:
        field = _field(seen)
        for letter in text:
            standing = self._value(field)
            self._enter_text(seen, ("" if standing is None else str(standing)) + letter)
        await self.settle()

    async def tick(self, seen: Seen, on: bool) -> None:
        if seen.handle.field is None:  # a radio button or a menu's item: pressing it ticks it
            if seen.checked != on:
                await self.press(seen)
            return
        self._put(seen.handle, on)
        await self.settle()

    async def choose(self, seen: Seen, option: str) -> None:
        field = _field(seen)
        choices = field.choices or ()
        found = [each for each in choices if each.title == option]
        if not found:
            titles = ", ".join(repr(each.title) for each in choices)
            raise AssertionError(f"{seen.called()} has no option {option!r}: it has {titles}")
        if found[0].disabled:
            raise Refused(f"no user can choose {option!r} in {seen.called()}: it is disabled")
        self._put(seen.handle, found[0].value)
        await self.settle()

    async def key(self, seen: Seen | None, key: str) -> None:
        handle = self._focus if seen is None else seen.handle
        if key == "Enter" and handle is not None:
            if handle.field is not None:
                self._commit(handle.field)
            self._do(handle.enter or (handle.press if handle.field is None else None), handle)
        elif key == "Escape":
            self._escape(await self.look())
        elif key in ("Space", " ") and handle is not None and handle.press is not None:
            self._do(handle.press, handle)
        elif key not in ("Enter", "Tab", "Space", " "):
            raise AssertionError(
                f"only a real browser knows what the key {key!r} does: run this test with --browser"
            )
        await self.settle()

    def _escape(self, page: Seen) -> None:
        """The innermost thing that is open closes."""
        able = [each for each in page.shown() if each.handle and each.handle.escape]
        closing = [each for each in able if each.role in ("dialog", "menu")]
        if closing:
            self._do(closing[-1].handle.escape, closing[-1].handle)

    def _do(self, deed: Any, handle: Handle) -> None:
        assert self.tab is not None, "only what a window shows can be used"
        match deed:
            case Act(path, field, argument):
                self.tab.act(path, field, argument)
            case Submit(path):
                self._submit(path)
            case Post(to):
                self._later(self._post(to, {}))
            case Follow(href, outside, new_tab):
                if outside or new_tab:
                    self.opened.append(href)
                else:
                    before = self.address
                    self._enter("replace" if href == before else "push", href)
                    self._visit(before)
            case Toggle(what):
                self._toggled ^= {what}
            case Dismiss(number):
                del self.notices[number]
            case Enter(field, value):
                self._put(Handle(handle.path, field=field), value)

    def _submit(self, path: Any) -> None:
        assert self.tab is not None
        form = self.tab.tree.at(path)
        if form.get("postTo") is None:
            self.tab.act(path, "action")
            return
        fields = posted_fields(form, self.tab.fields.value)
        if fields is not None:
            self._later(self._post(form["postTo"], fields, outward=bool(form.get("outward"))))

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

    # Fields.

    def _enter_text(self, seen: Seen, text: str) -> None:
        field = _field(seen)
        if field.longest is not None:
            text = text[: field.longest]
        self._put(seen.handle, text)

    def _put(self, handle: Handle, value: Any) -> None:
        assert self.tab is not None
        field = handle.field
        assert field is not None
        self._leave_field(handle)
        self._focus = handle
        self.tab.fields.edit(field.bound, value)
        live = field.mode == "live" or (
            field.mode == "auto" and (field.observed or self.tab.fields.is_live(field.bound))
        )
        if live and field.bound["state"]:
            self.tab.flush()

    def _value(self, field: Field) -> Any:
        assert self.tab is not None
        return self.tab.fields.value(field.bound)

    def _leave_field(self, to: Handle) -> None:
        """A field is left when something else is used; then some are sent."""
        if (
            self._focus is not None
            and self._focus.field is not None
            and self._focus.path != to.path
        ):
            self._commit(self._focus.field)

    def _commit(self, field: Field) -> None:
        assert self.tab is not None
        if field.mode == "change":
            self.tab.flush()

    # The line.

    async def disconnect(self) -> None:
        if self.tab is not None:
            self.tab.offline = True
            await self.tab.cut()

    async def reconnect(self) -> None:
        if self.tab is not None:
            self.tab.offline = False
            self.tab.connect()
        await self.settle()

    def latency(self, seconds: float) -> None:
        self._latency = seconds
        if self.tab is not None:
            self.tab.set_latency(seconds)

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

    async def change(self, seconds: float) -> None:
        if self._loading is not None:
            await self.settle()
        self._news.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            pass

    def _wake(self) -> None:
        self._news.set()

    async def close(self) -> None:
        if self._loading is not None:
            await asyncio.wait([self._loading], timeout=5)
        await self._leave()
        self._closed(self)


def _field(seen: Seen) -> Field:
    field: Field | None = None if seen.handle is None else seen.handle.field
    if field is None:
        raise AssertionError(f"nothing can be entered into {seen.called()}")
    return field

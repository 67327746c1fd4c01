"""A tab of a browser that only tests can see: real routes, sessions, cookies, frames; no browser."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from nago.presentation.notices import PLACE
from nago.testing.deeds import (
    Act,
    Answer,
    Ask,
    Dismiss,
    Enter,
    Field,
    Follow,
    Handle,
    Post,
    Submit,
    TakeUp,
    Toggle,
)
from nago.testing.entering import chosen, entered
from nago.testing.finding import Refused
from nago.testing.form import posted_fields
from nago.testing.look import Browser, page
from nago.testing.network import Network
from nago.testing.roles import place
from nago.testing.seen import Seen, text
from nago.testing.travel import Travels

UPLOADS = "/_nago/uploads"


class InProcess(Travels):
    """Drives one tab by the same bytes as a browser; see `Driver`."""

    patience = 2.0

    def __init__(self, network: Network, closed: Callable[[InProcess], None]) -> None:
        super().__init__(network)
        self._closed = closed
        self._refused: dict[str, list[tuple[str, str]]] = {}

    # What the user sees and does.

    async def look(self) -> Seen:
        if self.tab is None or self.tab.tree.tree is None:
            return Seen(role="page", children=[text(self._plain)] if self._plain else [])
        if self.tab.broken is not None:
            error = self.tab.broken
            raise AssertionError(
                f"a frame does not fit what the browser shows: {error!r}"
            ) from error
        browser = Browser(
            self.tab.fields.value,
            self.tab.texts,
            self._toggled,
            self._edited,
            self.title,
            self._network.language,
            self._refused,
        )
        seen = page(place(self.tab.tree.tree, browser), self.notices, self._asked)
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
        if seen.role in ("menuitem", "menuitemradio"):  # boxes are ticked one after the other
            self._toggled.clear()
        await self.settle()

    async def fill(self, seen: Seen, text: str) -> None:
        self._enter_text(seen, text)
        await self.settle()

    async def type(self, seen: Seen, text: str) -> None:
        field = _field(seen)
        for letter in text:
            standing = self._value(field)
            if field.kind != "text" and not isinstance(standing, str):
                standing = seen.value
            self._enter_text(seen, (standing or "") + letter)
            seen.value = (standing or "") + letter
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
        if field.act is not None:
            self._do(Act(field.act.path, field.act.field, found[0].value), seen.handle)
        else:
            self._put(seen.handle, chosen(field, self._value(field), found[0].value))
        await self.settle()

    async def upload(self, seen: Seen, name: str, data: bytes, kind: str) -> None:
        assert self.tab is not None
        field = _field(seen)
        said = {"window": self.tab.window, "field": field.bound["state"], "name": name}
        said |= {"size": len(data), "kind": kind}
        answer = await self._network.request(
            "POST", UPLOADS, headers={"content-type": "application/json"},
            body=json.dumps(said).encode(),
        )  # fmt: skip
        if answer.status < 300:
            token = json.loads(answer.body)["token"]
            piece = {"content-type": "application/offset+octet-stream", "upload-offset": "0"}
            answer = await self._network.request("PATCH", f"{UPLOADS}/{token}", None, piece, data)
        if answer.status >= 300:
            problem = json.loads(answer.body)["text"]
            self._refused.setdefault(field.bound["state"], []).append((name, problem))
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
        closing = [each for each in able if each.role in ("dialog", "alertdialog", "menu")]
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
            case TakeUp(number):
                self.tab.act([PLACE, self.notices.pop(number)["id"]], "action")
            case Ask():
                self._asked.append(deed)
            case Answer(agreed):
                asked = self._asked.pop()
                answer = asked.yes if agreed else asked.no
                if answer is not None:
                    self._do(answer, handle)
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

    # Fields.

    def _enter_text(self, seen: Seen, text: str) -> None:
        field = _field(seen)
        if field.longest is not None:
            text = text[: field.longest]
        self._put(seen.handle, entered(field, self._value(field), text))

    def _put(self, handle: Handle, value: Any) -> None:
        assert self.tab is not None
        field = handle.field
        assert field is not None
        if field.read_only:
            raise Refused("no user can change this field: it is read only")
        self._leave_field(handle)
        self._focus = handle
        self.tab.fields.edit(field.bound, value)
        self._edited.add(tuple(handle.path))
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

    async def resize(self, width: int, height: int) -> None:
        if self.tab is not None:
            self.tab.resize(width, height)
        await self.settle()

    def latency(self, seconds: float) -> None:
        self._latency = seconds
        if self.tab is not None:
            self.tab.set_latency(seconds)

    async def change(self, seconds: float) -> None:
        if self._loading is not None:
            await self.settle()
        self._news.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            pass

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

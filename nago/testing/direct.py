"""The tests of Nago itself: a tab that talks to its window directly, without cookies and pages."""

from __future__ import annotations

import json
from typing import Any, Self

from nago.application import Application
from nago.presentation import wire
from nago.presentation.dialogue import Dialogue
from nago.presentation.session import Session
from nago.presentation.windows import Windows
from nago.testing.browser_tree import BrowserTree, bound_states, find, texts


class Browser:
    """One browser, known by its cookie; its tabs share a session."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self.cookie = application.sessions.issue()

    async def session(self) -> Session:
        """The session that this browser's cookie leads to."""
        session = await self._application.sessions.find(self.cookie)
        assert session is not None, "the application has issued this cookie itself"
        return session

    async def open(self, path: str = ".", **values: str) -> Page:
        """A new tab at this path."""
        return await Page(self._application.windows, await self.session()).open(path, **values)


class Page:
    """One tab. Only what a user could do is done: hidden and disabled things are refused."""

    def __init__(self, windows: Windows, session: Session) -> None:
        self._windows = windows
        self._session = session
        self._no = 0
        self._seqs: dict[str, int] = {}
        self._typed: dict[str, Any] = {}
        self.tree = BrowserTree()
        self.frames: list[bytes] = []
        self.closed: int | None = None
        self.dialogue: Dialogue

    async def open(self, path: str, **values: str) -> Self:
        self.dialogue, text = await self._windows.open(path, values, "en", self._session)
        self.tree.tree, self.tree.frame = json.loads(text), 1
        self.tree.title = self.dialogue.title
        await self.connect()
        return self

    async def connect(self, previous: str | None = None) -> None:
        """Say hello, as after the page was loaded or the connection was cut."""
        path, values = self.dialogue.window.place()
        greeting = wire.Greeting(
            self.dialogue.id, self.dialogue.key, self.tree.frame, self._edits(), path, dict(values),
            "test", previous,
        )  # fmt: skip
        self.closed = None
        self.dialogue = await self._windows.claim(greeting, "en", self._session, self, "test")

    def disconnect(self) -> None:
        """Cut the connection."""
        self._windows.release(self.dialogue, self)

    async def send(self, data: bytes) -> None:
        self.frames.append(data)
        if not self.tree.receive(data):
            raise AssertionError(f"a frame is missing before {data[:80]!r}")

    def close(self, code: int) -> None:
        self.closed = code

    async def press(self, title: str) -> None:
        """Press the button with this title; one that submits triggers the form around it."""
        path, node = find(self.tree.tree, title=title)
        if node.get("disabled") or node.get("visible") is False:
            raise AssertionError(f"no user can press {title!r}: it is disabled or hidden")
        if node.get("submit"):
            path = self._form_around(path)
        self._no += 1
        edits = self._edits()
        await self._say(["e", self.tree.frame, self._no, path, "action", edits])

    def _form_around(self, path: list[int | str]) -> list[int | str]:
        ways = [path[:end] for end in range(len(path), -1, -1)]
        for way in ways:
            around = self.tree.at(way)
            if isinstance(around, dict) and around.get("type") == "Form" and "action" in around:
                return way
        raise AssertionError("no form of this window is around that button")

    async def fill(self, label: str, text: str | bool | int) -> None:
        """Enter a text, or tick a box; it travels with the next event, or at once if a view reads it."""
        _, node = find(self.tree.tree, label=label)
        if node.get("disabled") or node.get("visible") is False:
            raise AssertionError(f"no user can fill {label!r}: it is disabled or hidden")
        state = node["value"]["state"]
        self._seqs[state] = self._seqs.get(state, 0) + 1
        self._typed[state] = text
        if node["value"]["live"]:
            await self._say(["v", self.tree.frame, self._edits()])

    async def visit(self, path: str, **values: str) -> None:
        """Follow a link, or go back or forward."""
        self._no += 1
        edits = self._edits()
        await self._say(["n", self.tree.frame, self._no, path, values, edits])

    def texts(self) -> list[str]:
        """Every text that the user sees, in order."""
        return list(texts(self.tree.tree))

    def value(self, label: str) -> Any:
        """What stands in the field with this label."""
        _, node = find(self.tree.tree, label=label)
        return self._typed.get(node["value"]["state"], node["value"]["value"])

    def banners(self) -> list[str]:
        """The texts of all banners so far."""
        return [banner["text"] for banner in self.tree.banners]

    async def _say(self, message: list[Any]) -> None:
        await self.dialogue.handle(wire.decode(json.dumps(message)))
        bound = {state["state"]: state["value"] for state in bound_states(self.tree.tree)}
        self._typed = {name: value for name, value in self._typed.items() if name in bound}
        for name, ack in self.tree.acks.items():
            if name in self._typed and ack >= self._seqs.get(name, 0):
                self._typed[name] = bound[name]

    def _edits(self) -> list[Any]:
        return [[name, self._seqs[name], value] for name, value in self._typed.items()]

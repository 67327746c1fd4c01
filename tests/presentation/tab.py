"""A window with a browser's tree at its other end, for tests: real wire, no server."""

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from nago import View, Window
from nago.auth.subject import ANONYMOUS
from nago.presentation import wire
from nago.presentation.appearance import Appearance
from nago.presentation.dialogue import Dialogue
from nago.presentation.info import Told
from nago.presentation.routes import Routes
from nago.presentation.site import Site
from nago.testing.browser_tree import BrowserTree, bound_states, find, texts
from nago.ui.fallback import denied, failed, not_found

Views = dict[str, Callable[[Window], View | Awaitable[View]]]


class MemorySession:
    """A session that forgets; `failing` is raised by every write."""

    successor: str | None = None
    subject = ANONYMOUS

    def alive(self) -> bool:
        return not self.ended

    def __init__(self) -> None:
        self.id = "public"
        self.user: str | None = None
        self.created_at = datetime.now(UTC)
        self.authenticated_at: datetime | None = None
        self.ended = False
        self.stored = False
        self.failing: Exception | None = None
        self._values: dict[str, str] = {}
        self._listeners: list[Callable[[str], None]] = []

    def get_string(self, key: str) -> str | None:
        return self._values.get(key)

    def keys(self) -> tuple[str, ...]:
        return tuple(sorted(self._values))

    async def put_string(self, key: str, value: str) -> None:
        if self.failing is not None:
            raise self.failing
        self._values[key] = value
        for listener in self._listeners:
            listener(key)

    async def delete(self, key: str) -> None:
        self._values.pop(key, None)
        for listener in self._listeners:
            listener(key)

    def observe(self, listener: Callable[[str], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)


class Tab:
    """One browser tab. Its methods do what a user does."""

    def __init__(self, views: Views | Callable[[Window], Any], session: Any = None) -> None:
        routes = Routes()
        if not isinstance(views, dict):
            views = {".": views}
        for path, view in views.items():
            routes.add(path, view, path)
        site = Site(
            appearance=Appearance(lambda: "App"),
            routes=routes,
            not_found=not_found,
            failed=failed,
            denied=denied,
            login_path="login",
        )
        self.session = session or MemorySession()
        self.touched: list[Dialogue] = []
        self.dialogue = Dialogue(site, "w1", "key", "en", self.touched.append)
        self.dialogue.follow(self.session)
        self.browser = BrowserTree()
        self.frames: list[bytes] = []
        self.closed: list[int] = []
        self.no = 0
        self.seq: dict[str, int] = {}

    async def open(self, path: str = ".", **values: str) -> "Tab":
        self.browser.tree = json.loads(await self.dialogue.open(path, values))
        self.browser.frame = 1
        self.browser.title = self.dialogue.title
        await self.connect()
        return self

    async def connect(self, edits: list[Any] | None = None, info: Told | None = None) -> None:
        greeting = wire.Greeting(
            "w1", "key", self.browser.frame, edits or [], ".", {}, "b", info=info
        )
        await self.dialogue.attach(self, greeting, "b", rebuilt=False)

    async def send(self, data: bytes) -> None:
        self.frames.append(data)
        assert self.browser.receive(data)

    def close(self, code: int) -> None:
        self.closed.append(code)

    async def say(self, message: list[Any]) -> None:
        await self.dialogue.handle(wire.decode(json.dumps(message)))

    async def press(self, title: str, *, frame: int | None = None, edits: Any = ()) -> int:
        path, _ = find(self.browser.tree, title=title)
        return await self.trigger(path, "action", frame=frame, edits=edits)

    async def trigger(
        self, path: Any, field: str, *argument: Any, frame: int | None = None, edits: Any = ()
    ) -> int:
        self.no += 1
        at = self.browser.frame if frame is None else frame
        await self.say(["e", at, self.no, list(path), field, list(edits), *argument])
        assert self.no in self.browser.answered
        return self.no

    def edit(self, state: str, value: Any) -> list[Any]:
        self.seq[state] = self.seq.get(state, 0) + 1
        return [state, self.seq[state], value]

    async def type(self, state: str, value: Any) -> None:
        await self.say(["v", self.browser.frame, [self.edit(state, value)]])

    def texts(self) -> list[str]:
        return list(texts(self.browser.tree))

    def field(self, state: str) -> Any:
        return next(bound for bound in bound_states(self.browser.tree) if bound["state"] == state)

"""A window's other end: what the browser's client does with frames, answers and lost lines."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from nago.i18n import client_texts
from nago.testing.browser_tree import BrowserTree, Node, bound_states
from nago.testing.fields import Edit, Fields
from nago.testing.network import Network, Socket

SOCKET = "/_nago/socket"
SIGHT = {
    "width": 1280, "height": 860, "density": 1, "scheme": "light", "pointer": "fine",
    "zone": "UTC", "hidden": False,
}  # fmt: skip
"""How the browser says that it shows the window."""
LOCALES = {"en": "en-GB", "de": "de-DE"}
TAKEN_OVER = 4409
REFUSED = 4401
BAD_MESSAGE = 4400
FAILED = 1011


class Waiting(msgspec.Struct):
    """Something that was asked and is not answered yet."""

    message: list[Any]
    edits: dict[str, int]
    elsewhere: bool


class Tab:
    """One window: its tree, its fields, and the talk with the server, as `conversation.ts` has it.

    `told` hears of every operation of a frame that the tree does not take in itself, `changed`
    after each frame. `broken` is what a frame did not fit.
    """

    def __init__(
        self,
        network: Network,
        document: dict[str, Any],
        previous: str | None,
        place: Callable[[], tuple[str, dict[str, str]]],
        told: Callable[[list[Any]], None],
        changed: Callable[[], None],
    ) -> None:
        self.tree = BrowserTree(document["tree"], document["frame"])
        self.tree.title = document["title"]
        self.fields = Fields()
        self.texts: Mapping[str, str] = client_texts(document["locale"])
        self.key: str = document["key"]
        self.latency = 0.0
        self.offline = False
        self.ended = False
        self.broken: Exception | None = None
        self.dropped = False
        """Whether a click was lost in a restart; the user was told."""
        self._network = network
        self._window: str = document["window"]
        self._build: str = document["build"]
        self._previous = previous
        self._place = place
        self._told = told
        self._changed = changed
        language = network.language
        self._sight: dict[str, Any] = {**SIGHT, "locale": LOCALES.get(language, language)}
        self._waiting: dict[int, Waiting] = {}
        self._no = 0
        self._ready = False
        self._socket: Socket | None = None
        self._again: asyncio.TimerHandle | None = None
        self.fields.show(self._bounds())

    # The line.

    def connect(self) -> None:
        """Open the socket and say hello, as after the page was loaded or the line was lost."""
        if self.offline or self.ended or self._socket is not None:
            return
        socket = self._network.socket(SOCKET, self._heard, self._lost)
        socket.latency = self.latency
        self._socket = socket
        path, values = self._place()
        greeting = {
            "window": self._window,
            "key": self.key,
            "frame": self.tree.frame,
            "previous": self._previous,
            "edits": self.fields.take_touched(),
            "path": path,
            "values": values,
            "build": self._build,
            "info": self._sight,
        }
        socket.send(json.dumps(["h", greeting]))

    async def cut(self) -> None:
        """The line is gone, and the server knows it."""
        socket, self._socket, self._ready = self._socket, None, False
        if self._again is not None:
            self._again.cancel()
        if socket is not None:
            socket.cut()
            await socket.ended()

    async def end(self) -> None:
        """The page is left."""
        if self._ready and not self.ended:
            edits = self.fields.take_edits()
            if edits:
                self.typed(edits)
                await self.settled(1)
        self.ended = True
        await self.cut()

    @property
    def window(self) -> str:
        """The id of the window."""
        return self._window

    @property
    def connected(self) -> bool:
        return self._ready

    @property
    def idle(self) -> bool:
        """Whether nothing is under way in either direction."""
        if self._socket is None:
            return self.offline or self.ended or self._again is None
        return self._socket.idle and not self._waiting and (self._ready or self.offline)

    async def settled(self, seconds: float) -> bool:
        """Wait until nothing is under way, or for so long; tells which."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        calm = 0
        while calm < 4:  # what was changed by an answer is sent a few turns of the loop later
            calm = calm + 1 if self.idle else 0
            if loop.time() > until:
                return False
            await asyncio.sleep(0 if calm else 0.001)
        return True

    def set_latency(self, seconds: float) -> None:
        self.latency = seconds
        if self._socket is not None:
            self._socket.latency = seconds

    def _lost(self, code: int) -> None:
        self._socket, self._ready = None, False
        if code in (BAD_MESSAGE, FAILED):
            self.broken = ConnectionError(
                f"the server has cut the browser off with the code {code}"
            )
        if code in (TAKEN_OVER, REFUSED) or self.ended or self.offline:
            self._changed()
            return
        self._again = asyncio.get_running_loop().call_later(0.02, self._retry)

    def _retry(self) -> None:
        self._again = None
        self.connect()

    def _restart(self) -> None:
        socket, self._socket, self._ready = self._socket, None, False
        if socket is not None:
            socket.cut()
        self._again = asyncio.get_running_loop().call_later(0, self._retry)

    # What the user does.

    def act(self, path: Any, field: str, argument: Any = msgspec.UNSET) -> None:
        """An action is triggered; nothing happens while its last answer is still awaited."""
        same = [path, field]
        if any(
            each.message[3:5] == same for each in self._waiting.values() if each.message[0] == "e"
        ):
            return
        more = [] if argument is msgspec.UNSET else [argument]
        self._ask(lambda no: ["e", self.tree.frame, no, list(path), field, self._edits(), *more])

    def visit(self, path: str, values: Mapping[str, str], *, elsewhere: bool) -> None:
        """The user goes to a path of this window."""
        self._ask(
            lambda no: ["n", self.tree.frame, no, path, dict(values), self._edits()], elsewhere
        )

    def resize(self, width: int, height: int) -> None:
        """The window has another size."""
        self._sight |= {"width": width, "height": height}
        if self._ready:
            self._say(["i", self._sight])

    def typed(self, edits: list[Edit]) -> None:
        """Send values that were entered."""
        if self._ready and edits:
            self._say(["v", self.tree.frame, edits])

    def flush(self) -> None:
        """Send every value that is not sent yet."""
        if self._ready:
            self.typed(self.fields.take_edits())

    def _edits(self) -> list[Edit]:
        return self.fields.take_edits() if self._ready else []

    def _ask(self, make: Callable[[int], list[Any]], elsewhere: bool = False) -> None:
        self._no += 1
        message = make(self._no)
        self._waiting[self._no] = Waiting(message, self.fields.sent_now(), elsewhere)
        if self._ready:
            self._say(message)

    def _say(self, message: list[Any]) -> None:
        assert self._socket is not None, "only a tab that is ready says something"
        self._socket.send(json.dumps(message))

    # What the server says.

    def _heard(self, text: str) -> None:
        try:
            self._received(text)
        except Exception as error:
            self.broken = error
        self._changed()

    def _received(self, text: str) -> None:
        number, ops = json.loads(text)
        before = self.tree.frame
        welcome = ops[0] if ops and ops[0][0] == "w" else None
        rebuilt = bool(welcome and welcome[2])
        if rebuilt:
            self.fields.server_new()
        for no in [op[1] for op in ops if op[0] == "d"]:
            self._answered(no)
        for op in ops:
            if op[0] == "n" and number > before:
                self._told(op)
        if not self.tree.receive(text):
            self._restart()
            return
        if self.tree.frame == before and not rebuilt:
            return
        if welcome is not None:
            self._welcomed(welcome)
        self.fields.show(self._bounds())
        for op in ops:
            if op[0] in ("b", "u", "c"):
                self._told(op)
        if welcome is not None:
            self._after_welcome(rebuilt)

    def _answered(self, no: int) -> None:
        waiting = self._waiting.pop(no, None)
        if waiting is None:
            return
        self.fields.processed(waiting.edits)
        if waiting.elsewhere:
            self.fields.all_new()

    def _welcomed(self, welcome: list[Any]) -> None:
        _, self._window, rebuilt, last_event, self.key, *_ = welcome
        self._previous = None
        if not rebuilt:
            for no in [no for no in self._waiting if no <= last_event]:
                self._waiting.pop(no)

    def _after_welcome(self, rebuilt: bool) -> None:
        self._ready = True
        for no, waiting in list(self._waiting.items()):
            if rebuilt:
                self.dropped = self.dropped or waiting.message[0] == "e"
                del self._waiting[no]
                continue
            waiting.message[5] = self.fields.take_edits()
            self._say(waiting.message)
        self.flush()

    def _bounds(self) -> list[Mapping[str, Any]]:
        tree: Node | None = self.tree.tree
        return list(bound_states(tree))

"""Puts together what the next frame says of a window."""

from __future__ import annotations

import asyncio
import logging

from nago.errors import PermissionDenied
from nago.presentation import wire
from nago.presentation.diff import Op
from nago.presentation.made import located
from nago.presentation.window import Window

log = logging.getLogger("nago.window")


class Composer:
    """The way from what is stale in a window to the text of a frame.

    `whole` asks for the whole tree in the next one, for a browser that lacks frames before it.
    """

    def __init__(self, window: Window) -> None:
        self._window = window
        self._rendering = window.rendering
        self._spoken = ""
        self._told: set[str] = set()
        self._untold: dict[str, str] = {}
        self.title = ""
        self.whole = False

    async def first(self) -> bytes:
        """The tree as text, rendered for the first time; it rides in the page itself, together
        with `take_untold()`."""
        window = self._window
        self.whole = True
        _, text = await self.render([])
        window.moves.clear()
        window.retitled = False
        self.title = window.full_title()
        self._spoken = window.language()
        return text[len(b'["x",[],') : -1]

    async def frame(self, head: list[Op]) -> tuple[list[Op], bytes]:
        """The tree's operations, and all of the frame as text: `head`, where to go, the tree, the
        states, then what is said beside the page. Empty when there is nothing to say."""
        window = self._window
        tree_ops, text = await self.render(head)
        if self._speaks_otherwise():
            window.moves.append(["n", "reload", "", False])
        moves, window.moves = window.moves, []
        said, window.said = window.said, []
        # States are compared after the tree was written: writing a field tells its state.
        late = self._rendering.state_ops()
        if moves or window.retitled or (tree_ops and not tree_ops[0][1]):
            window.retitled = False
            if (title := window.full_title()) != self.title:
                self.title = title
                late.append(["t", title])
        untold = self.take_untold()
        first = [*head, *moves, *([["g", untold]] if untold else [])]
        last = [*late, *said]
        parts = [
            wire.encode(first)[1:-1] if first else b"",
            text,
            wire.encode(last)[1:-1] if last else b"",
        ]
        return tree_ops, b",".join(filter(None, parts))

    def take_untold(self) -> dict[str, str]:
        """What names in the tree stand for that the browser has not been told yet."""
        untold, self._untold = self._untold, {}
        return untold

    def _written(self, ops: list[Op]) -> bytes:
        """The operations as text; the browser is told what is new among the names in it."""
        if not ops:
            return b""
        text, needed = wire.encode_naming(ops)
        if self.whole:
            self._told.clear()  # to a browser that may have missed what it was told
        if needed:
            new = needed.keys() - self._told
            self._untold |= {name: needed[name] for name in sorted(new)}
            self._told |= new
        return text[1:-1]

    def _speaks_otherwise(self) -> bool:
        """The user has chosen another language: words of the client came with the page as well."""
        before, self._spoken = self._spoken, self._window.language()
        return before not in ("", self._spoken)

    async def render(self, head: list[Op]) -> tuple[list[Op], bytes]:
        """The operations since the last frame and their text.

        A view that fails leaves the last page and a banner; one that fails on arrival, or shows
        what cannot be written, is replaced by the page that says so.
        """
        rendering = self._rendering
        for _ in range(3):
            try:
                ops = await rendering.render()
                if self.whole:
                    rendering.forget_browser()
                    ops = [["x", (), rendering.tree]]
                text = self._written(ops)
                self.whole = False
                self._window.arrived = True
                return ops, text
            except asyncio.CancelledError:
                self.whole = True  # the operations so far are lost
                raise
            except PermissionDenied:
                # A part alone may not be shown any more: then the whole view says so.
                self.whole = True
                rendering.invalidate()
            except Exception as error:
                located(error)
                self.whole = True
                if self._window.arrived and rendering.tree is not None and not head:
                    self._window.banner_failure(error, "a view failed")
                    self._window.arrived = False
                else:
                    self._window.show_failure(self._window.report(error, "a view failed"))
        ops = await rendering.render()
        return ops, self._written(ops)

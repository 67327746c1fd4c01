"""What the server asks of the browser beside the page: focus, clipboard, colour scheme, files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from nago.errors import InvalidValue, LimitError
from nago.presentation.diff import Op

ColorScheme = Literal["light", "dark", "system"]
LONGEST_CLIP = 1_000_000


class Calls:
    """Calls of functions that the browser knows by name (`static/src/calls.ts`).

    They go out with the next frame, in their order and after what it changes in the page. A browser
    that does not know a name says so on its console and goes on.
    """

    def __init__(self, say: Callable[[Op], None]) -> None:
        self._say = say

    def call(self, name: str, *args: object) -> None:
        """Call the function of that name with these plain values."""
        self._say(["c", name, *args])

    def focus(self, name: str) -> None:
        """Into the component with this `id`, or else with this `key`."""
        if not isinstance(name, str) or not name:
            raise InvalidValue(
                f"request_focus got {name!r:.60}: name the id or the key of a component"
            )
        self.call("focus", name)

    def color_scheme(self, scheme: ColorScheme) -> None:
        """As if the user had chosen it in the menu for it."""
        if scheme not in get_args(ColorScheme):
            allowed = ", ".join(get_args(ColorScheme))
            raise InvalidValue(f"set_color_scheme got {scheme!r:.60}; allowed are {allowed}")
        self.call("theme", scheme)


class Clipboard:
    """What `wnd.clipboard()` gives: the way into the clipboard of the user's computer."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def set_text(self, text: str, *, done: str = "") -> None:
        """Put a text into the clipboard; at most a million characters, else LimitError.

        Call it in an action: browsers allow it for a few seconds after a click. `done` is told to
        the user when the text is there; where the browser refuses, a banner says so and offers the
        text for copying by hand.
        """
        if not isinstance(text, str):
            raise InvalidValue(f"the clipboard takes text, not {type(text).__name__} {text!r:.60}")
        if len(text) > LONGEST_CLIP:
            raise LimitError(
                f"{len(text)} characters for the clipboard, allowed are {LONGEST_CLIP}: "
                "offer a file instead"
            )
        self._calls.call("copy", *(wellformed(each) for each in (text, done)))


def wellformed(text: str) -> str:
    """The same without halves of characters, which no wire can carry."""
    return text.encode("utf-8", "replace").decode()

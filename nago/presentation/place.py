"""Where a window is: the path of its root view, and the values that ride with it."""

from __future__ import annotations

from collections.abc import Mapping

from nago.errors import NavigationError
from nago.presentation.address import LONGEST_ADDRESS, MOST_VALUES, address
from nago.presentation.rendering import Rendering


class Place:
    """What stands in the address bar. Whoever reads it runs again when it changes."""

    def __init__(self, rendering: Rendering) -> None:
        self._rendering = rendering
        self._in_path: Mapping[str, str] = {}
        self.path = ""
        self.query: Mapping[str, str] = {}
        self.values: Mapping[str, str] = {}

    def move(self, path: str, query: Mapping[str, str], in_path: Mapping[str, str]) -> None:
        """The window goes there; `in_path` are the values that stand in the path."""
        self.path, self._in_path = path, in_path
        self._say(query)

    def rewrite(self, query: Mapping[str, str]) -> str | None:
        """Stay at the path, with another query; the result is the address, None if it is too long."""
        try:
            there = address(self.path, query)
        except NavigationError:  # a page for which there is no path has no address to keep
            return None
        if len(there) > LONGEST_ADDRESS or len(query) > MOST_VALUES:
            return None
        self._say(query)
        return there

    def _say(self, query: Mapping[str, str]) -> None:
        self.query, self.values = query, {**query, **self._in_path}
        self._rendering.touch("values")

"""Which root view stands at which path."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

import msgspec

from nago.errors import NavigationError, WiringError
from nago.presentation.address import checked_path

NAME = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
HOME = "."


class Route(msgspec.Struct, frozen=True):
    """A root view, its path pattern (`orders/{id}`) and the line that registered it."""

    pattern: str
    view: Callable[..., Any]
    place: str


class Routes:
    """The table of root views. Fixed segments win over `{name}`."""

    def __init__(self) -> None:
        self._fixed: dict[str, Route] = {}
        self._patterns: dict[str, tuple[re.Pattern[str], Route]] = {}
        self._first: Route | None = None
        self.has_own = False
        """Whether the application has registered a view itself."""

    def add(self, pattern: str, view: Callable[..., Any], place: str, *, own: bool = True) -> None:
        """Raises WiringError for a path that is taken, naming both places.

        `own` is False for pages that the framework brings: they are nobody's start page.
        """
        self.has_own = self.has_own or own
        try:
            pattern = checked_path(pattern)
        except NavigationError as error:
            raise WiringError(f"{place}: {error}") from None
        shape = NAME.sub("{}", pattern)
        rest = shape.replace("{}", "")
        if "{" in rest or "}" in rest:
            raise WiringError(f"{place}: {pattern!r}: write a value of a path as 'orders/{{id}}'")
        route = Route(pattern, view, place)
        taken = self._fixed.get(shape) or self._patterns.get(shape, (None, None))[1]
        if taken is not None:
            raise WiringError(
                f"two root views at {pattern!r}: {taken.place} and {place}; "
                "register one of them at another path"
            )
        if "{}" in shape:
            expression = "/".join(
                f"(?P<{found[1]}>[^/]+)" if (found := NAME.fullmatch(part)) else re.escape(part)
                for part in pattern.split("/")
            )
            self._patterns[shape] = re.compile(expression), route
        else:
            self._fixed[shape] = route
            if own:
                self._first = self._first or route

    def find(self, path: str) -> tuple[Route, Mapping[str, str]] | None:
        """The root view at this path and the values in the path, or None."""
        route = self._fixed.get(path)
        if route is not None:
            return route, {}
        for expression, candidate in self._patterns.values():
            if found := expression.fullmatch(path):
                return candidate, {
                    name: unquote(value) for name, value in found.groupdict().items()
                }
        if path == HOME and self._first is not None:
            return self._first, {}
        return None

"""Units of re-rendering: a part runs again only when what it read has changed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from nago.presentation.tree import Path
from nago.presentation.view import View

P = ParamSpec("P")
V = TypeVar("V", bound=View)


class Runner(Protocol):
    """The window, as far as a part needs it."""

    def run_part(
        self, view: Callable[..., View], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> View: ...


def part(view: Callable[P, V]) -> Callable[P, V]:
    """Makes a view function a unit of re-rendering; its first argument is the window.

    It runs again when its arguments or something that it read (a state, a session value, the
    window's values) changed, and alone: the view around it does not. Its states are its own. In
    a loop, give it a keyword argument `key` that tells the rows apart. Arguments are compared by
    `==`, so pass values that do not change in place. Place the result once.
    """

    @functools.wraps(view)
    def run(*args: P.args, **kwargs: P.kwargs) -> V:
        window = cast(Runner, args[0])
        return cast(V, window.run_part(view, args, kwargs))

    return run


class Scope:
    """One run of a root view or part: what it read, what it holds, what it has made."""

    __slots__ = (
        "args",
        "asked",
        "children",
        "counts",
        "depth",
        "gone",
        "kwargs",
        "node",
        "parent",
        "prefix",
        "previous",
        "sources",
        "view",
        "where",
    )

    def __init__(
        self,
        view: Callable[..., Any],
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
        parent: Scope | None = None,
        prefix: str = "",
    ) -> None:
        self.view = view
        self.args = args
        self.kwargs = kwargs or {}
        self.parent = parent
        self.prefix = prefix
        self.depth: int = parent.depth + 1 if parent else 0
        self.node: View | None = None
        self.where: Path | None = None
        self.gone = False
        self.sources: dict[int, set[Any]] = {}
        self.children: dict[Any, Scope] = {}
        self.previous: dict[Any, Scope] = {}
        self.counts: dict[Any, int] = {}
        self.asked: set[str] = set()

    def watch(self, readers: set[Any]) -> None:
        """Run again when the thing with these readers changes."""
        readers.add(self)
        self.sources[id(readers)] = readers

    def shows(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
        """Whether it has run with these arguments; what cannot be compared counts as changed."""
        try:
            return bool(self.args == args and self.kwargs == kwargs)
        except Exception:
            return False

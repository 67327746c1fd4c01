"""Units of re-rendering: a part runs again only when what it read has changed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, NamedTuple, ParamSpec, Protocol, TypeVar, cast

from nago.presentation.appearing import Effect
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


NOTHING: dict[Any, Effect] = {}
"""What most parts hold: one for all, because a long page has thousands of parts."""


class Before(NamedTuple):
    """What a run has left: what it read, the states it asked for, what goes on while it shows."""

    sources: dict[int, set[Any]]
    asked: set[str]
    held: dict[Any, Effect]


class Scope:
    """One run of a root view or part: what it read, what it holds, what it has made."""

    __slots__ = (
        "args",
        "asked",
        "children",
        "counts",
        "depth",
        "gone",
        "held",
        "held_before",
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
        self.held = self.held_before = NOTHING

    def begin(self) -> Before:
        """It runs anew; the result is what its last run has left."""
        before = Before(self.sources, self.asked, self.held)
        self.sources, self.asked, self.counts, self.held = {}, set(), {}, NOTHING
        self.held_before = before.held
        self.previous, self.children = self.children, {}
        return before

    def fail(self, before: Before) -> None:
        """It keeps all that it had, so that the next change runs it again."""
        self.sources.update(before.sources)
        self.asked |= before.asked
        self.held = {**before.held, **self.held} or NOTHING
        self.children = {**self.previous, **self.children}
        self.previous = {}

    def hold(self, key: Any, effect: Effect) -> None:
        """It goes on as long as this is shown."""
        if self.held is NOTHING:
            self.held = {}
        self.held[key] = effect

    def end_effects(self) -> None:
        """What was to go on while this is shown is over, here and in the parts below."""
        for effect in self.held.values():
            effect.end()
        for child in self.children.values():
            child.end_effects()

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

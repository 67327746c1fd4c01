"""The rows of a long list that are near the part of it that is in sight."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from msgspec import Meta, Struct

from nago.errors import ComponentError
from nago.presentation.view import View
from nago.presentation.window import Window

log = logging.getLogger("nago.window")

T = TypeVar("T")
R = TypeVar("R", bound=View)

MOST_ROWS = 250_000
"""Rows of 64 px then are 16 million px high; browsers can show little more."""
MOST_SHOWN = 400
"""Rows that a browser may ask for at a time."""
AT_FIRST = 40
NEARBY = 1000
"""How far a row is looked for after rows came or went before it."""

RowNumber = Annotated[int, Meta(ge=0, le=MOST_ROWS)]
Range = tuple[RowNumber, RowNumber]
"""The first row and the one behind the last."""


class Span(Struct, frozen=True):
    """What a browser wants to see of a list: rows, and by which keys they are found again."""

    first: int = 0
    last: int = AT_FIRST
    anchors: list[str] = []


class Lazy(Struct, Generic[R], frozen=True, weakref=True):
    """The rows of a list that are in the page at the moment; see `lazy`."""

    shown: tuple[R, ...]
    first: int
    count: int
    ask: Callable[[tuple[int, int]], None]


def lazy(
    wnd: Window,
    rows: Sequence[T],
    row: Callable[[T], R],
    *,
    key: Callable[[T], str] | None = None,
    name: str = "rows",
) -> Lazy[R]:
    """The rows near the part of a long list or table that is in sight; give it to one of them.

    `row` makes the component of one of `rows`, and is called only for those near the viewport (at
    most 400). Whatever is a sequence will do, so `range(count)` makes rows by their number. `key`
    tells the rows apart; with it, what the user looks at stays in place while rows come and go
    above. Without it a row is known by its place.

    `name` is that of the state that holds which rows are wanted; two lists of one view need
    two. Keep the sequence outside of the view, and put the list into a part of its own where the
    rest of the view is costly: scrolling runs the view again.

    The browser's search on the page (Ctrl+F) and printing reach only the rows that are there:
    offer a search of your own. Raises ComponentError for more than 250,000 rows.
    """
    count = len(rows)
    if count > MOST_ROWS:
        raise ComponentError(
            f"ui.lazy: {count} rows, allowed are {MOST_ROWS}; show pages, or narrow them by a search"
        )
    _only_once(wnd, name)
    wanted = wnd.state(name, Span())
    first, last = _place(wanted.value, rows, key)

    def ask(asked: tuple[int, int]) -> None:
        begin, end = asked[0], min(asked[1], len(rows))
        if not 0 <= begin < end or end - begin > MOST_SHOWN:
            log.info("refused to show the rows %r of %d: at most %d", asked, len(rows), MOST_SHOWN)
            return
        wanted.value = Span(begin, end, [] if key is None else _anchors(rows, begin, end, key))

    shown = tuple(
        _keyed(row(rows[index]), str(index) if key is None else key(rows[index]))
        for index in range(first, last)
    )
    return Lazy(shown, first, count, ask)


def _only_once(wnd: Window, name: str) -> None:
    scope = wnd.rendering.reading
    if scope is None:
        return
    if scope.counts.get((lazy, name)):
        raise ComponentError(
            f"ui.lazy: two lists of one view are called {name!r}; give each a name of its own, "
            "for example name='orders'"
        )
    scope.counts[lazy, name] = 1


def _place(wanted: Span, rows: Sequence[T], key: Callable[[T], str] | None) -> tuple[int, int]:
    """Where the wanted rows stand now, bounded by those that there are."""
    count, size = len(rows), min(wanted.last - wanted.first, MOST_SHOWN)
    first = wanted.first
    if key is not None and first > 0:
        first += _shift(wanted, rows, key)
    first = max(0, min(first, count - size))
    return first, min(first + size, count)


def _shift(wanted: Span, rows: Sequence[T], key: Callable[[T], str]) -> int:
    """How far the wanted rows have moved since they were asked for; 0 if none is found."""
    step = _step(wanted.first, wanted.last)
    for number, anchor in enumerate(wanted.anchors):
        at = wanted.first + number * step
        for distance in range(NEARBY):
            for index in {at + distance, at - distance}:
                if 0 <= index < len(rows) and key(rows[index]) == anchor:
                    return index - at
    return 0


def _anchors(rows: Sequence[T], first: int, last: int, key: Callable[[T], str]) -> list[str]:
    """The keys of three rows: one of them may be gone when they are looked for."""
    return [key(rows[index]) for index in range(first, last, _step(first, last))]


def _step(first: int, last: int) -> int:
    return max(1, -(-(last - first) // 3))


def _keyed(row: R, key: str) -> R:
    if not isinstance(row, View):
        raise ComponentError(
            f"ui.lazy: row({key!r}) gave {type(row).__name__} {row!r:.60}, allowed is a component"
        )
    held: Any = row
    return row if held.key is not None else msgspec.structs.replace(held, key=key)

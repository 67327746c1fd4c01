"""Components in rows and columns that line up."""

from collections.abc import Sequence
from typing import NewType, Unpack

from nago.errors import ComponentError
from nago.presentation.view import View
from nago.ui.decor import Alignment, Component, Decor
from nago.ui.length import Length

Track = NewType("Track", str)
"""How wide a column or how high a row is: a Length, or a share of what is left, as `2fr`."""

Tracks = int | Sequence[Length | int | float] | None
MOST_TRACKS = 24


class GridCellBox(Component, frozen=True, tag="GridCell"):
    """One component at a place of a grid, over one or more of its columns and rows."""

    body: View
    col_start: int | None = None
    col_end: int | None = None
    col_span: int | None = None
    row_start: int | None = None
    row_end: int | None = None
    row_span: int | None = None
    alignment: Alignment = "stretch"


class GridBox(Component, frozen=True, tag="Grid"):
    """Cells in columns and rows."""

    children: tuple[View, ...]
    columns: tuple[Track, ...] = ()
    rows: tuple[Track, ...] = ()
    min_column: Length | None = None
    gap: Length | None = None
    row_gap: Length | None = None
    col_gap: Length | None = None
    alignment: Alignment = "stretch"
    collapses: bool = True


def Grid(
    *cells: View | None,
    columns: Tracks = None,
    rows: Tracks = None,
    min_column: Length | None = None,
    gap: Length | None = None,
    row_gap: Length | None = None,
    col_gap: Length | None = None,
    alignment: Alignment = "stretch",
    collapses: bool = True,
    **decor: Unpack[Decor],
) -> GridBox:
    """Cells that fill one row after the other; None is left out.

    `columns` is how many of equal width, or one entry each: a Length, or a number for its share
    of what is left (`columns=[ui.L200, 2, 1]`). `rows` says the same of heights. With
    `min_column` there are as many equal columns as fit, none narrower than that. `row_gap` and
    `col_gap` stand above `gap`. Where the window is narrower than 40 rem, a grid that
    `collapses` is one column, and its cells follow one another. What is no `GridCell` takes one
    cell. Raises ComponentError for more than 24 columns or rows, and for both of `columns` and
    `min_column`.
    """
    if columns is not None and min_column is not None:
        raise ComponentError("Grid: give it columns or min_column, not both")
    return GridBox(
        tuple(filter(None, cells)),
        _tracks(columns, "columns"),
        _tracks(rows, "rows"),
        min_column,
        gap,
        row_gap,
        col_gap,
        alignment,
        collapses,
        **decor,
    )


def GridCell(
    body: View,
    *,
    col_start: int | None = None,
    col_end: int | None = None,
    col_span: int | None = None,
    row_start: int | None = None,
    row_end: int | None = None,
    row_span: int | None = None,
    alignment: Alignment = "stretch",
    **decor: Unpack[Decor],
) -> GridCellBox:
    """A component at a place of its grid; lines are counted from 1.

    `col_start=2, col_span=3` covers the columns 2, 3 and 4, and so does `col_start=2,
    col_end=5`: the end is the line behind it. Without a start the cell takes the next free
    place. Raises ComponentError for an end together with a span, and for ends that are crossed.
    """
    _check_place(col_start, col_end, col_span, "col")
    _check_place(row_start, row_end, row_span, "row")
    return GridCellBox(
        body, col_start, col_end, col_span, row_start, row_end, row_span, alignment, **decor
    )


def _tracks(given: Tracks, name: str) -> tuple[Track, ...]:
    if given is None:
        return ()
    if type(given) is int:
        entries: Sequence[Length | int | float] = (1,) * min(max(given, 0), MOST_TRACKS + 1)
    elif isinstance(given, (list, tuple)):
        entries = given
    else:
        raise ComponentError(
            f"Grid.{name}: got {type(given).__name__} {given!r:.60}, allowed is a number of them "
            "or a list such as [ui.L200, 2, 1]"
        )
    if not 0 < len(entries) <= MOST_TRACKS:
        raise ComponentError(f"Grid.{name}: got {given!r:.60}, allowed are 1 to {MOST_TRACKS}")
    return tuple(_track(entry, name) for entry in entries)


def _track(entry: Length | int | float, name: str) -> Track:
    if not isinstance(entry, (int, float)):
        return Track(entry)
    if not 0 < entry <= 1000:
        raise ComponentError(
            f"Grid.{name}: got the share {entry!r}, allowed is more than 0 and at most 1000"
        )
    return Track(f"{entry:g}fr")


def _check_place(start: int | None, end: int | None, span: int | None, side: str) -> None:
    for name, number in (("start", start), ("end", end), ("span", span)):
        if number is not None and not (type(number) is int and 1 <= number <= 1000):
            raise ComponentError(
                f"GridCell.{side}_{name}: got {number!r:.60}, allowed is a number from 1 to 1000"
            )
    if end is not None and span is not None:
        raise ComponentError(f"GridCell: give it {side}_end or {side}_span, not both")
    if end is not None and end <= (start or 1):
        raise ComponentError(
            f"GridCell.{side}_end: got {end} after {side}_start {start or 1}; the end is the "
            f"line behind the cell, so at least {(start or 1) + 1}"
        )

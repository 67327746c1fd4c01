"""Rows and columns."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Annotated, Literal, Unpack

from msgspec import Meta, Struct

from nago.errors import ComponentError
from nago.presentation.action import ActionOf, bind
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.decor import Component, Decor
from nago.ui.lazy import Lazy, Range
from nago.ui.length import Length
from nago.ui.table_row import TableLine, completed
from nago.ui.text import Text

log = logging.getLogger("nago.window")

Name = Annotated[str, Meta(max_length=256)]


class Column(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """A column: what stands above it, and how its cells lie.

    Numbers are read best with `align="end"`. Without `width` it takes what its cells need.
    A `sortable` one is known to the table's `sort` by its `key`, else by its title. One of
    `priority` 2 is left out where the table has less than 60 rem, of 3 where it has less than 80:
    say it of the first 16 columns for what one can do without. Cards show them all.
    """

    title: str
    align: Literal["start", "end", "center"] = "start"
    width: Length | None = None
    sortable: bool = False
    key: str | None = None
    priority: Literal[1, 2, 3] = 1

    @property
    def name(self) -> str:
        return self.title if self.key is None else self.key


class Sort(Struct, frozen=True, omit_defaults=True):
    """By which column rows are sorted, "" for none, and whether the largest comes first."""

    column: Name = ""
    descending: bool = False


class Selecting(Struct, frozen=True, omit_defaults=True):
    """The user has ticked rows, or no longer; without keys he means all of them."""

    keys: Annotated[list[Name], Meta(max_length=500)] | None = None
    selected: bool = False


class TableBox(Component, frozen=True, tag="Table"):
    """A table; `selection` says how many of its rows are selected, None that none can be."""

    columns: tuple[Column, ...]
    children: tuple[TableLine, ...]
    caption: str
    caption_hidden: bool = False
    count: int | None = None
    first: int = 0
    sorted: Sort | None = None
    unsorts: bool = False
    """Whether pressing a head for the third time sorts by nothing."""
    selection: Literal["none", "some", "all"] | None = None
    select_all: bool = True
    footer: TableLine | None = None
    empty: View | None = None
    menus: bool = False
    zebra: bool = False
    density: Literal["comfortable", "compact"] = "comfortable"
    cards: bool = False
    on_range: ActionOf[Range] | None = None
    on_sort: ActionOf[Sort] | None = None
    on_select: ActionOf[Selecting] | None = None

    def __post_init__(self) -> None:
        for field in ("on_range", "on_sort", "on_select"):
            bind(self, field)


def Table(
    columns: Sequence[Column],
    rows: Sequence[TableLine] | Lazy[TableLine],
    *,
    caption: str,
    caption_hidden: bool = False,
    sort: State[Sort] | None = None,
    selected: State[list[str]] | None = None,
    all_keys: Sequence[str] | None = None,
    footer: TableLine | None = None,
    empty: View | str | None = None,
    zebra: bool = False,
    density: Literal["comfortable", "compact"] = "comfortable",
    cards: bool = False,
    **decor: Unpack[Decor],
) -> TableBox:
    """Rows below columns, as a real table: `ui.Table([ui.Column("Name"), ...], [ui.TableRow(...)])`.

    `caption` names it; with `caption_hidden` only for those who do not see it. `rows` may be
    `ui.lazy(...)` for up to 250,000 of them; those lie in a box that scrolls, as does a table with
    a height in its `frame`, and the head stays in sight.

    `sort` is changed when the user presses the head of a `sortable` column; the view sorts
    the rows by it. `selected` gives every row a box to tick and holds their keys; `all_keys` is
    for lazy rows what "select all" means, which they lack without it. `footer` stands below
    the rows, `empty` in place of them where there are none. `cards` shows each row as a card
    where the table has less than 40 rem, which otherwise scrolls sideways. Raises ComponentError for a row that
    does not fit the columns.
    """
    columns = tuple(columns)
    if not columns:
        raise ComponentError("Table: it has no columns; give it a ui.Column for each cell of a row")
    held = rows if isinstance(rows, Lazy) else None
    lines = held.shown if held is not None else tuple(rows)  # type: ignore[arg-type]  # not lazy
    chosen = None if selected is None else frozenset(selected.value)
    menus = any(line.has_menu for line in lines if isinstance(line, TableLine))
    shown = tuple(
        completed(line, len(columns), menus, None if chosen is None else line.key in chosen)
        for line in lines
    )
    keys = [line.key for line in shown if line.key is not None]
    every = (keys if held is None else None) if all_keys is None else all_keys
    return TableBox(
        columns,
        shown,
        caption,
        caption_hidden,
        None if held is None else held.count,
        0 if held is None else held.first,
        None if sort is None else sort.value,
        False,
        None if chosen is None else _share(chosen, every),
        every is not None,
        None
        if footer is None
        else completed(footer, len(columns), menus, None, chosen is not None),
        _empty(empty, held.count if held is not None else len(shown)),
        menus,
        zebra,
        density,
        cards,
        None if held is None else held.ask,
        None if sort is None else _sorting(columns, sort),
        None if selected is None else _selecting(selected, frozenset(keys), every),
        **decor,
    )


def _empty(empty: View | str | None, rows: int) -> View | None:
    if rows:
        return None
    return Text(empty) if isinstance(empty, str) else empty


def _share(chosen: frozenset[str], every: Sequence[str] | None) -> Literal["none", "some", "all"]:
    if not chosen:
        return "none"
    if every and len(chosen) >= len(every) and all(key in chosen for key in every):
        return "all"
    return "some" if every is None or any(key in chosen for key in every) else "none"


def _sorting(columns: Sequence[Column], sort: State[Sort]) -> Callable[[Sort], None]:
    allowed = {column.name for column in columns if column.sortable}

    def change(wanted: Sort) -> None:
        if wanted.column not in allowed:
            log.info("refused to sort %r by %r: no such column", sort.name, wanted.column)
            return
        sort.value = wanted

    return change


def _selecting(
    selected: State[list[str]], shown: frozenset[str], every: Sequence[str] | None
) -> Callable[[Selecting], None]:
    def change(wanted: Selecting) -> None:
        keys = every if wanted.keys is None else wanted.keys
        if keys is None or (keys is not every and not shown.issuperset(keys)):
            log.info("refused to select in %r what is not shown", selected.name)
            return
        touched = set(keys)
        kept = [key for key in selected.peek() if key not in touched]
        selected.value = [*kept, *keys] if wanted.selected else kept

    return change

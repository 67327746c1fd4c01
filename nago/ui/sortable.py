"""Rows that the user puts in order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar, Unpack

from msgspec import Meta, Struct

from nago.errors import ComponentError
from nago.presentation.action import ActionOf, bind
from nago.ui.decor import Component, Decor

log = logging.getLogger("nago.window")

T = TypeVar("T")


class Move(Struct, frozen=True):
    """A row is put to another place: `to` is its number, from 0, once it stands there."""

    key: Annotated[str, Meta(max_length=256)]
    to: Annotated[int, Meta(ge=0, le=100_000)]

    def applied(self, rows: Sequence[T], key: Callable[[T], str]) -> list[T]:
        """The rows in their new order; without a row of that key they stay as they are."""
        found = next((row for row in rows if key(row) == self.key), None)
        if found is None:
            return list(rows)
        rest = [row for row in rows if row is not found]
        rest.insert(self.to, found)
        return rest


class SortableRow(Component, frozen=True):
    """A row with a handle; `name` is what it is called where it is not what stands in it."""

    content: Component
    name: str | None = None


class SortableBox(Component, frozen=True, tag="Sortable"):
    """Rows with handles."""

    children: tuple[SortableRow, ...]
    on_move: ActionOf[Move] | None = None
    disabled: bool = False

    def __post_init__(self) -> None:
        bind(self, "on_move")


def Sortable(
    *rows: Component | None,
    on_move: Callable[[Move], Any],
    disabled: bool = False,
    **decor: Unpack[Decor],
) -> SortableBox:
    """Rows that the user puts in order, each with a `key`; None is left out.

    Each row gets a handle: it is dragged with mouse or finger, or lifted with the space bar,
    moved with the arrows, put down with the space bar and put back with Escape. `on_move`
    hears what was put where, keeps it and shows the rows in their new order; the browser
    shows it at once, and puts the row back if the answer leaves it where it was. What is told of a
    row to those who do not see it is its `accessibility_label`, or else its text without that of buttons. Raises
    ComponentError for a row without a key.
    """
    items = tuple(_item(row) for row in rows if row is not None)
    keys = [item.key for item in items]

    def checked(move: Move) -> Any:
        if move.key not in keys or move.to >= len(keys):
            log.info("refused to put the row %r to %d", move.key, move.to)
            return None
        return on_move(move)

    return SortableBox(items, checked, disabled, **decor)


def _item(row: Component) -> SortableRow:
    if not isinstance(row, Component) or row.key is None:
        what = f"{type(row).__name__} {row!r:.60}"
        raise ComponentError(f"Sortable: {what} has no key; it tells the row from its siblings")
    return SortableRow(row, row.accessibility_label, key=row.key, visible=row.visible)

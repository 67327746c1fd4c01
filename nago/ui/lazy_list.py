"""A list of up to 250,000 rows, of which the page holds those near the part in sight."""

from typing import Unpack

from nago.presentation.action import ActionOf, bind
from nago.ui.decor import Component, Decor
from nago.ui.lazy import Lazy, Range
from nago.ui.list import ListLine


class LazyListBox(Component, frozen=True, tag="LazyList"):
    """Rows in a box that scrolls; `first` is the number of the first of its children."""

    children: tuple[ListLine, ...]
    label: str
    count: int
    first: int = 0
    on_range: ActionOf[Range] | None = None

    def __post_init__(self) -> None:
        bind(self, "on_range")


def LazyList(label: str, rows: Lazy[ListLine], **decor: Unpack[Decor]) -> LazyListBox:
    """A long list in a box that scrolls: `ui.LazyList("People", ui.lazy(wnd, people, row, key=id))`.

    `label` names it for those who do not see it. It is as high as its rows, at most 28 rem or what
    `frame` says. Arrows go from row to row while the focus is in one, Home and End to the first
    and last; without focus in a row the box scrolls as any does. All rows should be of one height.
    """
    return LazyListBox(rows.shown, label, rows.count, rows.first, rows.ask, **decor)

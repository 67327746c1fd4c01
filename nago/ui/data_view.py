"""Data as its user works with it: searched, filtered, sorted, turned over, selected."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Literal, TypeVar, Unpack

from nago.errors import ComponentError
from nago.presentation.part import part
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.ui.data_column import DataColumn
from nago.ui.data_selection import BulkAction
from nago.ui.data_shown import shown
from nago.ui.data_source import DataSource
from nago.ui.data_spec import DataSpec
from nago.ui.decor import Decor
from nago.ui.list_source import HeldItems
from nago.ui.menu import MenuContent

T = TypeVar("T")

SIZES = (25, 50, 100)
MOST_IN_A_PAGE = 400


def DataView(
    wnd: Window,
    columns: Sequence[DataColumn[T]],
    *,
    items: Sequence[T] | None = None,
    source: DataSource[T] | None = None,
    caption: str,
    row_key: str | Callable[[T], str] = "id",
    name: str = "",
    sort: str = "",
    search: bool = True,
    paging: bool = True,
    size: int = 25,
    sizes: Sequence[int] = SIZES,
    to: Callable[[T], str | None] | None = None,
    action: Callable[[T], Awaitable[None] | None] | None = None,
    menu: Callable[[T], Sequence[MenuContent | None]] | None = None,
    bulk: Sequence[BulkAction | None] = (),
    toolbar: Sequence[View | None] = (),
    empty: View | str | None = None,
    export: str | None = None,
    density: Literal["comfortable", "compact"] = "comfortable",
    zebra: bool = False,
    **decor: Unpack[Decor],
) -> View:
    """Rows that are searched, filtered, sorted, selected and acted on: `ui.DataView(wnd, columns,
    items=orders, caption="Orders")`.

    The rows are `items`, as many as are at hand, each told from the others by its `row_key`, or those
    of a `source`: a `ui.ListSource` that all windows share from some thousand on, or a
    `ui.DataSource` over a database. `columns` are `ui.DataColumn`s, or `ui.data_columns(Struct)`.

    What the user has searched, chosen and turned to stands in the address, so that links, reload
    and back bring it back; two views on one page need a `name` each, which goes before it. It
    starts ordered by `sort`, the key of a column, with a "-" before it the largest first. With
    `paging` it shows pages of `size`, or of another of `sizes`; without, one long table that
    scrolls, of up to 250,000 rows.

    A row is opened by `to`, which gives a path or address, or by `action`; its first cell is a
    text then. `menu` gives what else can be done with it, as items of a `Menu`. `bulk` can be
    done with several: with it, rows are ticked, by mouse or by keys: the space bar, with Shift
    and the arrows or a click for a range, Ctrl+A for all that are shown, Escape for none. What is
    selected is kept by id, whatever is shown. After an action of a menu, or of `bulk`, the rows
    are looked up again: `items` by running the view that gave them.

    `toolbar` stands beside the search, for example a button to create one. `empty` is shown, in
    place of a sentence, where there is nothing at all. `export` is the name of a CSV file of what
    was found. Where less than 40 rem are left, each row becomes a card.

    Raises ComponentError for neither or both of `items` and `source`, two columns of one key, an
    order or a size that there is not, and a second view of the same name.
    """
    columns = tuple(columns)
    if (items is None) == (source is None):
        raise ComponentError("DataView: give it items or a source, one of the two")
    if not columns:
        raise ComponentError("DataView: it has no columns; give it a ui.DataColumn for each")
    keys = [column.key for column in columns]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise ComponentError(f"DataView: two columns have the key {min(twice)!r}; give them others")
    if sort and sort.removeprefix("-") not in keys:
        raise ComponentError(f"DataView: sort is {sort!r}, the columns are {', '.join(keys)}")
    if not all(1 <= each <= MOST_IN_A_PAGE for each in (size, *sizes)):
        raise ComponentError(
            f"DataView: pages have 1 to {MOST_IN_A_PAGE} rows, got {size}, {sizes}"
        )
    if to is not None and action is not None:
        raise ComponentError("DataView: give it to or action, not both")
    _only_once(wnd, name)
    owned = items is not None
    spec = DataSpec(
        columns,
        source if source is not None else HeldItems(items or (), columns, row_key=row_key),
        owned,
        caption,
        name,
        sort,
        search,
        paging,
        size,
        tuple(sizes),
        to,
        action,
        menu,
        tuple(each for each in bulk if each is not None),
        tuple(each for each in toolbar if each is not None),
        empty,
        export,
        density,
        zebra,
        decor,
    )
    return _shown(wnd, spec, key=name or "data")


def _only_once(wnd: Window, name: str) -> None:
    scope = wnd.rendering.reading
    if scope is None:
        return
    if scope.counts.get((DataView, name)):
        raise ComponentError(
            f"DataView: two of one view are called {name!r}; give each a name of its own, for "
            "example name='orders'"
        )
    scope.counts[DataView, name] = 1


@part
def _shown(wnd: Window, spec: DataSpec, *, key: str) -> View:
    """A part of its own: what the user does to it runs nothing else again."""
    return shown(wnd, spec)

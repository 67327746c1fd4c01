"""A row of a table."""

from collections.abc import Sequence
from typing import Unpack

import msgspec

from nago.errors import ComponentError
from nago.presentation.action import Action, bound
from nago.presentation.view import View
from nago.ui.decor import Component, Decor
from nago.ui.link import Link
from nago.ui.menu import MenuPanel


class TableCell(Component, frozen=True):
    """A cell that is more than text, or stands behind one that is."""

    text: str | None = None
    content: View | None = None


class TableLine(Component, frozen=True, tag="TableRow"):
    """A row; its first cells are `texts`, from the first component on they are `cells`."""

    texts: tuple[str, ...]
    cells: tuple[TableCell, ...] = ()
    action: Action | None = None
    href: str | None = None
    external: bool = False
    selectable: bool = False
    selected: bool = False
    indented: bool = False
    has_menu: bool = False
    name: str | None = None
    """What the row is called where its first cell is no text: its box to tick says it."""

    def __post_init__(self) -> None:
        if self.action is not None and self.href is not None:
            raise ComponentError("TableRow: give it an action or to, not both")
        if (self.action is not None or self.href is not None) and not (
            self.texts and self.texts[0]
        ):
            raise ComponentError(
                "TableRow: its first cell is what is pressed, so it has to be a text that is not ''"
            )


def TableRow(
    *cells: str | View | None,
    menu: MenuPanel | None = None,
    action: Action | None = None,
    to: str | None = None,
    name: str | None = None,
    **decor: Unpack[Decor],
) -> TableLine:
    """A row with one cell per column: a text, a component, or None for an empty one.

    The first cell is the row's head. A row with an `action` or with `to`, a path or address as
    `Link` takes it, can be pressed everywhere but on what it holds; its first cell must be a text
    then. `menu` holds what else can be done with the row and stands at its end. Give rows
    that move a `key` each; rows that can be selected need one, and a `name` where their first cell
    is no text. Texts are cheapest, so put columns
    with components behind those with text. Raises ComponentError for an action together with `to`.
    """
    texts = _texts(cells)
    rest = [_cell(cell) for cell in cells[len(texts) :]]
    if menu is not None:
        rest.append(TableCell(content=menu))
    link = None if to is None else Link(texts[0] if texts else "", to)
    return TableLine(
        texts,
        tuple(rest),
        bound(action, "TableRow.action"),
        link.href if link else None,
        link.external if link else False,
        has_menu=menu is not None,
        name=None if texts else name,
        **decor,
    )


def _texts(cells: Sequence[str | View | None]) -> tuple[str, ...]:
    """The texts before the first component."""
    texts: list[str] = []
    for cell in cells:
        if cell is not None and not isinstance(cell, str):
            break
        texts.append(cell or "")
    return tuple(texts)


def _cell(cell: str | View | None) -> TableCell:
    if cell is None or isinstance(cell, str):
        return TableCell(text=cell)
    if isinstance(cell, View):
        return TableCell(content=cell)
    raise ComponentError(
        f"TableRow: got {type(cell).__name__} {cell!r:.60} as a cell, allowed are a str, "
        "a component and None"
    )


def completed(
    row: TableLine, columns: int, menus: bool, selected: bool | None, indented: bool = False
) -> TableLine:
    """The row as its table shows it; `selected` is None for one that cannot be selected, which is
    `indented` if others can.

    Raises ComponentError for a row with more or fewer cells than there are columns.
    """
    if not isinstance(row, TableLine):
        raise ComponentError(
            f"Table.rows: got {type(row).__name__} {row!r:.60}, allowed is ui.TableRow"
        )
    cells = len(row.texts) + len(row.cells) - row.has_menu
    if cells != columns:
        raise ComponentError(
            f"Table: the row {row.key or row.texts[:1]!r} has {cells} cells and the table "
            f"{columns} columns"
        )
    if selected is not None and row.key is None:
        raise ComponentError(f"Table: the row {row.texts[:1]!r} can be selected, so it needs a key")
    lacks_menu = menus and not row.has_menu
    if selected is None and not lacks_menu and not indented:
        return row
    return msgspec.structs.replace(
        row,
        cells=(*row.cells, TableCell()) if lacks_menu else row.cells,
        selectable=selected is not None,
        selected=bool(selected),
        indented=indented,
    )

"""The rows of a data view, as the lines of its table."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from nago.i18n import translate
from nago.presentation.action import bound
from nago.presentation.view import View
from nago.ui.data_column import DataColumn
from nago.ui.data_spec import DataSpec
from nago.ui.form_field import spoken
from nago.ui.length import rem
from nago.ui.menu import Menu, MenuLine, MenuPanel
from nago.ui.table import Column
from nago.ui.table_row import TableLine, TableRow
from nago.ui.value_text import value_text

WIDTHS = ((datetime, 11), (date, 8), (bool, 6), (int, 7), (float, 7))
"""What values of these types need, in rem."""


class DataLines:
    """Makes columns and lines in the language and time zone of the user.

    `done` is called when an action of a row's menu is done.
    """

    def __init__(self, spec: DataSpec, language: str, zone: str, done: Callable[[], None]) -> None:
        self._spec = spec
        self._language = language
        self._zone = zone
        self._done = done

    def column(self, column: DataColumn[Any], rows: Sequence[Any]) -> Column:
        """The head of a column; where its cells lie follows from the first of these rows."""
        values = (value for row in rows if (value := column.of(row)) is not None)
        first = next(values, None) if column.cell is None else None
        numeric = isinstance(first, int | float) and not isinstance(first, bool)
        width = column.width
        if width is None and not self._spec.paging:  # where all columns are as wide otherwise
            width = next((rem(each) for kind, each in WIDTHS if isinstance(first, kind)), None)
        return Column(
            spoken(self._language, column.title),
            column.align or ("end" if numeric else "start"),
            width,
            bool(column.sort),
            column.key,
            column.priority,
        )

    def line(self, row: Any, id: str) -> TableLine:
        """The row with this id."""
        spec = self._spec
        cells = [self._cell(column, row) for column in spec.columns]
        action, head = spec.action, cells[0]
        if not isinstance(head, str):
            head = self._text(spec.columns[0], row)
        return TableRow(
            *cells,
            menu=self._menu(row, head) if spec.menu is not None else None,
            action=(lambda: action(row)) if action is not None else None,
            to=spec.to(row) if spec.to is not None else None,
            name=head,
            key=id,
        )

    def _cell(self, column: DataColumn[Any], row: Any) -> str | View | None:
        return column.cell(row) if column.cell is not None else self._text(column, row)

    def _text(self, column: DataColumn[Any], row: Any) -> str:
        return value_text(column.of(row), self._language, self._zone)

    def _menu(self, row: Any, head: str) -> MenuPanel | None:
        assert self._spec.menu is not None, "rows without a menu ask for none"
        items = [each for each in self._spec.menu(row) if each is not None]
        if not items:
            return None
        return Menu(
            *(self._observed(each) if isinstance(each, MenuLine) else each for each in items),
            icon="ellipsis",
            accessibility_label=translate(self._language, "data.actions", row=head),
        )

    def _observed(self, line: MenuLine) -> MenuLine:
        """The same, and the rows are looked at again when its action is done."""
        act = line.action
        if act is None:
            return line

        async def run() -> None:
            result = act()
            if inspect.isawaitable(result):
                await result
            self._done()

        return msgspec.structs.replace(line, action=bound(run, "MenuItem.action"))

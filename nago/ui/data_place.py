"""Where the user of a data view is: what he has searched for, chosen and turned to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nago.presentation.state import State
from nago.presentation.window import Window
from nago.ui.data_column import DataColumn
from nago.ui.data_query import DataQuery
from nago.ui.table import Sort

MOST_FILTERED = 50
"""Values of one filter that are taken from an address."""


class DataPlace:
    """The states of a data view that stand in the address: `?q=ada&sort=-name&page=2&size=100`,
    and `&role=admin,guest` for a filter; with a name before each, where the view has one."""

    def __init__(
        self,
        wnd: Window,
        name: str,
        columns: Sequence[DataColumn[Any]],
        sort: str,
        sizes: Sequence[int],
        size: int,
    ) -> None:
        before = f"{name}." if name else ""
        self.search: State[str] = wnd.query_state(f"{before}q", "")
        self._sort: State[str] = wnd.query_state(f"{before}sort", sort)
        self._page: State[int] = wnd.query_state(f"{before}page", 1, push=True)
        self._size: State[int] = wnd.query_state(f"{before}size", size)
        self.filters: dict[str, State[list[str]]] = {
            column.key: wnd.query_state(f"{before}{column.key}", [], type=list[str])
            for column in columns
            if column.filter
        }
        self._sortable = {column.key for column in columns if column.sort}
        self._default = sort
        self._sizes = tuple(sorted({*sizes, size}))
        self._standard = size

    @property
    def sort(self) -> Sort | None:
        """By which column, if by one."""
        wanted = self._sort.value
        column = wanted.removeprefix("-")
        if column not in self._sortable:
            return None
        return Sort(column, wanted.startswith("-"))

    def sort_by(self, wanted: Sort) -> None:
        """Order the rows by this column, or by none, and show the first of them."""
        if wanted.column and wanted.column not in self._sortable:
            return
        self._sort.value = ("-" if wanted.descending else "") + wanted.column
        self.begin()

    @property
    def page(self) -> int:
        """The number of the page, from 0."""
        return max(0, self._page.value - 1)

    def turn(self, page: int) -> None:
        """Go to this page."""
        self._page.value = page + 1

    @property
    def size(self) -> int:
        """How many rows a page has."""
        size = self._size.value
        return size if size in self._sizes else self._standard

    @property
    def sizes(self) -> tuple[int, ...]:
        return self._sizes

    def resize(self, size: int) -> None:
        """Make pages so long, and keep the first row of this one in sight."""
        if size in self._sizes:
            first = self.page * self.size
            self._size.value = size
            self.turn(first // size)

    def begin(self) -> None:
        """Back to the first page."""
        self._page.value = 1

    def reset(self) -> None:
        """Search for nothing and filter by nothing."""
        self.search.value = ""
        for state in self.filters.values():
            state.value = []
        self.begin()

    @property
    def query(self) -> DataQuery:
        """All of it, as sources are asked."""
        sort = self.sort or Sort()
        chosen = [
            (column, tuple(sorted(set(state.value[:MOST_FILTERED]))))
            for column, state in self.filters.items()
            if state.value
        ]
        return DataQuery(
            " ".join(self.search.value.split()), sort.column, sort.descending, tuple(chosen)
        )

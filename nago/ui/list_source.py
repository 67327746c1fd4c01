"""Rows in memory as a source of data, shared by all windows that show them."""

from __future__ import annotations

import asyncio
from array import array
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from operator import attrgetter
from typing import Any, Generic, TypeVar

from nago.i18n import LANGUAGES
from nago.ui.data_column import DataColumn
from nago.ui.data_query import DataQuery, folded
from nago.ui.data_source import Changes, DataSource
from nago.ui.value_text import title_of, value_text

T = TypeVar("T")

Items = Sequence[T] | Callable[[], Awaitable[Sequence[T]]]

SLICE = 2000
"""Rows that are worked on before others have their turn: some milliseconds."""
FEW = 2000
"""So many rows are searched and sorted while a view runs."""
MOST_KNOWN = 10_000
MOST_REMEMBERED = 32
"""Answers that are kept, 4 bytes a row each."""


class ListSource(DataSource[T]):
    """Searches, filters and sorts rows that fit into memory, up to some hundred thousand.

    `items` is a sequence, or an async function that gets it, such as the `find_all` of a
    repository; it is asked again after `refresh()`. `columns` say what is searched and sorted by,
    `row_key` is the attribute that holds the id, or a function. Make one outside of the views: then
    all windows share its rows and what was made to search and sort them, about 200 bytes a row.
    """

    def __init__(
        self,
        items: Items[T],
        columns: Sequence[DataColumn[T]],
        *,
        row_key: str | Callable[[T], str] = "id",
    ) -> None:
        self._fetch = items if callable(items) else None
        self._columns = {column.key: column for column in columns}
        self._key = row_key if callable(row_key) else attrgetter(row_key)
        self._changes = Changes()
        self._rows = None if callable(items) else _Rows(tuple(items), self._columns)
        self._turn = asyncio.Lock()

    @property
    def changes(self) -> Changes:
        return self._changes

    def refresh(self, items: Sequence[T] | None = None) -> None:
        """The data has changed: get it again, or go on with these rows; windows follow."""
        if items is not None:
            self._rows = _Rows(tuple(items), self._columns)
        elif self._fetch is not None:
            self._rows = None
        elif self._rows is not None:
            self._rows = _Rows(self._rows.items, self._columns)
        self._changes.tell()

    def id_of(self, item: T) -> str:
        return str(self._key(item))

    async def count(self, query: DataQuery) -> int:
        return len((await self._found(query))[1])

    async def page(self, query: DataQuery, offset: int, limit: int) -> Sequence[T]:
        rows, found = await self._found(query)
        return [rows.items[number] for number in found[offset : offset + limit]]

    async def ids(self, query: DataQuery) -> Sequence[str]:
        rows, found = await self._found(query)
        return [self.id_of(rows.items[number]) for number in found]

    def at_hand(self, query: DataQuery, offset: int, limit: int) -> tuple[int, Sequence[T]] | None:
        rows = self._rows
        if rows is None:
            return None
        if query not in rows.found:
            if len(rows.items) > FEW:
                return None
            for _ in rows.search(query):
                pass
        found = rows.found[query]
        return len(found), [rows.items[number] for number in found[offset : offset + limit]]

    async def _found(self, query: DataQuery) -> tuple[_Rows[T], array[int]]:
        """The rows, and the numbers of those that were found, in their order."""
        async with self._turn:
            while True:
                rows = self._rows
                if rows is None:
                    assert self._fetch is not None, "only what is fetched can be missing"
                    rows = self._rows = _Rows(tuple(await self._fetch()), self._columns)
                if query not in rows.found:
                    for _ in rows.search(query):
                        await asyncio.sleep(0)
                if rows is self._rows:
                    return rows, rows.found[query]


class HeldItems(ListSource[T]):
    """What one view has at hand; the next run of the view brings it again."""

    def __eq__(self, other: object) -> bool:
        """Whether the rows are the same, so that there is nothing to look up."""
        if not isinstance(other, HeldItems) or self._rows is None or other._rows is None:
            return False
        return self._rows.items == other._rows.items


class _Rows(Generic[T]):
    """The rows as they are at one time, and what was made of them."""

    def __init__(self, items: tuple[T, ...], columns: dict[str, DataColumn[T]]) -> None:
        self.items = items
        self.found: OrderedDict[DataQuery, array[int]] = OrderedDict()
        self._columns = columns
        self._texts: list[str] = []
        self._orders: dict[tuple[str, bool], array[int]] = {}
        self._values: dict[str, list[tuple[str, ...]]] = {}

    def search(self, query: DataQuery) -> Iterator[None]:
        """Find what is asked for and remember it; between two steps others can have their turn."""
        order = array("I", range(len(self.items)))
        if query.sort in self._columns:
            yield from self._sort(query.sort, query.descending)
            order = self._orders[query.sort, query.descending]
        if words := query.words:
            yield from self._read()
            texts = self._texts
            for word in words:
                order = array("I", [number for number in order if word in texts[number]])
                yield
        for column, chosen in query.filters:
            if column not in self._columns:
                continue
            yield from self._list(column)
            values, wanted = self._values[column], frozenset(chosen)
            order = array("I", [n for n in order if not wanted.isdisjoint(values[n])])
            yield
        self.found[query] = order
        while len(self.found) > MOST_REMEMBERED:
            self.found.popitem(last=False)

    def _read(self) -> Iterator[None]:
        """The text of every row that words are searched in."""
        columns = [_Words(column) for column in self._columns.values() if column.search]
        while len(self._texts) < len(self.items):
            start = len(self._texts)
            for item in self.items[start : start + SLICE]:
                self._texts.append("\n".join([words(item) for words in columns]))
            yield

    def _list(self, column: str) -> Iterator[None]:
        """The values of a column that filters compare."""
        values = self._values.setdefault(column, [])
        while len(values) < len(self.items):
            start = len(values)
            values += map(self._columns[column].filter_values, self.items[start : start + SLICE])
            yield

    def _sort(self, column: str, descending: bool) -> Iterator[None]:
        """The order by a column: what has no value stands last, equals as they stood before.

        Slices are sorted one by one; then the whole, which is quick where the slices are sorted.
        """
        if (column, descending) in self._orders:
            return
        keys: list[Any] = []
        for start in range(0, len(self.items), SLICE):
            keys += map(self._columns[column].sort_value, self.items[start : start + SLICE])
            yield
        there = [number for number, key in enumerate(keys) if key is not None]
        comparable = _comparable([keys[number] for number in there])
        for number, key in zip(there, comparable, strict=True):
            keys[number] = key
        yield
        sorted_by: list[int] = []
        for start in range(0, len(there), SLICE):
            part = there[start : start + SLICE]
            part.sort(key=keys.__getitem__, reverse=descending)
            sorted_by += part
            yield
        sorted_by.sort(key=keys.__getitem__, reverse=descending)
        missing = [number for number, key in enumerate(keys) if key is None]
        self._orders[column, descending] = array("I", [*sorted_by, *missing])
        yield


class _Words(Generic[T]):
    """What a column says of a row, as it is searched. Values that come again are read once."""

    def __init__(self, column: DataColumn[T]) -> None:
        self._column = column
        self._known: dict[Any, str] = {}

    def __call__(self, item: T) -> str:
        column = self._column
        if callable(column.search):
            return folded(column.search(item))
        value = column.of(item)
        if type(value) is str:
            return folded(value)
        if value is None or isinstance(value, bool):
            return ""
        if isinstance(value, datetime):
            return f"{self._known_as(value.date())} {value:%H:%M}"
        return self._known_as(value)

    def _known_as(self, value: Any) -> str:
        """In whichever language."""
        try:
            known = self._known.get(value)
        except TypeError:
            return _spoken_all(value)
        if known is None:
            known = _spoken_all(value)
            if len(self._known) < MOST_KNOWN:
                self._known[value] = known
        return known


def _spoken_all(value: Any) -> str:
    said = {value_text(value, language) for language in LANGUAGES}
    bare = {str(value)} if isinstance(value, int | date) and not isinstance(value, Enum) else set()
    return folded("\n".join(sorted(said | bare)))


def _comparable(values: list[Any]) -> list[Any]:
    """The same, so that each can be compared with each: texts without case and accents, Enums in
    the order of their definition, and as texts what has no order of its own."""
    kinds = {type(value) for value in values}
    if kinds <= {bool, int, float}:
        return values
    if len(kinds) == 1:
        kind = kinds.pop()
        if issubclass(kind, Enum):
            places = {member: place for place, member in enumerate(kind)}
            return [places[value] for value in values]
        if kind is not str:
            try:
                for value in values[1:]:
                    _ = values[0] < value
            except TypeError:
                return [str(value) for value in values]
            return values
    texts = [title_of(value) for value in values]
    return [(folded(text), text) for text in texts]

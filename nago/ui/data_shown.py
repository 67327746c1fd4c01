"""How a data view looks right now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Literal

from msgspec import Struct

from nago.i18n import translate
from nago.presentation.action import ActionOf, bound
from nago.presentation.loading import NOTHING, Load
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.ui.banner import Banner
from nago.ui.button import SecondaryButton, TertiaryButton
from nago.ui.color import ColorMuted
from nago.ui.data_box import DataBox
from nago.ui.data_export import csv_file
from nago.ui.data_filter import filter_field
from nago.ui.data_lines import DataLines
from nago.ui.data_place import DataPlace
from nago.ui.data_query import DataQuery
from nago.ui.data_selection import DataSelection
from nago.ui.data_spec import DataSpec
from nago.ui.empty_state import EmptyState
from nago.ui.form_field import spoken
from nago.ui.lazy import AT_FIRST, MOST_ROWS, MOST_SHOWN
from nago.ui.length import L8
from nago.ui.pager import PageBar
from nago.ui.select import Option
from nago.ui.stack import HStack, VStack
from nago.ui.table import TableBox
from nago.ui.table_row import completed
from nago.ui.text import Text
from nago.ui.text_field import TextField
from nago.ui.value_text import number_text


class Found(Struct, frozen=True):
    """What a source has answered: the rows from number `first` on, and how many there are."""

    rows: Sequence[Any]
    first: int
    count: int


class Wanted(Struct, frozen=True):
    """What is asked of the source."""

    source: Any
    query: DataQuery
    first: int
    limit: int


def shown(wnd: Window, spec: DataSpec) -> DataBox:
    """The data view as its user sees it."""
    return _Shown(wnd, spec).box()


class _Shown:
    def __init__(self, wnd: Window, spec: DataSpec) -> None:
        self.wnd = wnd
        self.spec = spec
        self.language = wnd.language()
        self.zone = wnd.info().time_zone
        self.place = DataPlace(wnd, spec.name, spec.columns, spec.sort, spec.sizes, spec.size)
        self.query = self.place.query
        self.span: State[list[int]] = wnd.state("span", [0, AT_FIRST])
        self.load: Load[Found] = wnd.loads.ask("data")
        self._look()
        if self.load.denied is not None:
            raise self.load.denied
        self.found = self.load.value or Found((), 0, 0)
        self.ids = [spec.source.id_of(row) for row in self.found.rows]
        self.chosen = DataSelection(wnd, self.query, spec.source, self._look_again)

    # What is there.

    def _look(self) -> None:
        """Ask the source, unless it was asked for the same."""
        source, query, paging = self.spec.source, self.query, self.spec.paging
        if paging:
            first, limit = self.place.page * self.place.size, self.place.size
        else:
            first, limit = self.span.value[0], self.span.value[1] - self.span.value[0]

        async def find() -> Found:
            count, rows = await source.find(query, first, limit)
            start = _within(first, limit, count, paging)
            if start != first:
                rows = await source.page(query, start, limit)
            return Found(rows, start, count)

        def at_hand() -> Found | None:
            there = source.at_hand(query, first, limit)
            if there is None:
                return None
            start = _within(first, limit, there[0], paging)
            if start != first:
                there = source.at_hand(query, start, limit)
                assert there is not None, "it was at hand a moment ago"
            return Found(there[1], start, there[0])

        self.load.want(Wanted(source, query, first, limit), find, at_hand)
        changes = source.changes
        if changes is not None and self.load.watched is not changes:
            self.load.farewell()
            self.load.farewell = changes.subscribe(self.load.changed)
            self.load.watched = changes

    def _look_again(self) -> None:
        """Something was done to the rows."""
        if self.spec.owned:
            self.wnd.invalidate()
        self.load.again()

    # What stands where.

    def box(self) -> DataBox:
        spec = self.spec
        count = self.found.count
        selected = self.chosen.size(count) if spec.bulk else 0
        return DataBox(
            (self._table(),),
            spec.caption,
            self._search() if spec.search else None,
            self._filters(),
            self._tools(),
            self._note(),
            self._bulk(selected) if selected else (),
            self._say("data.selected", selected) if selected else "",
            self._footer(),
            self.load.late,
            self._news(),
            translate(self.language, "data.sort"),
            self._orders(),
            self._order(),
            self.place.sort_by,
            translate(self.language, "data.clear") if selected else "",
            self.chosen.clear if selected else None,
            **spec.decor,
        )

    def _news(self) -> str:
        """What is heard of a search; of pages, their bar tells."""
        if not self.query.narrow or self.load.about is NOTHING:
            return ""
        if not self.found.count:
            return translate(self.language, "data.not_found")
        return "" if self.spec.paging else self._say("data.count", self.found.count)

    def _orders(self) -> tuple[Option, ...]:
        """By which columns cards can be sorted, up and down."""
        orders: list[Option] = []
        for column in self.spec.columns:
            if not column.sort:
                continue
            title = spoken(self.language, column.title)
            for key, way in ((column.key, "data.ascending"), (f"-{column.key}", "data.descending")):
                orders.append(Option(key, translate(self.language, way, column=title)))
        return tuple(orders)

    def _order(self) -> str | None:
        sort = self.place.sort
        return None if sort is None else ("-" if sort.descending else "") + sort.column

    def _search(self) -> View:
        word = translate(self.language, "data.search")
        return TextField(
            word,
            self.place.search,
            placeholder=word,
            kind="search",
            autocomplete="off",
            max_length=200,
            on_change=self.place.begin,
        )

    def _filters(self) -> tuple[View, ...]:
        fields: list[View] = [
            filter_field(column, self.place.filters[column.key], self.language, self.place.begin)
            for column in self.spec.columns
            if column.key in self.place.filters
        ]
        if self.query.filters:
            title = translate(self.language, "data.reset")
            fields.append(TertiaryButton(title, action=self.place.reset, key="reset"))
        return tuple(fields)

    def _tools(self) -> tuple[View, ...]:
        spec = self.spec
        if spec.export is None:
            return spec.tools
        name = spec.export

        def export() -> None:
            file = csv_file(name, spec.source, self.query, spec.columns, self.language)
            self.wnd.export_files(file)

        button = SecondaryButton(
            translate(self.language, "data.export"),
            action=export,
            leading_icon="download",
            key="export",
        )
        return (button, *spec.tools)

    def _note(self) -> View | None:
        if not self.load.code:
            return None
        retry = SecondaryButton(translate(self.language, "data.retry"), action=self.load.again)
        return VStack(
            Banner(
                translate(self.language, "data.failed.text", code=self.load.code),
                title=translate(self.language, "data.failed"),
                tone="error",
            ),
            HStack(retry, alignment="leading"),
            gap=L8,
            alignment="stretch",
        )

    def _bulk(self, selected: int) -> tuple[View, ...]:
        count = self.found.count
        views: list[View] = []
        if not self.chosen.everything and selected < count:
            views.append(
                TertiaryButton(
                    self._say("data.select_all", count), action=self.chosen.take_all, key="all"
                )
            )
        views += [self.chosen.button(each, count) for each in self.spec.bulk]
        return tuple(views)

    def _footer(self) -> View | None:
        found = self.found
        if not found.count:
            return None
        if not self.spec.paging:
            said = self._say("data.count", found.count)
            if found.count == 1:
                said = translate(self.language, "data.count.one")
            return Text(said, color=ColorMuted)
        return PageBar(
            found.first // self.place.size,
            self.place.size,
            found.count,
            _bound(self.place.turn),
            self.place.sizes,
            _bound(self.place.resize) if len(self.place.sizes) > 1 else None,
            accessibility_label=translate(self.language, "data.pages", caption=self.spec.caption),
        )

    def _say(self, key: str, count: int) -> str:
        return translate(self.language, key, count=number_text(count, self.language))

    # The table.

    def _table(self) -> TableBox:
        spec, found = self.spec, self.found
        ticks = bool(spec.bulk)
        marks = self.chosen.marks(self.ids) if ticks else []
        made = DataLines(spec, self.language, self.zone, self._look_again)
        lines = tuple(
            completed(
                made.line(row, id), len(spec.columns), spec.menu is not None,
                marks[number] if ticks else None,
            )
            for number, (row, id) in enumerate(zip(found.rows, self.ids, strict=True))
        )  # fmt: skip
        share: Literal["none", "some", "all"]
        share = "none" if not any(marks) else "all" if all(marks) else "some"
        long = not spec.paging
        return TableBox(
            tuple(made.column(column, found.rows) for column in spec.columns),
            lines,
            spec.caption,
            caption_hidden=True,
            count=min(found.count, MOST_ROWS) if long else None,
            first=found.first if long else 0,
            sorted=self.place.sort,
            unsorts=True,
            selection=share if ticks else None,
            empty=self._empty(),
            menus=spec.menu is not None,
            zebra=spec.zebra,
            density=spec.density,
            cards=True,
            on_range=self._scroll if long else None,
            on_sort=self.place.sort_by,
            on_select=(lambda wanted: self.chosen.change(wanted, self.ids)) if ticks else None,
        )

    def _scroll(self, asked: tuple[int, int]) -> None:
        begin, end = asked[0], min(asked[1], self.found.count)
        if 0 <= begin < end <= begin + MOST_SHOWN:
            self.span.value = [begin, end]

    def _empty(self) -> View | None:
        if self.found.count or self.load.about is NOTHING:
            return None
        if self.query.narrow:
            return EmptyState(
                translate(self.language, "data.not_found"),
                translate(self.language, "data.not_found.text"),
                SecondaryButton(translate(self.language, "data.reset"), action=self.place.reset),
                icon="search",
                level="h3",
            )
        empty = self.spec.empty
        if isinstance(empty, View):
            return empty
        return EmptyState(empty or translate(self.language, "data.empty"), icon="inbox", level="h3")


def _within(first: int, limit: int, count: int, paging: bool) -> int:
    """Where to start so that there are rows; at the start of a page, if there are pages."""
    if first < count:
        return first
    return (count - 1) // limit * limit if paging and count else max(0, count - limit)


def _bound(action: Callable[[int], Awaitable[None] | None]) -> ActionOf[int]:
    held = bound(action, "Pager.on_page")
    assert held is not None
    return held

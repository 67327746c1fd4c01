"""Long lists: the browser holds the rows near those in sight, the server says which these are."""

from typing import Any

import pytest

from nago import View, Window, ui
from nago.ui.list import ListLine
from tests.presentation.tab import Tab


class Book:
    """A list of names in a window, which a test changes from outside."""

    def __init__(self, count: int) -> None:
        self.names = [f"n{number}" for number in range(count)]
        self.made: list[str] = []
        self.wnd: Window | None = None

    def __call__(self, wnd: Window) -> View:
        self.wnd = wnd
        return ui.LazyList("Names", ui.lazy(wnd, self.names, self.row, key=lambda name: name))

    def row(self, name: str) -> ListLine:
        self.made.append(name)
        return ui.ListRow(name)

    async def change(self, tab: Tab) -> bytes:
        """Show what has changed; the frame that says so."""
        assert self.wnd is not None
        self.wnd.invalidate()
        await tab.dialogue._flush()
        return tab.frames[-1]


def shown(tab: Tab) -> list[str]:
    assert tab.browser.tree is not None
    return [row["title"] for row in tab.browser.tree["children"]]


def first(tab: Tab) -> int:
    assert tab.browser.tree is not None
    return int(tab.browser.tree.get("first", 0))


async def test_only_the_rows_near_those_in_sight_are_made() -> None:
    book = Book(100_000)
    tab = await Tab(book).open()
    assert shown(tab) == [f"n{number}" for number in range(40)]
    assert tab.browser.tree is not None
    assert tab.browser.tree["count"] == 100_000
    book.made.clear()
    await tab.trigger([], "onRange", [70_000, 70_050])
    assert (first(tab), shown(tab)[0], len(shown(tab))) == (70_000, "n70000", 50)
    assert len(book.made) == 50


async def test_a_row_on_top_of_ten_thousand_costs_no_more_than_300_bytes() -> None:
    book = Book(10_000)
    tab = await Tab(book).open()
    book.names.insert(0, "new")
    assert len(await book.change(tab)) <= 300
    assert shown(tab)[:2] == ["new", "n0"]


async def test_the_rows_in_sight_stay_when_rows_come_and_go_above() -> None:
    book = Book(10_000)
    tab = await Tab(book).open()
    await tab.trigger([], "onRange", [5000, 5060])
    before = shown(tab)
    book.names.insert(0, "new")
    assert len(await book.change(tab)) <= 60
    assert (first(tab), shown(tab)) == (5001, before)
    del book.names[:11]
    await book.change(tab)
    assert (first(tab), shown(tab)) == (4990, before)
    book.names.remove("n5000")  # by which the others were found so far
    await book.change(tab)
    assert shown(tab)[:3] == ["n4999", "n5001", "n5002"]


async def test_a_list_that_became_short_shows_its_end() -> None:
    book = Book(1000)
    tab = await Tab(book).open()
    await tab.trigger([], "onRange", [900, 950])
    del book.names[60:]
    await book.change(tab)
    assert shown(tab) == [f"n{number}" for number in range(10, 60)]
    book.names.clear()
    await book.change(tab)
    assert (first(tab), shown(tab)) == (0, [])


@pytest.mark.parametrize(
    "asked",
    [[0, 401], [500, 10], [7, 7], [-1, 20], [0, 250_001], [0], [0, 1, 2], "0", None, [0.5, 3]],
)
async def test_what_is_no_range_of_at_most_400_rows_is_refused(
    asked: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "nago.window")
    tab = await Tab(Book(1000)).open()
    await tab.trigger([], "onRange", asked)
    assert (first(tab), len(shown(tab))) == (0, 40)
    assert "refused" in caplog.text


async def test_rows_without_a_key_are_known_by_their_place() -> None:
    def view(wnd: Window) -> View:
        rows = ui.lazy(wnd, range(0, 200, 2), lambda number: ui.ListRow(str(number)))
        return ui.LazyList("Even numbers", rows)

    tab = await Tab(view).open()
    assert tab.browser.tree is not None
    assert tab.browser.tree["children"][3] == {"type": "ListRow", "title": "6", "key": "3"}


async def test_the_range_outlives_a_new_build_of_the_window() -> None:
    book = Book(1000)
    tab = await Tab(book).open()
    await tab.trigger([], "onRange", [500, 540])
    stored = tab.dialogue.window.rendering.stored_states()
    other = await Tab(book).open()
    other.dialogue.window.rendering.adopt(stored)
    await other.dialogue._flush()
    assert (first(other), shown(other)[0]) == (500, "n500")


async def test_two_lists_of_one_view_need_two_names(caplog: pytest.LogCaptureFixture) -> None:
    def view(wnd: Window) -> View:
        names = wnd.values()["names"]
        return ui.VStack(*[ui.LazyList(n, ui.lazy(wnd, ["x"], ui.ListRow, name=n)) for n in names])

    tab = await Tab(view).open(names="ab")
    assert tab.dialogue.window.status == 200
    tab = await Tab(view).open(names="aa")
    assert tab.dialogue.window.status == 500
    assert "two lists of one view are called 'a'" in caplog.text


async def test_more_rows_than_a_browser_can_show_are_refused(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def view(wnd: Window) -> View:
        return ui.LazyList("All", ui.lazy(wnd, range(250_001), lambda n: ui.ListRow(str(n))))

    tab = await Tab(view).open()
    assert tab.dialogue.window.status == 500
    assert "250001 rows, allowed are 250000" in caplog.text

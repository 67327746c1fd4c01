"""States that stand in the address."""

import logging
from collections.abc import Callable
from datetime import date, datetime, time
from enum import Enum, IntEnum
from typing import Any, Literal, cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from nago import View, Window, ui
from nago.errors import InvalidValue
from nago.presentation.query import from_text, to_text
from tests.presentation.tab import Tab


class Color(Enum):
    RED = "red"
    BLUE = "blue"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


def pages(wnd: Window) -> View:
    page = wnd.query_state("page", 1, push=True)
    words = wnd.query_state("q", "")
    tags = wnd.query_state("tags", [], type=list[str])

    def further() -> None:
        page.value += 1
        words.value = "a&b"

    return ui.VStack(
        ui.Text(f"{page.value} {words.value} {tags.value} {dict(wnd.values())}"),
        ui.TextField("Search", value=words),
        ui.PrimaryButton("Further", action=further),
        ui.PrimaryButton("Tag", action=lambda: setattr(tags, "value", ["x,y", ""])),
        ui.PrimaryButton("First", action=lambda: setattr(page, "value", 1)),
    )


async def visit(tab: Tab, **values: str) -> None:
    tab.no += 1
    await tab.say(["n", tab.browser.frame, tab.no, ".", values, []])


async def test_the_address_goes_along_with_the_state_and_the_state_with_the_address() -> None:
    tab = await Tab(pages).open(page="3")
    assert tab.texts()[0] == "3  [] {'page': '3'}"
    await tab.press("Further")
    assert tab.browser.moves == [["step", "/?page=4&q=a%26b", False]]
    assert tab.texts()[0] == "4 a&b [] {'page': '4', 'q': 'a&b'}"
    await tab.press("Tag")
    assert tab.browser.moves[-1] == ["mark", "/?page=4&q=a%26b&tags=x%252Cy%2C", False]
    await tab.press("First")
    assert tab.browser.moves[-1] == ["step", "/?q=a%26b&tags=x%252Cy%2C", False]
    moves = len(tab.browser.moves)
    await visit(tab, page="7", tags="x%2Cy,")
    assert tab.texts()[0].startswith("7  ['x,y', '']")
    assert len(tab.browser.moves) == moves, "what comes from the address is not written into it"
    await visit(tab)
    assert tab.texts()[0] == "1  [] {}"


async def test_a_field_that_is_bound_to_the_address_changes_it_in_place() -> None:
    tab = await Tab(pages).open()
    await tab.type("?q", "ab")
    assert tab.browser.moves == [["mark", "/?q=ab", False]]
    await tab.type("?q", "x" * 1500)
    assert tab.texts()[0].startswith("1 xxx")
    assert tab.browser.moves[-1] == ["mark", "/", False], "too long for an address"


async def test_what_the_address_says_wrongly_counts_as_the_default_and_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    wrong = ("x", "", "1.5", "99999999999999999999", " 1", "0x1", "null", "[1]")
    for text in wrong:
        caplog.clear()
        with caplog.at_level(logging.INFO, "nago.window"):
            tab = await Tab(pages).open(page=text)
        assert tab.texts()[0].startswith("1 "), text
        assert f"page={text!r}" in caplog.text


async def test_a_window_that_is_built_again_reads_the_address_and_stores_nothing_of_it() -> None:
    tab = await Tab(pages).open(page="3", q="x")
    assert tab.dialogue.window.rendering.stored_states() == {}
    await tab.press("Further")
    path, query = tab.dialogue.window.place()
    again = await Tab(pages).open(path, **query)
    assert again.texts() == tab.texts()


async def test_another_page_with_the_same_name_starts_with_its_own_default() -> None:
    tab = await Tab({".": pages, "other": pages}).open(page="3")
    tab.dialogue.window.navigation().forward_to("other", q="y")
    await tab.say(["a", tab.browser.frame])
    assert tab.texts()[0] == "1 y [] {'q': 'y'}"
    await tab.press("Further")
    assert tab.browser.moves[-1] == ["step", "/other?q=a%26b&page=2", False]


KINDS: list[tuple[Any, Any]] = [
    (str, "ä %2C,+&=\n"), (str, ""), (bool, True), (bool, False), (int, -7), (float, 0.1),
    (float, 1e300), (date, date(2026, 2, 28)), (time, time(23, 59, 1)),
    (datetime, datetime(2026, 1, 2, 3, 4, 5)), (Color, Color.BLUE), (Level, Level.HIGH),
    (Literal["a", "b"], "b"), (Literal[1, 2], 2), (date | None, date(2026, 1, 1)),
    (list[str], []), (list[str], [""]), (list[str], ["", ""]), (list[str], ["%", ",", "%2C"]),
    (list[int], [1, -2]), (list[date], [date(2026, 1, 1)]), (list[Color], [Color.RED]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value"), KINDS)
def test_every_type_comes_back_from_the_address_as_it_was(kind: Any, value: Any) -> None:
    back = from_text(to_text(value), kind)
    assert back == value
    assert type(back) is type(value)


@given(some.lists(some.text()))
def test_every_list_of_texts_comes_back_as_it_was(items: list[str]) -> None:
    assert from_text(to_text(items), list[str]) == items


@pytest.mark.parametrize(
    ("kind", "text"),
    [(float, "nan"), (float, "inf"), (bool, "maybe"), (Literal["a"], "b"), (date, "2026-02-30"),
     (Color, "green"), (list[int], "1,x"), (int, "9007199254740993")],
)  # fmt: skip
def test_what_is_no_value_of_its_type_is_refused(kind: Any, text: str) -> None:
    with pytest.raises(InvalidValue):
        from_text(text, kind)


class Point(msgspec.Struct):
    x: int = 0


async def test_what_cannot_stand_in_an_address_is_refused_where_it_is_asked_for() -> None:
    window = (await Tab(lambda wnd: ui.Text("x")).open()).dialogue.window
    wrong: list[Callable[[], Any]] = [
        lambda: window.query_state("a", Point()),
        lambda: window.query_state("b", None),
        lambda: window.query_state("c", cast(Any, 1), type=int | None),
        lambda: window.query_state("d", [Point()]),
        lambda: window.query_state("e", cast(Any, None), type=int | str | None),
    ]
    for ask in wrong:
        with pytest.raises(InvalidValue, match="state"):
            ask()


async def test_a_part_runs_again_for_the_part_of_the_address_that_it_reads_and_no_other() -> None:
    runs: list[str] = []

    @ui.part
    def pager(wnd: Window) -> View:
        runs.append("pager")
        return ui.Text(f"page {wnd.query_state('page', 1).value}")

    @ui.part
    def search(wnd: Window) -> View:
        runs.append("search")
        return ui.Text(f"words {wnd.query_state('q', '').value}")

    def view(wnd: Window) -> View:
        return ui.VStack(pager(wnd), search(wnd))

    tab = await Tab(view).open(page="2")
    tab.dialogue.window.query_state("q", "").value = "x"
    await tab.say(["a", tab.browser.frame])
    assert tab.texts() == ["page 2", "words x"]
    assert runs == ["pager", "search", "search"]
    await visit(tab, page="3", q="x")
    assert tab.texts() == ["page 3", "words x"]
    assert runs == ["pager", "search", "search", "pager"]

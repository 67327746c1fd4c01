"""Data views: searched, filtered, sorted, turned over, selected, and done with."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Any

import pytest

from nago import Configurator, View, Window, ui
from nago.errors import ComponentError, PermissionDenied
from nago.testing import ServerFailure
from nago.testing.page import Page
from nago.testing.plugin import OpenApp
from tests.ui.data_people import COLUMNS, PEOPLE, Person


class House:
    """An application with one data view, and what was done in it."""

    def __init__(self, people: Sequence[Person] = PEOPLE, **options: Any) -> None:
        self.people = list(people)
        self.options = options
        self.done: list[Any] = []
        self.runs = 0

    def view(self, wnd: Window) -> View:
        self.runs += 1
        options = {"items": self.people, "caption": "People", **self.options}
        if options.get("source") is not None:
            del options["items"]
        columns = options.pop("columns", COLUMNS)
        return ui.VStack(ui.Text("House", level="h1"), ui.DataView(wnd, columns, **options))

    def delete(self, ids: list[str]) -> None:
        self.done.append(ids)
        self.people = [each for each in self.people if each.id not in ids]

    def configure(self, cfg: Configurator) -> None:
        cfg.root_view(".", self.view)


def many(count: int) -> list[Person]:
    return [Person(str(n), f"Person {n:04}", age=n) for n in range(count)]


async def rows(page: Page) -> list[str]:
    """The first cell of every row, as it is read."""
    return re.findall(r'rowheader "([^"]*)"', await page.outline())


async def test_all_is_shown_as_the_language_writes_it(open_app: OpenApp) -> None:
    page = await open_app(House().configure)
    assert await rows(page) == ["Ada Lovelace", "Émil Ångström", "zoe", "Bob"]
    for words in ("Head of team", "1,234", "10 Dec 1815", "1 Mar 2026, 23:30", "Yes", "a, b"):
        await page.expect(words)


async def test_the_search_finds_and_the_address_keeps_it(open_app: OpenApp) -> None:
    page = await open_app(House().configure)
    await page.fill("Search", "angstrom")
    await page.expect_address(".", q="angstrom")
    assert await rows(page) == ["Émil Ångström"]
    await page.reload()
    assert (await rows(page), await page.value("Search")) == (["Émil Ångström"], "angstrom")
    await page.fill("Search", "nobody")
    await page.expect("Nothing found")
    await page.press("Reset")
    await page.expect_no("Nothing found")
    assert (len(await rows(page)), page.address) == (4, "/")


async def test_heads_sort_up_down_and_not_at_all(open_app: OpenApp) -> None:
    page = await open_app(House().configure)
    await page.press("Age")
    await page.expect_address(".", sort="age")
    assert await rows(page) == ["Bob", "Ada Lovelace", "Émil Ångström", "zoe"]
    await page.press("Age")
    await page.expect_address(".", sort="-age")
    assert await rows(page) == ["Émil Ångström", "Ada Lovelace", "Bob", "zoe"]
    await page.press("Age")
    await page.expect_address(".")
    assert await rows(page) == ["Ada Lovelace", "Émil Ångström", "zoe", "Bob"]


async def test_pages_turn_and_back_turns_them_back(open_app: OpenApp) -> None:
    page = await open_app(House(many(120)).configure)
    await page.expect("1–25 of 120")
    await page.press("Next page")
    await page.expect("26–50 of 120")
    await page.expect_address(".", page="2")
    assert (await rows(page))[0] == "Person 0025"
    await page.back()
    await page.expect("1–25 of 120")
    await page.choose("Per page", "100")
    assert len(await rows(page)) == 100
    await page.press("Last page")
    await page.expect_address(".", size="100", page="2")
    assert len(await rows(page)) == 20
    await page.fill("Search", "person 000")
    await page.expect("1–10 of 10")


@pytest.mark.parametrize(
    "values",
    [
        {"page": "99"},
        {"page": "-3"},
        {"page": "x"},
        {"size": "1000000"},
        {"size": "0"},
        {"sort": "nothing"},
        {"sort": "-"},
        {"rank": "none"},
        {"q": "x" * 900},
        {"active": "%,%"},
    ],
)
async def test_an_address_that_makes_no_sense_shows_something_sensible(
    open_app: OpenApp, values: dict[str, str]
) -> None:
    page = await open_app(House(many(60)).configure)
    await page.visit(".", **values)
    assert await page.reads("of 60") or await page.reads("Nothing found")
    assert len(await rows(page)) <= 25


async def test_filters_narrow_and_are_reset(open_app: OpenApp) -> None:
    page = await open_app(House().configure)
    await page.press("Filter: Rank")
    await page.check("Member")
    await page.expect_address(".", rank="member")
    assert await rows(page) == ["Émil Ångström", "Bob"]
    await page.check("Guest")
    assert await rows(page) == ["Émil Ångström", "zoe", "Bob"]
    await page.uncheck("Guest")
    await page.press("Filter: Tags")
    await page.check("B")
    assert await rows(page) == ["Bob"]
    await page.press("Reset")
    assert len(await rows(page)) == 4


async def test_rows_are_selected_done_with_and_gone(open_app: OpenApp) -> None:
    house = House(many(60))
    house.options["bulk"] = [ui.BulkAction("Delete", house.delete)]
    page = await open_app(house.configure)
    await page.check("Select Person 0003")
    await page.press("Next page")
    await page.check("Select Person 0030")
    await page.expect("2 selected")
    await page.press("Delete")
    await page.expect("26–50 of 58")
    assert house.done == [["3", "30"]]
    await page.expect_no("selected")


async def test_all_that_was_found_is_selected_and_single_rows_are_taken_out(
    open_app: OpenApp,
) -> None:
    house = House(many(60))
    house.options["bulk"] = [ui.BulkAction("Delete", house.delete)]
    page = await open_app(house.configure)
    await page.fill("Search", "person 00")
    await page.fill("Search", "person 000")
    await page.check("Select all rows")
    await page.expect("10 selected")
    await page.fill("Search", "")
    await page.expect("10 selected")  # kept by id
    await page.press("Clear selection")
    await page.check("Select Person 0003")
    await page.press("Select all 60")
    await page.expect("60 selected")
    await page.uncheck("Select Person 0004")
    await page.expect("59 selected")
    await page.press("Delete")
    await page.expect("1–1 of 1")
    assert house.done == [[str(n) for n in range(60) if n != 4]]


async def test_all_that_was_found_counts_only_for_what_it_was_found_by(open_app: OpenApp) -> None:
    house = House(many(60))
    house.options["bulk"] = [ui.BulkAction("Delete", house.delete)]
    page = await open_app(house.configure)
    await page.fill("Search", "person 000")
    await page.check("Select Person 0003")
    await page.press("Select all 10")
    await page.expect("10 selected")
    await page.press("Age")  # another order is the same rows
    await page.expect("10 selected")
    await page.fill("Search", "person")
    await page.expect_no("selected")


async def test_an_action_that_fails_keeps_the_selection(open_app: OpenApp) -> None:
    def refuse(ids: list[str]) -> None:
        raise ComponentError("no")

    page = await open_app(House(bulk=[ui.BulkAction("Delete", refuse)]).configure)
    await page.check("Select Bob")
    with pytest.raises(Exception, match="no"):
        await page.press("Delete")
    await page.expect("1 selected")


async def test_menus_and_rows_do_what_they_say(open_app: OpenApp) -> None:
    house = House()
    house.options["menu"] = lambda person: [
        ui.MenuItem("Remove", lambda: house.delete([person.id])) if person.id != "1" else None
    ]
    house.options["action"] = lambda person: house.done.append(person.name)
    page = await open_app(house.configure)
    await page.press("Ada Lovelace")
    assert house.done == ["Ada Lovelace"]
    assert not await page.reads("Actions for Ada Lovelace")
    await page.press("Actions for Bob")
    await page.press("Remove")
    await page.expect_no("Bob")
    assert await rows(page) == ["Ada Lovelace", "Émil Ångström", "zoe"]


async def test_a_row_whose_head_is_a_component_is_called_by_its_value(open_app: OpenApp) -> None:
    badge = ui.DataColumn[Person]("Name", "name", cell=lambda each: ui.Badge(each.name))
    page = await open_app(
        House(
            bulk=[ui.BulkAction("Delete", lambda ids: None)],
            menu=lambda each: [ui.MenuItem("Edit", lambda: None)],
            columns=[badge, *COLUMNS[1:]],
        ).configure
    )
    await page.check("Select Bob")
    await page.press("Actions for Bob")


async def test_what_a_user_does_to_it_runs_nothing_else_again(open_app: OpenApp) -> None:
    house = House(many(60))
    page = await open_app(house.configure)
    await page.press("Age")
    await page.fill("Search", "7")
    await page.press("Name")
    assert house.runs == 1


class Slow(ui.DataSource[Person]):
    """A database that can be stopped, and that can fail."""

    def __init__(self) -> None:
        self.held = ui.ListSource(many(100), COLUMNS)
        self.free = asyncio.Event()
        self.free.set()
        self.asked: list[ui.DataQuery] = []
        self.error: Exception | None = None
        self.told = ui.Changes()
        self.pause = 0.0

    @property
    def changes(self) -> ui.Changes:
        return self.told

    def id_of(self, item: Person) -> str:
        return item.id

    async def count(self, query: ui.DataQuery) -> int:
        self.asked.append(query)
        await self.free.wait()
        await asyncio.sleep(self.pause)
        if self.error is not None:
            raise self.error
        return await self.held.count(query)

    async def page(self, query: ui.DataQuery, offset: int, limit: int) -> Sequence[Person]:
        return await self.held.page(query, offset, limit)

    async def ids(self, query: ui.DataQuery) -> Sequence[str]:
        return await self.held.ids(query)


async def test_what_is_quick_is_there_with_the_first_paint(open_app: OpenApp) -> None:
    slow = Slow()
    page = await open_app(House(source=slow).configure)
    assert len(await rows(page)) == 25
    assert len(slow.asked) == 1
    await page.press("Age")
    assert (len(await rows(page)), slow.asked[-1].sort) == (25, "age")


async def test_what_is_slow_keeps_the_rows_till_it_comes(open_app: OpenApp) -> None:
    slow = Slow()
    page = await open_app(House(source=slow).configure)
    slow.free.clear()
    await page.fill("Search", "0007")
    assert len(await rows(page)) == 25
    slow.free.set()
    await page.expect("1–1 of 1")
    assert await rows(page) == ["Person 0007"]


async def test_only_the_last_search_counts(open_app: OpenApp) -> None:
    slow = Slow()
    page = await open_app(House(source=slow).configure)
    slow.free.clear()
    await page.fill("Search", "0007")
    await page.fill("Search", "0008")
    slow.free.set()
    await page.expect("1–1 of 1")
    assert await rows(page) == ["Person 0008"]


async def test_a_source_that_fails_says_so_and_is_tried_again(open_app: OpenApp) -> None:
    slow = Slow()
    page = await open_app(House(source=slow).configure)
    slow.error = ConnectionError("password=secret")
    with pytest.raises(ServerFailure, match="password=secret"):  # in the log alone
        await page.press("Age")
    await page.expect("This could not be loaded")
    assert not await page.reads("secret")
    assert len(await rows(page)) == 25
    slow.error = None
    await page.press("Try again")
    await page.expect_no("This could not be loaded")


async def test_a_source_may_say_that_this_is_not_for_everybody(open_app: OpenApp) -> None:
    slow = Slow()
    page = await open_app(House(source=slow).configure)
    slow.error = PermissionDenied("no", login=True)
    await page.press("Age")
    await page.expect("Please log in")
    slow.error = None
    await page.reload()
    assert len(await rows(page)) == 25


async def test_changes_elsewhere_are_shown_and_the_selection_is_kept(open_app: OpenApp) -> None:
    slow = Slow()
    page = await open_app(
        House(source=slow, bulk=[ui.BulkAction("Delete", lambda ids: None)]).configure
    )
    await page.check("Select Person 0003")
    slow.held.refresh([each for each in many(100) if each.id != "1"])
    slow.told.tell()
    await page.expect("1–25 of 99")
    await page.expect_no("Person 0001")
    await page.expect("1 selected")
    await page.close()


async def test_who_does_not_show_it_any_more_is_told_nothing(open_app: OpenApp) -> None:
    slow = Slow()
    listeners = slow.told._listeners
    page = await open_app(House(source=slow).configure)
    assert len(listeners) == 1
    await page.press("Age")
    assert len(listeners) == 1
    await page.visit("elsewhere")
    await page.expect("Page not found")
    await page.clock.advance(minutes=10)  # windows that nobody comes back to are closed
    assert listeners == {}


async def test_a_restart_loses_neither_place_nor_selection(open_app: OpenApp) -> None:
    house = House(many(60))
    house.options["bulk"] = [ui.BulkAction("Delete", house.delete)]
    page = await open_app(house.configure)
    await page.press("Next page")
    await page.check("Select Person 0030")
    await page.press("Select all 60")
    await page.uncheck("Select Person 0031")
    await page.restart()
    await page.expect("26–50 of 60")
    await page.expect("59 selected")
    await page.press("Delete")
    assert house.done == [[str(n) for n in range(60) if n != 31]]


async def test_many_changes_in_a_row_are_one_and_the_last_one_counts(open_app: OpenApp) -> None:
    slow = Slow()
    page = await open_app(House(source=slow).configure)
    asked = len(slow.asked)
    for number in range(40):
        slow.held.refresh(many(number + 1))
        slow.told.tell()
        await asyncio.sleep(0.005)
    await page.expect("1–25 of 40")
    assert len(slow.asked) - asked <= 4


async def test_changes_that_do_not_stop_are_still_shown(open_app: OpenApp) -> None:
    slow = Slow()
    slow.pause = 0.05
    page = await open_app(House(source=slow).configure)
    done = False

    async def change() -> None:
        number = 200
        while not done:
            number += 1
            slow.held.refresh(many(number))
            slow.told.tell()
            await asyncio.sleep(0.01)

    changing = asyncio.ensure_future(change())
    try:
        await page.expect_no("1–25 of 100")
        await page.expect("1–25 of 2")
    finally:
        done = True
        await changing


async def test_of_a_long_search_some_words_are_looked_for(open_app: OpenApp) -> None:
    page = await open_app(House().configure)
    await page.visit(".", q=" ".join(["love"] * 8 + ["nobody"] * 100))
    assert await rows(page) == ["Ada Lovelace"]


async def test_a_long_table_brings_the_rows_in_sight(open_app: OpenApp) -> None:
    page = await open_app(House(many(5000), paging=False).configure)
    assert 20 <= len(await rows(page)) <= 100


async def test_two_views_of_one_page_have_names(open_app: OpenApp) -> None:
    def both(wnd: Window) -> View:
        return ui.VStack(
            ui.DataView(wnd, COLUMNS, items=PEOPLE, caption="Left", name="left"),
            ui.DataView(wnd, COLUMNS, items=many(60), caption="Right", name="right"),
        )

    def configure(cfg: Configurator) -> None:
        cfg.root_view(".", both)

    page = await open_app(configure)
    await page.press("Next page")
    await page.expect_address(".", **{"right.page": "2"})


def wrong(**options: Any) -> Any:
    def view(wnd: Window) -> View:
        given = {"items": PEOPLE, "caption": "People", **options}
        return ui.DataView(wnd, given.pop("columns", COLUMNS), **given)

    return view


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"source": ui.ListSource(PEOPLE, COLUMNS)}, "items or a source"),
        ({"items": None}, "items or a source"),
        ({"columns": []}, "no columns"),
        ({"columns": [*COLUMNS, COLUMNS[0]]}, "two columns have the key 'name'"),
        ({"sort": "-size"}, "sort is '-size'"),
        ({"size": 0}, "1 to 400"),
        ({"sizes": (25, 5000)}, "1 to 400"),
        ({"to": str, "action": print}, "to or action"),
    ],
)
def test_what_does_not_fit_is_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(ComponentError, match=said):
        wrong(**options)(None)


@pytest.mark.parametrize("key", ["q", "sort", "page", "size", "a b", "", "é"])
def test_a_column_has_a_key_that_can_stand_in_an_address(key: str) -> None:
    with pytest.raises(ComponentError, match="key"):
        ui.DataColumn("é", lambda row: row, key=key)

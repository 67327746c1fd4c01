"""Rows in memory: what is found, in which order, and what is remembered."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from nago import ui
from tests.ui.data_people import ADA, BOB, COLUMNS, EMIL, PEOPLE, ZOE, Person, Rank


def source(people: Sequence[Person] = PEOPLE) -> ui.ListSource[Person]:
    return ui.ListSource(people, COLUMNS)


async def found(query: ui.DataQuery, people: Sequence[Person] = PEOPLE) -> list[Person]:
    return list(await source(people).page(query, 0, 1000))


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("", PEOPLE),
        ("   ", PEOPLE),
        ("ADA", [ADA]),
        ("love ada", [ADA]),
        ("angstrom", [EMIL]),
        ("EMIL ÅNG", [EMIL]),
        ("1815", [ADA]),
        ("10 dec", [ADA]),
        ("10.12.", [ADA]),
        ("head of", [ADA]),
        ("1,234", [EMIL]),
        ("1.234", [EMIL]),
        ("ada bob", []),
        ("true", []),
        ("\x00", []),
    ],
)
async def test_a_search_finds_rows_with_all_its_words_whatever_their_case_and_accents(
    words: str, people: list[Person]
) -> None:
    assert await found(ui.DataQuery(words)) == people


@pytest.mark.parametrize(
    ("sort", "descending", "people"),
    [
        ("name", False, [ADA, BOB, EMIL, ZOE]),
        ("name", True, [ZOE, EMIL, BOB, ADA]),
        ("rank", False, [ZOE, EMIL, BOB, ADA]),  # as they are defined, equals as they stood
        ("rank", True, [ADA, EMIL, BOB, ZOE]),
        ("age", False, [BOB, ADA, EMIL, ZOE]),  # by number; what is missing stands last
        ("age", True, [EMIL, ADA, BOB, ZOE]),
        ("active", False, [ZOE, ADA, EMIL, BOB]),
        ("born", True, [ADA, EMIL, ZOE, BOB]),
        ("nothing", True, PEOPLE),
    ],
)
async def test_rows_are_sorted_by_what_their_values_are(
    sort: str, descending: bool, people: list[Person]
) -> None:
    query = ui.DataQuery(sort=sort, descending=descending)
    assert [each.name for each in await found(query)] == [each.name for each in people]


async def test_filters_take_one_of_their_values_and_all_filters_count() -> None:
    assert await found(ui.DataQuery(filters=(("rank", ("member", "head")),))) == [ADA, EMIL, BOB]
    assert await found(ui.DataQuery(filters=(("tags", ("a",)),))) == [ADA, ZOE]
    assert await found(ui.DataQuery(filters=(("active", ("false",)),))) == [ZOE]
    both = ui.DataQuery("o", filters=(("tags", ("a", "b")), ("active", ("true",))))
    assert await found(both) == [ADA, BOB]
    assert await found(ui.DataQuery(filters=(("rank", ("none",)),))) == []


async def test_values_that_cannot_be_compared_are_sorted_as_texts() -> None:
    class Anything(Person, frozen=True):
        age: object = None  # type: ignore[assignment]  # on purpose

    people = [Anything("1", "a", age="x"), Anything("2", "b", age=3), Anything("3", "c", age=2.5)]
    assert [p.age for p in await found(ui.DataQuery(sort="age"), people)] == [2.5, 3, "x"]


async def test_many_rows_are_sorted_stably_whatever_the_slices(  # slices are 2000 rows
) -> None:
    dice = random.Random(7)
    people = [Person(str(n), f"n{dice.randrange(50)}", age=dice.randrange(9)) for n in range(9000)]
    ages = sorted(people, key=lambda each: each.age or 0)
    assert list(await source(people).page(ui.DataQuery(sort="age"), 0, 9000)) == ages
    back = sorted(people, key=lambda each: each.age or 0, reverse=True)
    query = ui.DataQuery(sort="age", descending=True)
    assert list(await source(people).page(query, 4000, 500)) == back[4000:4500]
    assert await source(people).ids(query) == [each.id for each in back]
    wanted = [each for each in ages if "n7" in each.name]
    assert list(await source(people).page(ui.DataQuery("n7", "age"), 0, 9000)) == wanted


async def test_what_is_fetched_is_fetched_once_until_it_is_refreshed() -> None:
    asked: list[int] = []

    async def fetch() -> list[Person]:
        asked.append(1)
        return PEOPLE[: len(asked)]

    people = ui.ListSource(fetch, COLUMNS)
    told: list[int] = []
    end = people.changes.subscribe(lambda: told.append(1))
    assert await people.count(ui.DataQuery()) == 1
    assert await people.count(ui.DataQuery("ada")) == 1
    assert len(asked) == 1
    people.refresh()
    assert (await people.count(ui.DataQuery()), len(asked), len(told)) == (2, 2, 1)
    end()
    people.refresh([BOB])
    assert (await people.count(ui.DataQuery()), len(asked), len(told)) == (1, 2, 1)


async def test_a_fetch_that_fails_is_tried_again() -> None:
    failing = [True]

    async def fetch() -> list[Person]:
        if failing:
            failing.pop()
            raise ConnectionError
        return PEOPLE

    people = ui.ListSource(fetch, COLUMNS)
    with pytest.raises(ConnectionError):
        await people.count(ui.DataQuery())
    assert await people.count(ui.DataQuery()) == 4


def test_ranks_have_titles() -> None:
    assert ui.value_text(Rank.HEAD_OF_TEAM, "en") == "Head of team"

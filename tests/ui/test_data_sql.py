"""A query as SQLite understands it, on a real one: it finds what rows in memory would give."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator

import pytest

from nago import ui
from nago.errors import InvalidValue
from tests.ui.data_people import PEOPLE, Person, Rank

COLUMNS = [
    ui.DataColumn[Person]("Name", "name"),
    ui.DataColumn[Person]("Rank", "rank", search=lambda each: each.rank.value),
    ui.DataColumn[Person]("Age", "age", search=False),
]


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("CREATE TABLE people (id, name, rank, age INTEGER, words, sorted)")
    for each in PEOPLE:
        words = ui.folded(f"{each.name}\n{each.rank.value}")
        row = (each.id, each.name, each.rank.value, each.age, words, ui.folded(each.name))
        connection.execute("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?)", row)
    yield connection
    connection.close()


def found(database: sqlite3.Connection, query: ui.DataQuery, *page: int) -> list[str]:
    sql = ui.sql_of(
        query, words="words", sort={"name": "sorted"}, filters={"rank": "rank", "age": "age"}
    )
    if page:
        which, values = sql.page(*page)
    else:
        which, values = f"{sql.where} {sql.order}", sql.values
    rows = database.execute(f"SELECT id FROM people {which}", values)
    return [id for (id,) in rows.fetchall()]


async def test_it_finds_what_rows_in_memory_would_give(database: sqlite3.Connection) -> None:
    held = ui.ListSource(PEOPLE, COLUMNS)
    dice = random.Random(3)
    for _ in range(200):
        words = dice.choice(
            ["", "a", "ADA lov", "ström", "e o", "member", "%", "_", "'", "head zoe"]
        )
        ranks = tuple(dice.sample([each.value for each in Rank], dice.randrange(3)))
        filters = (("rank", ranks),) if ranks else ()
        query = ui.DataQuery(words, dice.choice(["", "name"]), dice.random() < 0.5, filters)
        if not query.sort:
            query = ui.DataQuery(words, "", False, filters)
        assert found(database, query) == await held.ids(query), query


def test_pages_are_parts_of_it(database: sqlite3.Connection) -> None:
    query = ui.DataQuery(sort="name")
    assert found(database, query, 1, 2) == found(database, query)[1:3]
    assert found(database, query, 99, 2) == []


@pytest.mark.parametrize(
    "hostile", ["' OR 1=1 --", "x'; DROP TABLE people; --", ":data_word_0", "\x00"]
)
def test_what_users_enter_is_a_value_and_nothing_else(
    database: sqlite3.Connection, hostile: str
) -> None:
    filters = (("rank", (hostile,)), ("nothing; DROP TABLE people", (hostile,)))
    assert found(database, ui.DataQuery(hostile, hostile, True, filters)) == []
    assert found(database, ui.DataQuery()) == ["1", "2", "3", "4"]


def test_a_number_is_found_by_its_text(database: sqlite3.Connection) -> None:
    assert found(database, ui.DataQuery(filters=(("age", ("36", "9")),))) == ["1", "4"]


@pytest.mark.parametrize("wrong", ["a; b", ":name", "?", ""])
def test_an_expression_is_no_place_for_what_users_enter(wrong: str) -> None:
    with pytest.raises(InvalidValue, match="is no column"):
        ui.sql_of(ui.DataQuery(), sort={"name": wrong})

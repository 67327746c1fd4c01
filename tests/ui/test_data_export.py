"""What a data view has found, as a file for spreadsheets."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import pytest

from nago import ui
from nago.ui.data_export import csv_file
from tests.ui.data_people import COLUMNS, PEOPLE, Person, Rank
from tests.ui.test_list_source import source


async def written(people: list[Person], query: ui.DataQuery, language: str = "en") -> str:
    file = csv_file("people.csv", source(people), query, COLUMNS, language)
    assert file.name == "people.csv"
    return b"".join([piece async for piece in file.pieces()]).decode()


def table(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=separator))


async def test_all_that_was_found_is_written_in_its_order() -> None:
    text = await written(PEOPLE, ui.DataQuery("o", "name", True))
    assert text.startswith("\ufeff")  # else spreadsheets take it for another encoding
    head, *rows = table(text)
    assert head == ["Name", "Rank", "Age", "Active", "Born", "Seen", "Tags"]
    assert [row[0] for row in rows] == ["zoe", "Émil Ångström", "Bob", "Ada Lovelace"]
    assert rows[-1] == ["Ada Lovelace", "Head of team", "36", "true", "1815-12-10", "", "a"]
    assert rows[1][5] == "2026-03-01T23:30:00+00:00"


async def test_in_german_the_separator_is_a_semicolon_and_numbers_stay_bare() -> None:
    rows = table(await written(PEOPLE, ui.DataQuery(), "de"), ";")
    assert rows[2][:3] == ["Émil Ångström", "Member", "1234"]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
async def test_no_text_becomes_a_formula(begin: str) -> None:
    name = f'{begin}HYPERLINK("https://evil.example";"x")'
    rows = table(await written([Person("1", name)], ui.DataQuery()))
    assert rows[1][0] == f"'{name}"


async def test_thousands_of_rows_come_in_pieces() -> None:
    people = [Person(str(number), f"P{number}") for number in range(2500)]
    file = csv_file("all.csv", source(people), ui.DataQuery(sort="name"), COLUMNS, "en")
    pieces = [piece async for piece in file.pieces()]
    assert len(pieces) == 5  # the mark, the head, and three times at most 1000 rows
    assert len(table(b"".join(pieces).decode())) == 2501


@pytest.mark.parametrize(
    ("value", "en", "de"),
    [
        (None, "", ""),
        ("text", "text", "text"),
        (True, "Yes", "Ja"),
        (1234567, "1,234,567", "1.234.567"),
        (1234.5, "1,234.50", "1.234,50"),
        (0.00012, "0.00012", "0,00012"),
        (-0.0, "-0.00", "-0,00"),
        (date(2026, 3, 9), "9\xa0Mar\xa02026", "09.03.2026"),
        (datetime(2026, 3, 9, 23, 5), "9\xa0Mar\xa02026,\xa023:05", "09.03.2026,\xa023:05"),
        (
            datetime(2026, 3, 9, 23, 5, tzinfo=UTC),
            "10\xa0Mar\xa02026,\xa000:05",
            "10.03.2026,\xa000:05",
        ),
        (Rank.HEAD_OF_TEAM, "Head of team", "Head of team"),
        (("b", "a"), "b, a", "b, a"),
    ],
)
def test_values_are_written_as_language_and_time_zone_want_it(value: Any, en: str, de: str) -> None:
    assert ui.value_text(value, "en", "Europe/Berlin") == en
    assert ui.value_text(value, "de", "Europe/Berlin") == de

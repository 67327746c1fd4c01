"""Fields of a form with many options: they are searched instead of listed."""

from __future__ import annotations

import enum
from typing import Annotated

from msgspec import Meta, Struct

from nago import ui
from tests.ui.test_form_of import Shown

Month = enum.Enum("Month", {f"MONTH_{number}": number for number in range(1, 16)})
COUNTRIES = tuple((code, f"Country {code}") for code in "abcdefghijklmnop")


class Trip(Struct, frozen=True):
    month: Annotated[Month, Meta(title="Month")] = Month(3)
    months: Annotated[set[Month], Meta(title="Months")] = set()
    visited: Annotated[
        list[str], Meta(title="Visited", max_length=3, extra={"choices": COUNTRIES})
    ] = []
    home: Annotated[str | None, Meta(title="Home", extra={"choices": COUNTRIES})] = None


async def test_many_options_are_searched_and_several_are_chips() -> None:
    form = await Shown(Trip(visited=["c", "a"])).open()
    types = {each: form.node(each)["type"] for each in ("Month", "Months", "Visited", "Home")}
    assert types == {
        "Month": "Picker", "Months": "MultiPicker", "Visited": "MultiPicker", "Home": "Picker",
    }  # fmt: skip
    assert form.value("Month") == "3"
    assert form.value("Visited") == ["a", "c"], "in the order of the options"
    assert form.node("Visited")["maxChoices"] == 3
    assert form.node("Month")["clearable"] is False
    assert "clearable" not in form.node("Home"), "by default it is"


async def test_what_was_chosen_becomes_the_struct() -> None:
    form = await Shown(Trip()).open()
    form.fill("Month", "12")
    form.fill("Months", ["12", "1"])
    form.fill("Visited", ["p", "b"])
    form.fill("Home", "k")
    await form.submit()
    months = {Month(1), Month(12)}
    assert form.saved == [Trip(Month(12), months, ["b", "p"], "k")]
    form.fill("Home", "")
    form.fill("Months", [])
    await form.submit()
    assert form.saved[-1] == Trip(Month(12), set(), ["b", "p"], None)


async def test_what_was_chosen_stays_when_the_program_replaces_the_struct() -> None:
    form = await Shown(Trip(visited=["a"])).open()
    form.fill("Visited", ["b"])
    await form.tab.type(*form.entered.popitem())
    form.state.value = Trip(Month(5), {Month(5)}, ["d"], "e")
    await form.tab.dialogue._flush()
    assert form.value("Visited") == ["b"], "somebody has touched it"
    assert form.value("Months") == ["5"]
    assert form.value("Month") == "5"
    ui.reset_form(form.state)
    await form.tab.dialogue._flush()
    assert form.value("Visited") == ["d"]


async def test_what_is_no_option_any_more_can_be_taken_away() -> None:
    form = await Shown(Trip(visited=["gone", "a", "b", "c"])).open()
    assert form.value("Visited") == ["a", "b", "c", "gone"]
    form.fill("Visited", ["a", "b", "c"])
    await form.submit()
    assert form.saved[-1].visited == ["a", "b", "c"]

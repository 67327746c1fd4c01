"""Forms of Structs with numbers, days, times and choices."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal

from msgspec import Meta, Struct

from tests.ui.struct_form import Shown


class Stay(Struct, frozen=True):
    arrival: Annotated[date, Meta(title="Arrival")] = date(2026, 8, 3)
    until: Annotated[date | None, Meta(title="Until")] = None
    at: Annotated[time, Meta(title="At")] = time(14)
    weight: Annotated[float, Meta(title="Weight", ge=0, multiple_of=0.5, extra={"unit": "kg"})] = 1
    room: Literal["a", "b", "c", "d", "e"] = "a"
    smoker: Annotated[Literal["yes", "no"] | None, Meta(title="Smoker")] = None
    board: Annotated[Literal["full", "half"], Meta(title="Board", extra={"dropdown": True})] = (
        "half"
    )


async def test_days_times_and_choices_have_inputs_of_their_own() -> None:
    form = await Shown(Stay()).open()
    labels = ("Arrival", "Until", "At", "Weight", "Room", "Smoker", "Board")
    assert [form.node(label)["type"] for label in labels] == [
        "DatePicker", "DatePicker", "TimePicker", "NumberField", "Select", "RadioGroup",
        "Select",
    ]  # fmt: skip
    assert (form.node("Weight")["unit"], form.node("Weight")["step"]) == ("kg", 0.5)
    assert form.node("Arrival")["required"]
    assert "required" not in form.node("Until")
    for label, value in {
        "Arrival": "2026-08-04", "Until": "2026-08-09", "At": "15:30:00", "Weight": 2.5,
        "Room": "e", "Smoker": "no",
    }.items():  # fmt: skip
        form.fill(label, value)
    await form.submit()
    assert form.saved == [Stay(date(2026, 8, 4), date(2026, 8, 9), time(15, 30), 2.5, "e", "no")]
    for label, value in {"Until": None, "Smoker": ""}.items():
        form.fill(label, value)
    await form.submit()
    assert (form.saved[-1].until, form.saved[-1].smoker) == (None, None)


async def test_a_complaint_about_what_was_refused_ends_when_it_is_mended() -> None:
    form = await Shown(Stay()).open()
    form.fill("Arrival", "soon")
    form.fill("Weight", -1)
    await form.submit()
    assert form.error("Arrival") == "Enter a date, for example 31 Dec 2026."
    assert form.error("Weight") == "Enter a multiple of 0.5."
    assert "Please check 2 fields: Arrival, Weight." in form.tab.texts()
    await form.tab.type(form.node("Arrival")["value"]["state"], "2026-08-05")
    assert form.error("Arrival") is None
    assert not any("Please check" in text for text in form.tab.texts())
    assert form.error("Weight")
    form.fill("Weight", 3)
    await form.submit()
    assert form.saved == [Stay(arrival=date(2026, 8, 5), weight=3)]

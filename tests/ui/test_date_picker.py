"""Days and times that users write or choose: what is taken over, and what is refused."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from nago import State, View, Window, ui
from nago.errors import ComponentError
from nago.presentation.check import check_node
from tests.presentation.tab import MemorySession, Tab


class German:
    """Somebody whose language is German."""

    language = "de"
    valid = True


class Shown:
    """A window with one of each picker."""

    def __init__(self, language: str = "en") -> None:
        session = MemorySession()
        if language == "de":
            session.subject = German()  # type: ignore[assignment]  # all that is asked of one here
        self.tab = Tab(self.view, session)

    def view(self, wnd: Window) -> View:
        self.due = wnd.state("due", date(2026, 12, 24))
        self.born: State[date | None] = wnd.state("born", None, type=date | None)
        self.stay = wnd.state("stay", ui.DateRange(date(2026, 8, 3), date(2026, 8, 9)))
        self.start = wnd.state("start", time(9, 30))
        return ui.VStack(
            ui.DatePicker(
                "Due",
                self.due,
                minimum=date(2026, 12, 1),
                maximum=date(2027, 1, 31),
                disabled_dates=(date(2026, 12, 25),),
                disabled_weekdays=(5, 6),
            ),
            ui.DatePicker("Born", self.born, maximum=date(2026, 1, 1)),
            ui.DateRangePicker("Stay", self.stay, minimum=date(2026, 1, 1)),
            ui.TimePicker("Start", self.start, minimum=time(8), maximum=time(18)),
        )

    def values(self) -> tuple[Any, ...]:
        return (self.due.peek(), self.born.peek(), self.stay.peek(), self.start.peek())


async def opened(language: str = "en") -> Shown:
    shown = Shown(language)
    await shown.tab.open()
    return shown


async def test_days_and_times_travel_as_iso_text() -> None:
    shown = await opened()
    assert shown.tab.field("due")["value"] == "2026-12-24"
    assert shown.tab.field("stay")["value"] == {"start": "2026-08-03", "end": "2026-08-09"}
    assert shown.tab.field("start")["value"] == "09:30:00"
    await shown.tab.type("due", "2027-01-15")
    await shown.tab.type("born", "1990-02-28")
    await shown.tab.type("stay", {"start": "2026-09-01", "end": None})
    await shown.tab.type("start", "18:00:00")
    assert shown.values() == (
        date(2027, 1, 15), date(1990, 2, 28), ui.DateRange(date(2026, 9, 1)), time(18),
    )  # fmt: skip
    await shown.tab.type("born", None)
    assert shown.born.peek() is None


@pytest.mark.parametrize(
    ("name", "entered", "english", "german"),
    [
        ("due", "soon", "Enter a date, for example 31 Dec 2026.",
         "Geben Sie ein Datum ein, zum Beispiel 31.12.2026."),
        ("due", "2026-02-30", "Enter a date, for example 31 Dec 2026.",
         "Geben Sie ein Datum ein, zum Beispiel 31.12.2026."),
        ("due", None, "Please fill this in.", "Bitte füllen Sie dieses Feld aus."),
        ("due", "2026-11-30", "Enter a date from 1 Dec 2026 to 31 Jan 2027.",
         "Geben Sie ein Datum vom 1.12.2026 bis zum 31.1.2027 ein."),
        ("due", "2026-12-25", "25 Dec 2026 cannot be chosen. Enter another date.",
         "Der 25.12.2026 kann nicht gewählt werden. Geben Sie ein anderes Datum ein."),
        ("due", "2026-12-26", "26 Dec 2026 cannot be chosen. Enter another date.",
         "Der 26.12.2026 kann nicht gewählt werden. Geben Sie ein anderes Datum ein."),
        ("born", "2030-01-01", "Enter a date up to 1 Jan 2026.",
         "Geben Sie ein Datum bis zum 1.1.2026 ein."),
        ("stay", {"start": "2026-08-10", "end": "2026-08-09"},
         "The end lies before the beginning.", "Das Ende liegt vor dem Anfang."),
        ("stay", {"start": "2025-08-10", "end": None}, "Enter a date from 1 Jan 2026 on.",
         "Geben Sie ein Datum ab dem 1.1.2026 ein."),
        ("stay", {"start": "x", "end": None}, "Enter a date, for example 31 Dec 2026.",
         "Geben Sie ein Datum ein, zum Beispiel 31.12.2026."),
        ("start", "25:00", "Enter a time, for example 14:30.",
         "Geben Sie eine Uhrzeit ein, zum Beispiel 14:30."),
        ("start", "07:59:00", "Enter a time from 08:00 to 18:00.",
         "Geben Sie eine Uhrzeit von 08:00 bis 18:00 ein."),
    ],
)  # fmt: skip
async def test_X06_what_is_refused_stays_and_is_explained_in_the_user_s_language(
    name: str, entered: Any, english: str, german: str
) -> None:
    for language, sentence in (("en", english), ("de", german)):
        shown = await opened(language)
        before = shown.values()
        await shown.tab.type(name, entered)
        field = shown.tab.field(name)
        assert (field["problem"], field["value"]) == (sentence, entered)
        assert shown.values() == before


async def test_X06_dates_whose_ends_are_crossed_are_an_error_that_names_both() -> None:
    said: list[str] = []

    def view(wnd: Window) -> View:
        day, hour = wnd.state("day", date(2026, 1, 1)), wnd.state("hour", time(9))
        stay = wnd.state("stay", ui.DateRange(date(2026, 1, 2), date(2026, 1, 1)))
        ends = {"minimum": date(2026, 1, 2), "maximum": date(2026, 1, 1)}
        for make in (
            lambda: ui.DatePicker("A", day, **ends),
            lambda: ui.DateRangePicker("A", stay),
            lambda: ui.TimePicker("A", hour, minimum=time(9), maximum=time(8)),
            lambda: ui.DatePicker("A", day, disabled_weekdays=(7,)),
            lambda: ui.TimePicker("A", hour, step=0),
        ):
            with pytest.raises(ComponentError) as error:
                make()
            said.append(str(error.value))
        return ui.Text("fine")

    await Tab(view).open()
    crossed = [
        ("DatePicker.minimum: got 2026-01-02", "DatePicker.maximum: 2026-01-01"),
        ("DateRangePicker.value.start: got 2026-01-02", "DateRangePicker.value.end: 2026-01-01"),
        ("TimePicker.minimum: got 09:00:00", "TimePicker.maximum: 08:00:00"),
    ]
    assert said[:3] == [
        f"{low}, which lies above {high}; the two ends are crossed" for low, high in crossed
    ]
    assert said[3].startswith("DatePicker.disabled_weekdays: got (7,)")
    assert said[4].startswith("TimePicker.step: got 0")


async def test_a_date_is_no_moment() -> None:
    def view(wnd: Window) -> View:
        moment = datetime(2026, 1, 1, tzinfo=UTC)
        picker = ui.DatePicker("A", wnd.state("a", date(2026, 1, 1)), minimum=moment)
        with pytest.raises(ComponentError, match=r"DatePicker\.minimum: got datetime"):
            check_node(picker)
        return ui.Text("fine")

    tab = await Tab(view).open()
    assert tab.texts() == ["fine"]

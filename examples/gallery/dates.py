"""Days and times."""

from datetime import date, time

from examples.gallery.specimen import Chapter, Specimen
from nago import State, View, Window, ui


def date_pickers(wnd: Window) -> View:
    """A day, written in the user's order or chosen from a calendar: arrow down opens it, arrows and
    page keys go through it."""
    born: State[date | None] = wnd.state("born", None, type=date | None)
    due = wnd.state("due", date(2026, 12, 24))
    return ui.VStack(
        ui.DatePicker("Date of birth", born, maximum=date(2026, 1, 1)),
        ui.Text("Not given" if born.value is None else f"Born in {born.value.year}"),
        ui.DatePicker(
            "Due",
            due,
            minimum=date(2026, 12, 1),
            maximum=date(2027, 3, 31),
            disabled_dates=(date(2026, 12, 25), date(2026, 12, 26)),
            disabled_weekdays=(5, 6),
            supporting_text="On a working day",
        ),
        gap=ui.L16,
        alignment="stretch",
    )


def date_states(wnd: Window) -> View:
    """With an error of the program, required, read only, disabled."""
    empty: State[date | None] = wnd.state("empty", None, type=date | None)
    return ui.VStack(
        ui.DatePicker(
            "With an error", wnd.state("wrong", date(2026, 5, 1)), error_text="A holiday"
        ),
        ui.DatePicker("Required", empty, required=True),
        ui.DatePicker("Read only", wnd.state("fixed", date(2026, 5, 4)), read_only=True),
        ui.DatePicker("Disabled", wnd.state("off", date(2026, 5, 5)), disabled=True),
        gap=ui.L16,
        alignment="stretch",
    )


def date_ranges(wnd: Window) -> View:
    """Two days; an end before the beginning is refused."""
    stay = wnd.state("stay", ui.DateRange(date(2026, 8, 3), date(2026, 8, 14)))
    start, end = stay.value.start, stay.value.end
    nights = (end - start).days if start and end else 0
    return ui.VStack(
        ui.DateRangePicker("Stay", stay, supporting_text="Arrival and departure"),
        ui.Text(f"{nights} nights"),
        ui.DateRangePicker("Empty", wnd.state("empty", ui.DateRange()), required=True),
        ui.DateRangePicker("Disabled", wnd.state("off", ui.DateRange()), disabled=True),
        gap=ui.L16,
        alignment="stretch",
    )


def time_pickers(wnd: Window) -> View:
    """A time of day: 930, 9:30 or half past two as 2:30 pm; arrow keys go by a quarter of an hour."""
    start = wnd.state("start", time(9, 30))
    empty: State[time | None] = wnd.state("empty", None, type=time | None)
    return ui.VStack(
        ui.TimePicker("Start", start, minimum=time(8), maximum=time(18)),
        ui.Text("In the morning" if start.value.hour < 12 else "In the afternoon"),
        ui.TimePicker("Empty", empty),
        ui.TimePicker("With an error", wnd.state("wrong", time(3)), error_text="We sleep then"),
        ui.TimePicker("Read only", wnd.state("fixed", time(12)), read_only=True),
        ui.TimePicker("Disabled", wnd.state("off", time(17, 45)), disabled=True),
        gap=ui.L16,
        alignment="stretch",
    )


CHAPTER = Chapter(
    "Dates and times",
    "dates",
    "Written as the user's place writes them; the program has them as date and time of Python.",
    (
        Specimen("DatePicker", date_pickers, (ui.DatePicker,)),
        Specimen("States of a DatePicker", date_states),
        Specimen("DateRangePicker", date_ranges, (ui.DateRangePicker, ui.DateRange)),
        Specimen("TimePicker", time_pickers, (ui.TimePicker,)),
    ),
)

"""The roles of fields for days and times of day, and how these are written."""

from __future__ import annotations

from nago.testing.look import Entry, Place
from nago.testing.roles_inputs import entry, noted
from nago.testing.seen import Seen, text


def date_picker(at: Place) -> list[Seen]:
    field = entry(at, "textbox", kind="day")
    field.value = day_text(at.browser.value(at["value"]), at.browser.language)
    field.handle = at.handle(field=field.handle.field)
    return noted(at, field, _opener(at))


def date_range_picker(at: Place) -> list[Seen]:
    held = at.browser.value(at["value"]) or {}
    fields = []
    for end, word in (("start", "from"), ("end", "to")):
        field = entry(at, "textbox", kind=end)
        field.name = f"{at['label']}: {at.word(f'client.range.{word}')}"
        field.value = day_text(held.get(end), at.browser.language)
        field.handle = at.handle(field=field.handle.field)
        fields.append(field)
    inside = noted(at, text(at["label"]), *fields, _opener(at))
    return [Seen(role="group", name=at.name("label"), children=inside)]


def time_picker(at: Place) -> list[Seen]:
    field = entry(at, "spinbutton", kind="time")
    value = at.browser.value(at["value"])
    field.value = None if not value else str(value)[:5]
    field.handle = at.handle(field=field.handle.field)
    return noted(at, field)


def day_text(value: str | None, language: str) -> str | None:
    """A day as it is written where this language is spoken; what is no day stays as it is."""
    parts = (value or "").split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return value or None
    year, month, day = parts
    between = "." if language.startswith("de") else "/"
    return between.join((day, month, year))


def _opener(at: Place) -> Seen:
    closed = at.disabled or bool(at["readOnly"])
    return Seen(
        role="button",
        name=at.word("client.date.open"),
        expanded=False,
        disabled=closed,
        handle=at.handle(),
    )


ROLES: dict[str, Entry] = {
    "DatePicker": date_picker,
    "DateRangePicker": date_range_picker,
    "TimePicker": time_picker,
}

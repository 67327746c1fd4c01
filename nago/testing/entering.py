"""What the browser makes of what a user enters or chooses."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from nago.testing.deeds import Field

DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def entered(field: Field, standing: Any, text: str) -> Any:
    """The value that is sent for this text.

    Raises AssertionError for what cannot be set on a slider.
    """
    if field.kind == "number":
        return _number(text)
    if field.kind in ("slider", "from", "to"):
        return _set(field, standing, text)
    if field.kind in ("day", "time"):
        return _day(text) if field.kind == "day" else _time(text)
    if field.kind in ("start", "end"):
        return {"start": None, "end": None, **(standing or {}), field.kind: _day(text)}
    return text


def chosen(field: Field, standing: Any, value: Any) -> Any:
    """The value that is sent when an option is chosen; of several, one more or one less."""
    if field.kind != "several":
        return value
    held = list(standing or ())
    return [each for each in held if each != value] if value in held else [*held, value]


def _number(text: str) -> Any:
    """A number, or the text itself where it is none: the server says what is wrong with it."""
    plain = text.strip().replace(",", "")
    if not plain:
        return None
    try:
        value = float(plain)
    except ValueError:
        return text
    if value != value or value in (float("inf"), float("-inf")):
        return text
    return int(value) if value == int(value) else value


def _day(text: str) -> str | None:
    """A day as the wire has it, from how it is written; what is none stays what it is."""
    plain = text.strip()
    if parts := DAY.fullmatch(plain):
        day, month, year = map(int, parts.groups())
        plain = f"{year:04}-{month:02}-{day:02}"
    try:
        return date.fromisoformat(plain).isoformat() if plain else None
    except ValueError:
        return text


def _time(text: str) -> str | None:
    """A time of day as the wire has it; what is none stays what it is."""
    plain = text.strip()
    try:
        return time.fromisoformat(plain.zfill(5)).isoformat() if plain else None
    except ValueError:
        return text


def _set(field: Field, standing: Any, text: str) -> Any:
    assert field.scale is not None, "a slider has a scale"
    least, greatest, step = field.scale
    value = _number(text)
    if not isinstance(value, int | float) or not least <= value <= greatest:
        raise AssertionError(f"a slider from {least:g} to {greatest:g} cannot be set to {text!r}")
    value = round(least + round((value - least) / step) * step, 10)
    if value == int(value):
        value = int(value)
    if field.kind == "slider":
        return value
    low, high = standing
    return [min(value, high), high] if field.kind == "from" else [low, max(value, low)]

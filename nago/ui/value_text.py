"""Values as the user's language and time zone write them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from nago.i18n import translate
from nago.ui.form_field import spoken

TOGETHER = "\xa0"
"""A space at which no line breaks: dates stay in one piece."""
SMALLEST = 0.005
"""Smaller numbers would be nothing with two digits behind the point."""


def value_text(value: Any, language: str, zone: str = "UTC") -> str:
    """A str as it is; numbers with separators; `29 Nov 2026, 14:05` or `29.11.2026, 14:05`, times
    that know their zone in `zone`; yes or no; an Enum by its title; several with commas between."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value
    if isinstance(value, Enum):
        return spoken(language, title_of(value))
    if isinstance(value, bool):
        return translate(language, "data.yes" if value else "data.no")
    if isinstance(value, int | float):
        return number_text(value, language)
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            value = value.astimezone(ZoneInfo(zone))
        return f"{_day(value, language)},{TOGETHER}{value:%H:%M}"
    if isinstance(value, date):
        return _day(value, language)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Collection):
        return ", ".join(value_text(each, language, zone) for each in value)
    return str(value)


def number_text(value: float, language: str) -> str:
    """With separators between thousands, and two digits behind the point unless it is whole."""
    if isinstance(value, int):
        text = f"{value:,}"
    elif value and abs(value) < SMALLEST:
        text = f"{value:.3g}"
    else:
        text = f"{value:,.2f}"
    return text.translate(GERMAN) if language == "de" else text


GERMAN = str.maketrans(",.", ".,")


def title_of(value: Any) -> str:
    """An Enum's `title`, if it has one, else its name in words; a str as it is."""
    if not isinstance(value, Enum):
        return str(value)
    title = getattr(value, "title", None)
    if isinstance(title, str):
        return title
    return value.name.replace("_", " ").capitalize()


def _day(value: date, language: str) -> str:
    if language == "de":
        return f"{value.day:02}.{value.month:02}.{value.year}"
    month = translate(language, "data.months").split()[value.month - 1]
    return f"{value.day}{TOGETHER}{month}{TOGETHER}{value.year}"

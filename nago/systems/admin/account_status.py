"""Whether somebody may log in, as forms and texts have it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from nago.presentation.window import Window
from nago.systems.user import Disabled, Enabled, EnabledUntil
from nago.systems.user.model import Status

PATTERNS = {"en": "%d\u00a0%b\u00a0%Y", "de": "%d.%m.%Y"}
"""Spaces that do not break, so that a date stays on one line."""


def kind_of(status: Status) -> str:
    """How a status is called in forms and texts."""
    if isinstance(status, EnabledUntil):
        return "until"
    return "enabled" if isinstance(status, Enabled) else "disabled"


def status_of(wnd: Window, kind: str, day: date | None) -> Status:
    """The status for it; one with a last day ends with that day where the window is."""
    if kind == "until" and day is not None:
        zone = ZoneInfo(wnd.info().time_zone)
        return EnabledUntil(datetime.combine(day + timedelta(days=1), time(), zone))
    return Enabled() if kind == "enabled" else Disabled()


def last_day(wnd: Window, status: Status) -> date | None:
    """The last day on which somebody may log in, where the window is."""
    if not isinstance(status, EnabledUntil):
        return None
    zone = ZoneInfo(wnd.info().time_zone)
    return (status.until - timedelta(seconds=1)).astimezone(zone).date()


def day_text(wnd: Window, status: EnabledUntil) -> str:
    """That day as it is read in the window's language."""
    day = last_day(wnd, status)
    return day.strftime(PATTERNS[wnd.language()]) if day is not None else ""


def day_stamp(wnd: Window, moment: datetime) -> str:
    """On which day it was where the window is."""
    there = moment.astimezone(ZoneInfo(wnd.info().time_zone))
    return there.strftime(PATTERNS[wnd.language()])

"""Whether somebody may log in, as forms and texts have it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from nago.presentation.window import Window
from nago.systems.user import Disabled, Enabled, EnabledUntil
from nago.systems.user.model import Status
from nago.ui.value_text import value_text


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
    return value_text(last_day(wnd, status), wnd.language())


def day_stamp(wnd: Window, moment: datetime) -> str:
    """On which day it was where the window is."""
    there = moment.astimezone(ZoneInfo(wnd.info().time_zone))
    return value_text(there.date(), wnd.language())

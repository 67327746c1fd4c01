"""A moment as it is read where the window is: exact, in its own time zone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from nago.presentation.window import Window

PATTERNS = {"en": "%Y-%m-%d %H:%M", "de": "%d.%m.%Y %H:%M"}


def stamp(wnd: Window, moment: datetime, *, seconds: bool = False) -> str:
    """For example `2026-11-29 05:41`, in the time zone that the browser names."""
    there = moment.astimezone(ZoneInfo(wnd.info().time_zone))
    return there.strftime(PATTERNS[wnd.language()] + (":%S" if seconds else ""))

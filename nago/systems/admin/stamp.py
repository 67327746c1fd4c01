"""A moment as it is read where the window is: exact, in its own time zone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from nago.presentation.window import Window
from nago.ui.value_text import value_text


def stamp(wnd: Window, moment: datetime, *, seconds: bool = False) -> str:
    """For example `29 Nov 2026, 05:41`, as data views write it, in the time zone of the browser."""
    zone = wnd.info().time_zone
    text = value_text(moment, wnd.language(), zone)
    return f"{text}:{moment.astimezone(ZoneInfo(zone)):%S}" if seconds else text

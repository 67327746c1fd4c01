"""How long ago something was, in words."""

from __future__ import annotations

from datetime import UTC, datetime

from nago.i18n import translate
from nago.ui.value_text import value_text

MINUTE, HOUR, DAY = 60, 3600, 86400


def moment_text(language: str, moment: datetime, now: datetime | None = None) -> str:
    """`just now`, `5 minutes ago`, `3 hours ago`, `2 days ago`, and later the date."""
    seconds = ((now or datetime.now(UTC)) - moment).total_seconds()
    if seconds < 2 * MINUTE:
        return translate(language, "moment.now")
    if seconds < 2 * HOUR:
        return translate(language, "moment.minutes", n=str(int(seconds // MINUTE)))
    if seconds < 2 * DAY:
        return translate(language, "moment.hours", n=str(int(seconds // HOUR)))
    if seconds < 30 * DAY:
        return translate(language, "moment.days", n=str(int(seconds // DAY)))
    return value_text(moment.date(), language)

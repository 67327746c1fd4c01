"""Bytes and durations as people read them."""

from __future__ import annotations

from nago.i18n import translate

UNITS = ("B", "kB", "MB", "GB", "TB")
MINUTE, HOUR, DAY = 60, 3600, 86400


def bytes_text(language: str, count: int) -> str:
    """For example `12.4 MB`, or `12,4 MB` in German; a kB has 1000 bytes."""
    value, unit = float(count), 0
    while value >= 999.5 and unit < len(UNITS) - 1:
        value, unit = value / 1000, unit + 1
    text = f"{value:.0f}" if unit == 0 or value >= 100 else f"{value:.1f}"
    return f"{text.replace('.', ',') if language == 'de' else text} {UNITS[unit]}"


def span_text(language: str, seconds: float) -> str:
    """The two largest units of it: `3 d 4 h`, `4 h 5 min`, `5 min 6 s`."""
    whole = max(0, int(seconds))
    days, hours, minutes = whole // DAY, whole // HOUR % 24, whole // MINUTE % 60
    parts = ((days, "d"), (hours, "h"), (minutes, "min"), (whole % MINUTE, "s"))
    first = next((index for index, (count, _) in enumerate(parts) if count), len(parts) - 1)
    return " ".join(
        translate(language, f"admin.span.{unit}", n=str(count))
        for count, unit in parts[first : first + 2]
    )


def seconds_text(language: str, seconds: float) -> str:
    """For example `0.25 s`, or `0,25 s` in German."""
    text = f"{seconds:.2f}"
    return f"{text.replace('.', ',') if language == 'de' else text} s"

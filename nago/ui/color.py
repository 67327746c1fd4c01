"""Colours by their meaning, so that light, dark and other palettes fit by themselves."""

import re
from typing import NewType

from nago.errors import InvalidValue

Color = NewType("Color", str)
"""A name of the palette, for example `ColorAccent`, or `rgb("#0b7285")`; nothing else."""

ColorText = Color("text")
ColorMuted = Color("muted")
ColorAccent = Color("accent")
ColorAccentSoft = Color("accent-soft")
ColorBackground = Color("background")
ColorSunken = Color("sunken")
ColorCard = Color("card")
ColorLine = Color("line")
ColorGood = Color("good")
ColorGoodSoft = Color("good-soft")
ColorWarning = Color("warning")
ColorWarningSoft = Color("warning-soft")
ColorError = Color("error")
ColorErrorSoft = Color("error-soft")

HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


def rgb(value: str) -> Color:
    """A fixed colour such as `#0b7285`; it does not change between light and dark."""
    if not HEX.fullmatch(value):
        raise InvalidValue(f"{value!r} is no colour: write it as #rgb, #rrggbb or #rrggbbaa")
    return Color(value)

"""Colours as numbers: from `#rrggbb` to OKLCH and back into sRGB, and how well two are told apart.

OKLCH and its way to sRGB are those of CSS Color 4 (section 9 and 13); contrast is that of WCAG 2.2.
"""

from __future__ import annotations

import math
import re

from msgspec import Struct

from nago.errors import InvalidValue

HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
ROUNDS = 12
"""Halvings of a search: to a part in four thousand."""


class Rgb(Struct, frozen=True):
    """A colour that every screen can show, each part from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    def luminance(self) -> float:
        """Relative luminance, 0 for black to 1 for white (WCAG 2.2)."""
        return (
            0.2126 * _linear(self.red) + 0.7152 * _linear(self.green) + 0.0722 * _linear(self.blue)
        )

    def over(self, ground: Rgb, share: float) -> Rgb:
        """What is seen where it covers a ground by this share, 0 to 1."""
        return Rgb(
            round(self.red * share + ground.red * (1 - share)),
            round(self.green * share + ground.green * (1 - share)),
            round(self.blue * share + ground.blue * (1 - share)),
        )

    def oklch(self) -> Oklch:
        """The same as lightness, chroma and hue."""
        red, green, blue = _linear(self.red), _linear(self.green), _linear(self.blue)
        long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
        a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
        return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


class Oklch(Struct, frozen=True):
    """A colour as lightness 0 to 1, chroma from 0 on, and hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    def at(self, lightness: float) -> Oklch:
        """The same, lighter or darker."""
        return Oklch(lightness, self.chroma, self.hue)

    def rgb(self) -> Rgb:
        """The nearest that a screen can show: with less chroma, where sRGB ends before."""
        if self.lightness <= 0:
            return BLACK
        if self.lightness >= 1:
            return WHITE
        parts = self._parts(self.chroma)
        if not _shown(parts):
            low, high = 0.0, self.chroma
            for _ in range(ROUNDS):
                half = (low + high) / 2
                low, high = (half, high) if _shown(self._parts(half)) else (low, half)
            parts = self._parts(low)
        red, green, blue = (_byte(part) for part in parts)
        return Rgb(red, green, blue)

    def _parts(self, chroma: float) -> tuple[float, float, float]:
        """Red, green and blue in linear light; below 0 or above 1 no screen shows them."""
        angle = math.radians(self.hue)
        a, b = chroma * math.cos(angle), chroma * math.sin(angle)
        long = (self.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        middle = (self.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (self.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        return (
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
        )


BLACK = Rgb(0, 0, 0)
WHITE = Rgb(255, 255, 255)


def parsed(text: str) -> Rgb:
    """The colour that is written `#0b7285` or `#07c`. Raises InvalidValue for anything else."""
    if not isinstance(text, str) or not HEX.fullmatch(text.strip()):
        raise InvalidValue(f"{text!r:.60} is no colour: write it as #rrggbb, for example #0b7285")
    digits = text.strip()[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return Rgb(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((one.luminance(), other.luminance()), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _linear(byte: int) -> float:
    part = byte / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _byte(part: float) -> int:
    part = min(max(part, 0.0), 1.0)
    curved = part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
    return round(curved * 255)


def _shown(parts: tuple[float, float, float]) -> bool:
    return all(-0.0005 <= part <= 1.0005 for part in parts)

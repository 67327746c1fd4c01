"""The colours of the application, computed so that text can be read on every one of them.

A hue for the neutrals and a brand colour make all tokens, in light and dark. Lightness is solved
for: 4.5:1 for text (WCAG 2.2, 1.4.3), 3:1 for the borders of controls (1.4.11).
"""

from __future__ import annotations

import hashlib
import math

from msgspec import Struct

TEXT = 4.6
BORDER = 3.05


class Oklch(Struct, frozen=True):
    """A colour as lightness 0 to 1, chroma, and hue in degrees (CSS Color 4)."""

    lightness: float
    chroma: float
    hue: float

    def __str__(self) -> str:
        return f"oklch({self.lightness:.4g} {self.chroma:.4g} {self.hue:.4g})"

    def luminance(self) -> float:
        """Relative luminance (WCAG 2.2), of the colour cut to sRGB."""
        angle = math.radians(self.hue)
        a, b = self.chroma * math.cos(angle), self.chroma * math.sin(angle)
        long = (self.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        middle = (self.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (self.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
        green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
        blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
        red, green, blue = (min(max(part, 0.0), 1.0) for part in (red, green, blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Oklch, other: Oklch) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((one.luminance(), other.luminance()), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: Oklch, ground: Oklch, ratio: float) -> Oklch:
    """The colour, moved away from the ground in lightness until the contrast is reached."""
    away = -0.004 if ground.luminance() > 0.18 else 0.004
    while contrast(colour, ground) < ratio and 0 < colour.lightness + away < 1:
        colour = Oklch(colour.lightness + away, colour.chroma, colour.hue)
    return colour


def tokens(
    dark: bool, hue: float = 85, brand: float = 200, chroma: float = 0.10
) -> dict[str, Oklch]:
    """All colours of one scheme, by token."""

    def neutral(light: float, night: float, tint: float) -> Oklch:
        return Oklch(night if dark else light, tint, hue)

    bg, card = neutral(0.984, 0.182, 0.005), neutral(1, 0.218, 0.0 if not dark else 0.009)
    sunk = neutral(0.962, 0.156, 0.006)
    soft = Oklch(0.288 if dark else 0.953, chroma * (0.42 if dark else 0.26), brand)
    ground = sunk if not dark else neutral(0, 0.256, 0.01)
    on = Oklch(0.19, chroma * 0.3, brand) if dark else Oklch(1, 0, 0)
    accent = readable(
        Oklch(0.77 if dark else 0.5, chroma * 1.05 if dark else chroma, brand), ground, TEXT
    )
    accent = readable(accent, on, TEXT + 0.6)  # the button's gradient starts a little lighter
    found = {
        "bg": bg,
        "sunk": sunk,
        "card": card,
        "pop": neutral(1, 0.256, 0.01 if dark else 0.0),
        "line": neutral(0.912, 0.312, 0.01),
        "line2": readable(neutral(0.83, 0.42, 0.013), card, BORDER),
        "fg": neutral(0.232, 0.948, 0.012),
        "fg2": readable(neutral(0.468, 0.738, 0.014), ground, TEXT),
        "acc": accent,
        "acc-h": Oklch(accent.lightness + (0.05 if dark else -0.05), accent.chroma, brand),
        "on": on,
        "acc-s": soft,
        "acc-f": readable(Oklch(0.87 if dark else 0.4, chroma * 0.75, brand), soft, TEXT + 1),
    }
    for name, at, strength in (("ok", 155, 0.12), ("warn", 68, 0.11), ("bad", 25, 0.17)):
        soft = Oklch(0.29 if dark else 0.96, strength * (0.4 if dark else 0.25), at)
        text = Oklch(0.78 if dark else 0.52, strength, at)
        found[f"{name}-s"] = soft
        found[name] = readable(readable(text, soft, TEXT), ground, TEXT)
    return found


def palette_sheet() -> tuple[str, bytes]:
    """Name and text of the style sheet that defines the tokens; the name changes with the text."""
    light, night = tokens(dark=False), tokens(dark=True)
    lines = "".join(f"--{name}:light-dark({light[name]},{night[name]});" for name in light)
    text = f":root{{{lines}}}".encode()
    return f"palette-{hashlib.sha256(text).hexdigest()[:8].upper()}.css", text

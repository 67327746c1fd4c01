"""All colours of an application, computed from one brand colour and one hue for the greys.

Lightness is solved for, on every ground that a text may stand on: 4.5:1 for text (WCAG 2.2, 1.4.3),
3:1 for the borders of controls and for what shows focus (1.4.11). What is computed is what a screen
shows, to the last bit, so that the figures are those that a user has before him.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Sequence

from msgspec import Struct

from nago.web.colour import BLACK, WHITE, Oklch, Rgb, contrast

TEXT = 4.55
BORDER = 3.05
WHITE_FROM = 3.2
"""From this contrast on a filled button is darkened a little for white words, instead of having
dark ones."""
SHEEN = 0.07
"""How much white lies over the upper edge of a filled button (`control.css`)."""
STEP = 0.05
"""How much lighter or darker something filled gets under the mouse."""
ROUNDS = 10
NEAREST = 8
"""Degrees by which the hues of good, warning and bad come nearer to the brand's, at most."""
BRAND = Oklch(0.5, 0.1, 200)
SEMANTIC = (("ok", 155, 0.12), ("warn", 68, 0.11), ("bad", 25, 0.17))


class Tone(Struct, frozen=True):
    """What a palette is computed from."""

    brand: Rgb | None = None
    """None for the petrol of the framework itself."""
    hue: int = 85
    """Of the greys, 0 to 359 degrees: 85 is warm paper, 250 cool steel."""
    tint: int = 100
    """How much of it the greys have, 0 (none) to 200 per cent."""


PLAIN = Tone()
"""What the framework looks like by itself."""
Tokens = dict[str, Rgb]


@functools.lru_cache(maxsize=256)
def tokens(tone: Tone, *, dark: bool) -> Tokens:
    """All colours of one scheme by their names in the style sheets; not to be changed."""
    brand = tone.brand.oklch() if tone.brand else BRAND
    plain = {
        name: _neutral(tone, night if dark else light, tint).rgb()
        for name, light, night, tint in (
            ("bg", 0.984, 0.182, 0.005),
            ("sunk", 0.962, 0.156, 0.006),
            ("card", 1, 0.218, 0.009),
            ("pop", 1, 0.256, 0.01),
        )
    }
    soft = _soft(brand.hue, brand.chroma, dark)
    grounds = _with_hover(tone, [*plain.values(), soft], dark)
    on = Oklch(0.19, min(brand.chroma * 0.3, 0.04), brand.hue).rgb() if dark else WHITE
    strong = Oklch(min(brand.lightness, 0.62), brand.chroma, brand.hue)
    if dark:
        strong = Oklch(max(brand.lightness, 0.77), min(brand.chroma * 1.05, 0.2), brand.hue)
    acc = readable(strong, [*grounds, on], TEXT)
    quiet = Oklch(0.87 if dark else min(brand.lightness, 0.4), brand.chroma * 0.75, brand.hue)
    found = {
        **plain,
        "line": _neutral(tone, 0.312 if dark else 0.912, 0.01).rgb(),
        "line2": readable(_neutral(tone, 0.42 if dark else 0.83, 0.013), plain.values(), BORDER),
        "fg": readable(_neutral(tone, 0.948 if dark else 0.232, 0.012), grounds, TEXT),
        "fg2": readable(_neutral(tone, 0.738 if dark else 0.468, 0.014), grounds, TEXT),
        "acc": acc,
        "acc-h": _pressed(acc, on),
        "on": on,
        "acc-s": soft,
        "acc-f": readable(quiet, grounds, TEXT + 1),
        **(_filled(tone.brand, plain.values(), dark) if tone.brand else _as_accent(acc, on)),
    }
    for name, own, strength in SEMANTIC:
        hue = _nearer(own, brand) if tone.brand else own
        soft = _soft(hue, strength, dark)
        strong = Oklch(0.78 if dark else 0.52, strength, hue)
        ratio = TEXT if dark or name != "bad" else TEXT * 1.14  # white stands on it, with its sheen
        found[name] = readable(strong, [*grounds, *_with_hover(tone, [soft], dark), on], ratio)
        found[f"{name}-s"] = soft
    return found


def veil(tone: Tone, *, dark: bool) -> tuple[Rgb, float]:
    """What lies over what is under the mouse, and how much of it."""
    return (WHITE, 0.065) if dark else (Oklch(0.3, 0.03 * tone.tint / 100, tone.hue).rgb(), 0.055)


def readable(colour: Oklch, grounds: Iterable[Rgb], ratio: float) -> Rgb:
    """The colour, as little lighter or darker as it takes to be told from all of these grounds.

    They are all light or all dark.
    """
    lights = [ground.luminance() for ground in grounds]
    upwards = max(lights) < 0.18
    worst = max(lights) if upwards else min(lights)

    def reached(lightness: float) -> bool:
        light = colour.at(lightness).rgb().luminance()
        return (max(light, worst) + 0.05) / (min(light, worst) + 0.05) >= ratio and (
            light > worst
        ) is upwards

    if reached(colour.lightness):
        return colour.rgb()
    fails, reaches = colour.lightness, 1.0 if upwards else 0.0
    for _ in range(ROUNDS):
        half = (fails + reaches) / 2
        fails, reaches = (fails, half) if reached(half) else (half, reaches)
    return colour.at(reaches).rgb()


def _neutral(tone: Tone, lightness: float, chroma: float) -> Oklch:
    return Oklch(lightness, chroma * tone.tint / 100, tone.hue)


def _soft(hue: float, chroma: float, dark: bool) -> Rgb:
    """A ground with a breath of a colour."""
    if dark:
        return Oklch(0.288, min(chroma * 0.42, 0.07), hue).rgb()
    return Oklch(0.957, min(chroma * 0.26, 0.04), hue).rgb()


def _with_hover(tone: Tone, grounds: Sequence[Rgb], dark: bool) -> list[Rgb]:
    over, share = veil(tone, dark=dark)
    return [*grounds, *(over.over(ground, share) for ground in grounds)]


def _filled(brand: Rgb, plain: Iterable[Rgb], dark: bool) -> Tokens:
    """A button that has the brand's own colour, if its words can be read on it; an edge shows it
    where it is hardly told from the page."""
    colour = brand.oklch()
    on, fill = WHITE, brand
    if contrast(WHITE, brand) >= WHITE_FROM:
        fill = _darkened_for_white(colour)
    else:
        on = Oklch(0.19, min(colour.chroma * 0.3, 0.04), colour.hue).rgb()
        on = on if contrast(on, fill) >= TEXT else BLACK
    shows = all(contrast(fill, ground) >= BORDER for ground in plain)
    edge = fill if shows else readable(fill.oklch(), plain, BORDER)
    under_mouse = _pressed(fill, on)
    if not dark and on is not WHITE:  # by day a light colour gets richer instead of paler
        deeper = fill.oklch().at(fill.oklch().lightness - STEP).rgb()
        under_mouse = deeper if contrast(on, deeper) >= TEXT else under_mouse
    return {"fill": fill, "fill-h": under_mouse, "fill-on": on, "fill-b": edge}


def _as_accent(acc: Rgb, on: Rgb) -> Tokens:
    return {"fill": acc, "fill-h": _pressed(acc, on), "fill-on": on, "fill-b": acc}


def _darkened_for_white(colour: Oklch) -> Rgb:
    lightness = colour.lightness
    while contrast(WHITE, WHITE.over(colour.at(lightness).rgb(), SHEEN)) < TEXT:
        lightness -= 0.004
    return colour.at(lightness).rgb()


def _pressed(fill: Rgb, on: Rgb) -> Rgb:
    """The same under the mouse: away from the colour of its words, if there is room."""
    colour = fill.oklch()
    away = -STEP if on.luminance() > fill.luminance() else STEP
    if not STEP < colour.lightness + away < 1 - STEP / 2:
        away = -2 * away
    return colour.at(colour.lightness + away).rgb()


def _nearer(hue: float, brand: Oklch) -> float:
    """The hue of a meaning, a little nearer to the brand's, so that they go together."""
    if brand.chroma < 0.03:
        return hue
    apart = (brand.hue - hue + 180) % 360 - 180
    return (hue + max(-NEAREST, min(NEAREST, apart / 2))) % 360


def palette_sheet(tone: Tone = PLAIN, rules: str = "") -> tuple[str, bytes]:
    """Name and text of the style sheet that defines the tokens; the name changes with the text.

    `rules` are more of our own, such as the font.
    """
    light, night = tokens(tone, dark=False), tokens(tone, dark=True)
    # Without a brand of its own, what is filled has the accent, as `tokens.css` says.
    named = [name for name in light if tone.brand or not name.startswith("fill")]
    lines = "".join(f"--{name}:light-dark({light[name]},{night[name]});" for name in named)
    text = f":root{{--hue:{tone.hue};{lines}}}{rules}".encode()
    return f"palette-{hashlib.sha256(text).hexdigest()[:12].upper()}.css", text

"""A piece of a page in colours of its own, to see what they would look like."""

import re
from collections.abc import Mapping
from typing import Literal, Unpack

from msgspec import Struct

from nago.errors import ComponentError
from nago.presentation.view import View
from nago.ui.color import Color
from nago.ui.decor import Component, Decor

NAME = re.compile(r"[a-z][a-z0-9-]{0,15}")
COLOUR = re.compile(r"#[0-9a-f]{6}")
FONT = re.compile(r"[A-Za-z0-9 ,'\-]{1,200}")
MOST_COLOURS = 64


class PaletteColor(Struct, frozen=True):
    """A colour as `#rrggbb`, by its name in the style sheets."""

    name: str
    color: Color


class PaletteSurface(Component, frozen=True, tag="PaletteSample"):
    """Its children in these colours."""

    children: tuple[View, ...]
    colors: tuple[PaletteColor, ...]
    scheme: Literal["light", "dark"]
    font: str | None = None


def PaletteSample(
    *children: View | None,
    colors: Mapping[str, str],
    scheme: Literal["light", "dark"] = "light",
    font: str | None = None,
    **decor: Unpack[Decor],
) -> PaletteSurface:
    """Children one below the other, on ground and in colours that only count here; None is left out.

    `colors` are `#rrggbb` by the names of `nago.web.palette.tokens`; what is not named is as on
    the page. `font` is a list of families as CSS has it. Raises ComponentError for names, colours
    and fonts of another form.
    """
    for name, colour in colors.items():
        if len(colors) > MOST_COLOURS or not NAME.fullmatch(name) or not COLOUR.fullmatch(colour):
            raise ComponentError(
                f"PaletteSample.colors: got {name!r:.40}: {colour!r:.40}, allowed are up to "
                f"{MOST_COLOURS} names such as 'acc' with colours such as '#0b7285'"
            )
    if font is not None and not FONT.fullmatch(font):
        raise ComponentError(
            f"PaletteSample.font: got {font!r:.60}, allowed are families such as \"'Segoe UI', serif\""
        )
    worn = tuple(PaletteColor(name, Color(colour)) for name, colour in colors.items())
    return PaletteSurface(tuple(filter(None, children)), worn, scheme, font, **decor)

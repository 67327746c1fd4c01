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


def PaletteSample(
    *children: View | None,
    colors: Mapping[str, str],
    scheme: Literal["light", "dark"] = "light",
    **decor: Unpack[Decor],
) -> PaletteSurface:
    """Children one below the other, on ground and in colours that only count here; None is left out.

    `colors` are `#rrggbb` by the names of `nago.web.palette.tokens`; what is not named is as on
    the page. Raises ComponentError for names and colours of another form.
    """
    for name, colour in colors.items():
        if len(colors) > MOST_COLOURS or not NAME.fullmatch(name) or not COLOUR.fullmatch(colour):
            raise ComponentError(
                f"PaletteSample.colors: got {name!r:.40}: {colour!r:.40}, allowed are up to "
                f"{MOST_COLOURS} names such as 'acc' with colours such as '#0b7285'"
            )
    worn = tuple(PaletteColor(name, Color(colour)) for name, colour in colors.items())
    return PaletteSurface(tuple(filter(None, children)), worn, scheme, **decor)

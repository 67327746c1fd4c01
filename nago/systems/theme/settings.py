"""What administrators may choose of the theme; what is empty is as the code says."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from msgspec import Meta, Struct

from nago.systems.theme.model import (
    LEGAL_KINDS,
    LONGEST_NAME,
    NO_LEGAL_PAGE,
    LegalPage,
    ThemeRefused,
)

Picture = Annotated[str, Meta(pattern=r"^([0-9a-f]{24}\.(png|webp|svg))?$")]
"""The name of a picture below `/_nago/`."""
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class ThemeSettings(Struct, frozen=True):
    """Name, logo, colours and legal pages."""

    name: Annotated[str, Meta(max_length=LONGEST_NAME)] = ""
    brand: Annotated[str, Meta(pattern=r"^(#[0-9a-f]{6})?$")] = ""
    hue: Annotated[int, Meta(ge=0, le=359)] | None = None
    tint: Annotated[int, Meta(ge=0, le=200)] | None = None
    font: Literal["", "geist", "system", "humanist", "serif"] = ""
    shows_name: bool | None = None
    logo: Picture = ""
    logo_dark: Picture = ""
    icon: Picture = ""
    touch_icon: Picture = ""
    """Made of the icon."""
    imprint: LegalPage = NO_LEGAL_PAGE
    privacy: LegalPage = NO_LEGAL_PAGE
    terms: LegalPage = NO_LEGAL_PAGE

    def check(self) -> None:
        """Raises ThemeRefused with the field that is wrong."""
        if CONTROLS.search(self.name):
            raise ThemeRefused("theme.wrong.name", field="name")
        for kind in LEGAL_KINDS:
            page: LegalPage = getattr(self, kind)
            page.check(kind)

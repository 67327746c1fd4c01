"""What a theme says, as an application's code writes it, and what follows from it."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from msgspec import Meta, Struct

from nago.errors import InvalidValue, NavigationError
from nago.i18n import translate
from nago.presentation.address import checked_path, checked_url
from nago.presentation.resource import Readable

Font = Literal["geist", "system", "humanist", "serif"]
FONTS: dict[Font, str] = {
    "geist": "",
    "system": "system-ui,sans-serif",
    "humanist": "Seravek,'Gill Sans Nova',Ubuntu,Calibri,'DejaVu Sans',sans-serif",
    "serif": "'Iowan Old Style','Palatino Linotype','URW Palladio L',P052,Georgia,serif",
}
"""What browsers show; only Geist is fetched, the others are there already."""
GEIST = "Geist, system-ui, sans-serif"
LegalKind = Literal["imprint", "privacy", "terms"]
LEGAL_KINDS: tuple[LegalKind, ...] = ("imprint", "privacy", "terms")
LONGEST_NAME = 80
WEB = re.compile(r"https?://[!-~]+", re.IGNORECASE)
LONGEST_TEXT = 50_000
"""Characters; a message of a browser has 64 KiB at most."""


class ThemeRefused(InvalidValue):
    """Something of a theme cannot be used; `key` and `values` say it in the user's language."""

    def __init__(self, key: str, *, field: str, **values: str) -> None:
        super().__init__(f"{field}: {translate('en', key, **values)}", field=field)
        self.key = key
        self.values = values

    def said(self, language: str) -> str:
        """What is wrong, for whoever has entered it."""
        return translate(language, self.key, **self.values)


class LegalPage(Struct, frozen=True):
    """What the law asks for: a text of one's own, or a way to where it stands."""

    link: Annotated[str, Meta(max_length=2048)] = ""
    """An https address, or the path of a root view such as `about/imprint`; "" for none."""
    text: Annotated[str, Meta(max_length=LONGEST_TEXT)] = ""
    """Markdown, shown on a page that comes with the framework; "" for none."""

    def __bool__(self) -> bool:
        return bool(self.link or self.text.strip())

    def check(self, field: str) -> None:
        """Raises ThemeRefused for both at once, and for a link that leads nowhere."""
        if self.link and self.text.strip():
            raise ThemeRefused("theme.wrong.both", field=f"{field}.text")
        if not self.link:
            return
        try:
            url = checked_url(self.link)
            if url is None:
                checked_path(self.link)
        except NavigationError:
            url = ""
        if url is not None and not WEB.fullmatch(url):
            raise ThemeRefused("theme.wrong.link", field=f"{field}.link")


NO_LEGAL_PAGE = LegalPage()


class Theme(Struct, frozen=True, kw_only=True):
    """What an application looks like, unless an administrator has chosen otherwise."""

    name: str = ""
    """"" for the name that `cfg.name` gives."""
    brand: str = ""
    """A colour as `#0b7285`, from which all others follow; "" for the framework's petrol."""
    hue: int = 85
    """Of the greys, 0 to 359 degrees: 85 is warm paper, 250 cool steel."""
    tint: int = 100
    """How much of it the greys have, 0 (none) to 200 per cent."""
    font: Font = "geist"
    logo: bytes | Readable | None = None
    """A png, webp or svg of at most 1 MB; it is shown 28 pixels high."""
    logo_dark: bytes | Readable | None = None
    """For dark ground; None for the same."""
    icon: bytes | Readable | None = None
    """Square, a png, webp or svg of at most 1 MB, for tabs and home screens."""
    shows_name: bool = True
    """Whether the name stands beside the logo; False for a logo with the name in it."""
    imprint: LegalPage = NO_LEGAL_PAGE
    privacy: LegalPage = NO_LEGAL_PAGE
    terms: LegalPage = NO_LEGAL_PAGE


class MailColors(Struct, frozen=True):
    """Colours for what is read outside of the application, as `#rrggbb`, for light ground."""

    brand: str
    """What a button is filled with."""
    on_brand: str
    """Words on it."""
    accent: str
    """Links."""
    text: str
    muted: str
    ground: str
    """Around the card."""
    card: str
    line: str

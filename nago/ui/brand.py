"""What shows whose application it is: its logo, and the ways to its legal pages."""

from nago.i18n import translate
from nago.presentation.appearance import Look
from nago.presentation.view import View
from nago.ui.decor import Alignment, Frame
from nago.ui.image import Image
from nago.ui.length import L16, Length, rem
from nago.ui.link import Link
from nago.ui.stack import HStack

HEIGHT = rem(1.75)
WIDEST = rem(11)


def brand_logo(look: Look, name: str, height: Length = HEIGHT) -> View | None:
    """The logo, None if there is none. Where no name stands beside it, it is read as the name."""
    if not look.logo:
        return None
    return Image(
        f"/_nago/{look.logo}",
        alt="" if look.shows_name else name,
        dark_src=f"/_nago/{look.logo_dark}" if look.logo_dark else None,
        object_fit="contain",
        lazy=False,
        frame=Frame(height=height, max_width=WIDEST),
        key="brand",
    )


def legal_links(look: Look, language: str, alignment: Alignment = "leading") -> View | None:
    """The ways to imprint, privacy notice and terms; None if there are none."""
    if not look.legal:
        return None
    return HStack(
        *(Link(translate(language, each.title), each.to, key=each.title) for each in look.legal),
        gap=L16,
        alignment=alignment,
        wrap=True,
        key="legal",
    )

"""The small page that a login has: one card in the middle, under the application's name."""

from __future__ import annotations

from nago.presentation.view import View
from nago.presentation.window import Window
from nago.ui.brand import brand_logo, legal_links
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.length import FULL, L8, L12, L16, L24, L400, SCREEN
from nago.ui.stack import HStack, VStack
from nago.ui.text import Text


def small_page(wnd: Window, title: str, *content: View | None, text: str = "") -> View:
    """A page that asks for one thing."""
    wnd.title(title)
    look, name = wnd.look(), wnd.application_name()
    return VStack(
        HStack(
            brand_logo(look, name),
            Text(name, level="h3", color=ColorMuted) if look.shows_name or not look.logo else None,
            gap=L12,
            wrap=True,
        ),
        Card(
            VStack(
                Text(title, level="h1"),
                Text(text, color=ColorMuted) if text else None,
                gap=L8,
                alignment="leading",
            ),
            *content,
            gap=L16,
            frame=Frame(width=FULL, max_width=L400),
        ),
        legal_links(look, wnd.language(), "center"),
        gap=L24,
        frame=Frame(width=FULL, min_height=SCREEN),
    )

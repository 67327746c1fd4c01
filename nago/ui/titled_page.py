"""A page under its title: a head that says what it is for, and how wide all of it is."""

from __future__ import annotations

from nago.presentation.view import View
from nago.presentation.window import Window
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.length import FULL, L8, L24, L880, L1200
from nago.ui.stack import VStack
from nago.ui.text import Text


def titled_page(
    wnd: Window, title: str, text: str, *children: View | None, wide: bool = False
) -> View:
    """A page under its `page_head`; `wide` is for tables and for what stands side by side."""
    return VStack(
        page_head(wnd, title, text),
        *children,
        gap=L24,
        alignment="stretch",
        frame=Frame(width=FULL, max_width=L1200 if wide else L880),
    )


def page_head(wnd: Window, title: str, text: str) -> View:
    """The title, which stands on the tab as well, and what the page is for; "" says no more."""
    wnd.title(title)
    return VStack(
        Text(title, level="h1"),
        Text(text, color=ColorMuted) if text else None,
        gap=L8,
        alignment="leading",
    )

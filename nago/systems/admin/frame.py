"""What all pages of the administration have in common: a head, and how wide they are."""

from __future__ import annotations

from nago.presentation.action import Action
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.length import FULL, L8, L12, L24, L256, L480, L1200
from nago.ui.stack import HStack, VStack
from nago.ui.text import Text
from nago.ui.text_field import TextField


def admin_page(wnd: Window, title: str, text: str, *children: View | None) -> View:
    """A page with its title, which stands on the tab as well, and what it is for."""
    wnd.title(title)
    return VStack(
        VStack(
            Text(title, level="h1"),
            Text(text, color=ColorMuted) if text else None,
            gap=L8,
            alignment="leading",
        ),
        *children,
        gap=L24,
        alignment="stretch",
        frame=Frame(width=FULL, max_width=L1200),
    )


def search_bar(
    label: str, text: State[str], *beside: View | None, on_change: Action | None = None
) -> View:
    """A field to search by, and what else can be done with all that the page lists."""
    field = TextField(
        label,
        text,
        kind="search",
        mode="live",
        autocomplete="off",
        on_change=on_change,
        frame=Frame(grow=True, max_width=L480, min_width=L256),
    )
    others = HStack(*beside, gap=L8, wrap=True, alignment="bottom_leading") if any(beside) else None
    return HStack(field, others, gap=L12, wrap=True, alignment="bottom_leading")

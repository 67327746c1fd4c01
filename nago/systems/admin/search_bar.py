"""The bar above a list of the administration: a field to search by, and what else can be done."""

from __future__ import annotations

from nago.presentation.action import Action
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.decor import Frame
from nago.ui.length import L8, L12, L256, L480
from nago.ui.stack import HStack
from nago.ui.text_field import TextField


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

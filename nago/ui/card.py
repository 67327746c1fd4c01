"""Things that belong together, on a surface of their own."""

from typing import Unpack

from nago.presentation.view import View
from nago.ui.decor import Alignment, Component, Decor
from nago.ui.length import L12, Length


class CardSurface(Component, frozen=True, tag="Card"):
    """A titled surface; with a title it is a region that screen readers can jump to."""

    children: tuple[View, ...]
    title: str | None = None
    supporting_text: str | None = None
    footer: View | None = None
    gap: Length = L12
    alignment: Alignment = "stretch"


def Card(
    *children: View | None,
    title: str | None = None,
    supporting_text: str | None = None,
    footer: View | None = None,
    gap: Length = L12,
    alignment: Alignment = "stretch",
    **decor: Unpack[Decor],
) -> CardSurface:
    """Children on a surface, one below the other; None is left out."""
    shown = tuple(filter(None, children))
    return CardSurface(shown, title, supporting_text, footer, gap, alignment, **decor)

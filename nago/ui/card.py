"""Things that belong together, on a surface of their own."""

from typing import Literal, Unpack

from nago.presentation.view import View
from nago.ui.decor import Alignment, Component, Decor
from nago.ui.length import L12, Length

CardLevel = Literal["h2", "h3", "h4"]


class CardSurface(Component, frozen=True, tag="Card"):
    """A titled surface; with a title it is a region that screen readers can jump to."""

    children: tuple[View, ...]
    title: str | None = None
    supporting_text: str | None = None
    footer: View | None = None
    gap: Length = L12
    alignment: Alignment = "stretch"
    level: CardLevel = "h2"
    actions: View | None = None


def Card(
    *children: View | None,
    title: str | None = None,
    supporting_text: str | None = None,
    footer: View | None = None,
    gap: Length = L12,
    alignment: Alignment = "stretch",
    level: CardLevel = "h2",
    actions: View | None = None,
    **decor: Unpack[Decor],
) -> CardSurface:
    """Children on a surface, one below the other; None is left out.

    The title is a heading of the `level` that fits the page around it; `actions` stand at the end
    of its line, for example a `Menu`.
    """
    shown = tuple(filter(None, children))
    return CardSurface(
        shown, title, supporting_text, footer, gap, alignment, level, actions, **decor
    )

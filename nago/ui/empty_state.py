"""What is said where there is nothing to show yet."""

from typing import Literal, Unpack

from nago.presentation.view import View
from nago.ui.decor import Component, Decor
from nago.ui.icon import IconName, IconShape, icon_or_none


class EmptyBox(Component, frozen=True, tag="EmptyState"):
    """A sign, a title, a text, and what can be done about it."""

    children: tuple[View, ...]
    title: str
    text: str | None = None
    icon: IconShape | None = None
    level: Literal["h1", "h2", "h3"] = "h2"


def EmptyState(
    title: str,
    text: str | None = None,
    *actions: View | None,
    icon: IconName | None = None,
    level: Literal["h1", "h2", "h3"] = "h2",
    **decor: Unpack[Decor],
) -> EmptyBox:
    """Says that there is nothing, why, and offers `actions` (buttons, links); None is left out.

    Use it for a list without entries, a search without a hit, a page without a right. Its title
    is a heading of `level`.
    """
    shown = tuple(filter(None, actions))
    return EmptyBox(shown, title, text, icon_or_none(icon), level, **decor)

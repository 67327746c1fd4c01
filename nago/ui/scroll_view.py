"""Content that is larger than its place."""

from typing import Literal, Unpack

from nago.errors import ComponentError
from nago.presentation.view import View
from nago.ui.decor import Component, Decor

ScrollAxis = Literal["vertical", "horizontal", "both"]


class ScrollArea(Component, frozen=True, tag="ScrollView"):
    """A region that scrolls by itself."""

    content: View
    label: str
    axis: ScrollAxis = "vertical"
    scroll_to: str | None = None
    smooth: bool = True


def ScrollView(
    content: View,
    *,
    label: str,
    axis: ScrollAxis = "vertical",
    scroll_to: str | None = None,
    smooth: bool = True,
    **decor: Unpack[Decor],
) -> ScrollArea:
    """A part of the page that scrolls; its `frame` says how large it becomes (`max_height`).

    Those who use a keyboard reach it with Tab and move it with the arrow keys as soon as there
    is more than fits; `label` is what screen readers call it then. Where it stands is kept
    when its content changes. `scroll_to` is the `id` of a component in it: whenever that is
    another one, it comes into sight, gliding unless it is not `smooth`. Raises ComponentError
    for an empty label.
    """
    if not label:
        raise ComponentError(
            "ScrollView.label: got '', allowed is what screen readers call the region, for "
            "example 'Messages'"
        )
    return ScrollArea(content, label, axis, scroll_to, smooth, **decor)

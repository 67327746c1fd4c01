"""Components that lie over one another."""

from typing import Unpack

from nago.presentation.view import View
from nago.ui.decor import Component, Decor


class BoxLayers(Component, frozen=True, tag="Box"):
    """Layers, and what lies above them at the nine places."""

    children: tuple[View, ...]
    top_leading: View | None = None
    top: View | None = None
    top_trailing: View | None = None
    leading: View | None = None
    center: View | None = None
    trailing: View | None = None
    bottom_leading: View | None = None
    bottom: View | None = None
    bottom_trailing: View | None = None
    clip: bool = True


def Box(
    *layers: View | None,
    top_leading: View | None = None,
    top: View | None = None,
    top_trailing: View | None = None,
    leading: View | None = None,
    center: View | None = None,
    trailing: View | None = None,
    bottom_leading: View | None = None,
    bottom: View | None = None,
    bottom_trailing: View | None = None,
    clip: bool = True,
    **decor: Unpack[Decor],
) -> BoxLayers:
    """Layers that each fill the box, the last one on top; None is left out.

    Above them lies what is given for one of the nine places, for example `top_trailing=
    ui.Badge("New")` over an `Image`. The box is as large as the largest of all of them, or as
    its `frame` says; `clip` cuts off what stands out. Screen readers read the layers first, then
    the places from top leading to bottom trailing.
    """
    return BoxLayers(
        tuple(filter(None, layers)),
        top_leading,
        top,
        top_trailing,
        leading,
        center,
        trailing,
        bottom_leading,
        bottom,
        bottom_trailing,
        clip,
        **decor,
    )

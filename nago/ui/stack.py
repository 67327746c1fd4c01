"""Components in a row or in a column."""

from typing import Literal, Unpack

from nago.presentation.view import View
from nago.ui.decor import Alignment, Component, Decor
from nago.ui.length import Length


class Stack(Component, frozen=True):
    """Its children, one after the other."""

    axis: Literal["vertical", "horizontal"]
    children: tuple[View, ...]
    gap: Length | None = None
    alignment: Alignment = "center"
    wrap: bool = False


def VStack(
    *children: View | None,
    gap: Length | None = None,
    alignment: Alignment = "center",
    **decor: Unpack[Decor],
) -> Stack:
    """Children one below the other; None is left out."""
    return Stack("vertical", tuple(filter(None, children)), gap, alignment, False, **decor)


def HStack(
    *children: View | None,
    gap: Length | None = None,
    alignment: Alignment = "center",
    wrap: bool = False,
    **decor: Unpack[Decor],
) -> Stack:
    """Children side by side; None is left out. With `wrap` they flow into further lines."""
    return Stack("horizontal", tuple(filter(None, children)), gap, alignment, wrap, **decor)

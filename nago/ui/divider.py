"""A line between two things."""

from typing import Literal

from nago.ui.decor import Component


class Divider(Component, frozen=True):
    """A hairline across a column, or upright in a row."""

    axis: Literal["horizontal", "vertical"] = "horizontal"

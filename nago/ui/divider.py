"""A line between two things."""

from typing import Literal

from nago.ui.decor import Component


class Divider(Component, frozen=True):
    """A hairline across a column, or upright in a row; a `label` stands in the middle of it."""

    axis: Literal["horizontal", "vertical"] = "horizontal"
    label: str | None = None

"""What stands where something will be."""

from typing import Literal

from nago.errors import ComponentError
from nago.ui.decor import Component
from nago.ui.length import Length

MOST_LINES = 40


class Skeleton(Component, frozen=True):
    """The outline of what is still being fetched, so that the page does not jump when it is there.

    A `text` has as many `lines`, the last one shorter; a `circle` is as large as an avatar, or of
    `size` across; a `box` fills its frame. It is announced as busy, once for those in a row.
    Raises ComponentError for less than one line or more than 40.
    """

    shape: Literal["text", "circle", "box"] = "text"
    lines: int = 1
    size: Length | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.lines <= MOST_LINES:
            raise ComponentError(f"Skeleton.lines: got {self.lines}, allowed are 1 to {MOST_LINES}")

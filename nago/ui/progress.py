"""How far something has come."""

import math
from typing import Literal, Unpack

from nago.errors import ComponentError
from nago.ui.decor import Component, Decor
from nago.ui.length import L40, Length


class Progress(Component, frozen=True):
    """A bar or a ring; without a value it only says that something goes on."""

    label: str
    value: float | None = None
    shape: Literal["linear", "circular"] = "linear"
    caption: str | None = None
    hide_label: bool = False
    size: Length | None = None

    def __post_init__(self) -> None:
        if not self.label:
            raise ComponentError(
                "Progress.label: got nothing; say what goes on, and hide it with hide_label if "
                "the page says so already"
            )
        value = self.value
        if value is not None and not (math.isfinite(value) and 0 <= value <= 1):
            raise ComponentError(
                f"Progress.value: got {value!r}, allowed is a number from 0 to 1, or None while "
                "nobody knows how long it takes"
            )


def LinearProgress(
    label: str,
    value: float | None = None,
    *,
    caption: str | None = None,
    hide_label: bool = False,
    **decor: Unpack[Decor],
) -> Progress:
    """A bar that fills from 0 to 1, its share in per cent beside the label.

    None as value is a bar that moves without an end. `caption` stands below, for example "12 of
    40 files". `hide_label` leaves the label to screen readers. Raises ComponentError without a
    label, and for a value outside of 0 to 1.
    """
    return Progress(label, value, "linear", caption, hide_label, **decor)


def CircularProgress(
    label: str,
    value: float | None = None,
    *,
    caption: str | None = None,
    hide_label: bool = False,
    size: Length = L40,
    **decor: Unpack[Decor],
) -> Progress:
    """The same as a ring, of `size` across, its words beside it; from L40 on the share is in it."""
    return Progress(label, value, "circular", caption, hide_label, size, **decor)

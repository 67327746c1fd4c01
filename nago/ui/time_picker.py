"""A time of day to write."""

from datetime import time
from typing import ClassVar

from nago.errors import ComponentError
from nago.presentation.action import Action, bind
from nago.presentation.limits import uncrossed
from nago.presentation.state import State
from nago.ui.decor import Component


class TimePicker(Component, frozen=True):
    """A time of day in hours and minutes, written as the user's language does.

    `value` is a state of time; one that may be None is None when the field is empty. `minimum`
    and `maximum` are inclusive. Arrow keys go by `step` minutes (1 to 720), page keys by hours.
    What is no such time is refused as with `NumberField`. See `Checkbox` for when the value
    reaches the server. Raises ComponentError for limits that are crossed.
    """

    typed: ClassVar[bool] = True
    label: str
    value: State[time] | State[time | None]
    minimum: time | None = None
    maximum: time | None = None
    step: int = 15
    supporting_text: str | None = None
    error_text: str | None = None
    disabled: bool = False
    read_only: bool = False
    required: bool = False
    name: str | None = None
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")
        uncrossed("TimePicker", "minimum", self.minimum, "maximum", self.maximum)
        if not 1 <= self.step <= 720:
            raise ComponentError(
                f"TimePicker.step: got {self.step!r}, allowed are 1 to 720 minutes"
            )

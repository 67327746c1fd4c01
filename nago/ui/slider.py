"""A number, or two of them, to be set by a thumb on a track."""

from math import isfinite
from typing import ClassVar

from nago.errors import ComponentError
from nago.presentation.action import Action, bind
from nago.presentation.limits import uncrossed
from nago.presentation.state import State
from nago.ui.decor import Component


class Slider(Component, frozen=True):
    """A number from `minimum` to `maximum`, in steps of `step`, where about counts more than
    exactly; see `NumberField` for exact ones.

    `value` is a state of int or float; the number stands beside the label, with its `unit`. See
    `Checkbox` for when it reaches the server. Raises ComponentError for limits that are crossed
    and for a step that is not above 0.
    """

    stepped: ClassVar[bool] = True
    label: str
    value: State[int] | State[float]
    minimum: float = 0
    maximum: float = 100
    step: float = 1
    unit: str | None = None
    supporting_text: str | None = None
    error_text: str | None = None
    disabled: bool = False
    read_only: bool = False
    name: str | None = None
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")
        _checked("Slider", self.minimum, self.maximum, self.step)


class RangeSlider(Component, frozen=True):
    """Two numbers from `minimum` to `maximum`: where a range begins, and where it ends.

    `value` is a state of a pair, such as `wnd.state("price", (20, 80))`. The thumbs stop at one
    another. The rest is that of `Slider`. Raises ComponentError for limits and values that are
    crossed.
    """

    stepped: ClassVar[bool] = True
    label: str
    value: State[tuple[int, int]] | State[tuple[float, float]]
    minimum: float = 0
    maximum: float = 100
    step: float = 1
    unit: str | None = None
    supporting_text: str | None = None
    error_text: str | None = None
    disabled: bool = False
    read_only: bool = False
    name: str | None = None
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")
        _checked("RangeSlider", self.minimum, self.maximum, self.step)
        if isinstance(self.value, State) and isinstance(pair := self.value.peek(), tuple):
            uncrossed("RangeSlider", "value[0]", pair[0], "value[1]", pair[1])


def _checked(component: str, minimum: float, maximum: float, step: float) -> None:
    uncrossed(component, "minimum", minimum, "maximum", maximum)
    if not (step > 0 and isfinite(step)):
        raise ComponentError(f"{component}.step: got {step!r}, allowed is above 0")

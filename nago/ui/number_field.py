"""A number to write."""

from math import isfinite
from typing import ClassVar

from msgspec.structs import force_setattr

from nago.errors import ComponentError
from nago.presentation.action import Action, bind
from nago.presentation.limits import uncrossed
from nago.presentation.state import State
from nago.ui.decor import Component

Number = State[int] | State[float] | State[int | None] | State[float | None]


class NumberField(Component, frozen=True):
    """A number that the user writes as his language does: 1.234,5 in German, 1,234.5 in English.

    `value` is a state; a state of int takes whole numbers only, and one that may be None is None
    when the field is empty. What stands in the field stays as it was typed until the field is
    left; then it is shown with its separators. `minimum` and `maximum` are inclusive. A text that
    is no number, or one beyond them, is refused: the state keeps its value, a sentence at the
    field says what is allowed, and a form is not sent. Arrow keys and the two buttons go by
    `step`, page keys by ten of them; Home and End go to the limits. `decimals` is how many digits
    a float may have behind the point and is always shown with; None for as many as there are.
    `grouping` False leaves out the separators of thousands, as for a year or a port. `unit` stands
    in the field behind the number. See `Checkbox` for when the value reaches the
    server. Raises ComponentError for limits that are crossed and for a step that is not above 0.
    """

    typed: ClassVar[bool] = True
    label: str
    value: Number
    minimum: float | None = None
    maximum: float | None = None
    step: float = 1
    decimals: int | None = None
    grouping: bool = True
    unit: str | None = None
    supporting_text: str | None = None
    error_text: str | None = None
    placeholder: str | None = None
    disabled: bool = False
    read_only: bool = False
    required: bool = False
    name: str | None = None
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")
        uncrossed("NumberField", "minimum", self.minimum, "maximum", self.maximum)
        if not (self.step > 0 and isfinite(self.step)):
            raise ComponentError(f"NumberField.step: got {self.step!r}, allowed is above 0")
        if self.decimals is not None and not 0 <= self.decimals <= 15:
            raise ComponentError(f"NumberField.decimals: got {self.decimals!r}, allowed is 0 to 15")
        if getattr(self.value, "kind", None) in (int, int | None):
            force_setattr(self, "decimals", 0)

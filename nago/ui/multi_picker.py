"""Several of many, found by typing."""

from nago.errors import ComponentError
from nago.presentation.action import Action, ActionOf, bind
from nago.presentation.state import State
from nago.ui.decor import Component
from nago.ui.select import Option


class MultiPicker(Component, frozen=True):
    """A `Picker` for several options, each shown as a chip that can be taken away.

    `value` is a state of `list[str]` or `tuple[str, ...]`: the chosen values in the order in which they were chosen,
    none of them twice and at most `max_choices`. Backspace in the empty field takes the last one
    away, the arrow keys lead to the others. Raises ComponentError for a `max_choices` below 1.
    """

    label: str
    value: State[list[str]] | State[tuple[str, ...]]
    options: tuple[Option, ...]
    supporting_text: str | None = None
    error_text: str | None = None
    placeholder: str | None = None
    disabled: bool = False
    required: bool = False
    name: str | None = None
    clearable: bool = True
    chosen: tuple[Option, ...] = ()
    max_choices: int | None = None
    on_change: Action | None = None
    on_search: ActionOf[str] | None = None

    def __post_init__(self) -> None:
        if self.max_choices is not None and self.max_choices < 1:
            raise ComponentError(
                f"MultiPicker.max_choices: got {self.max_choices}, allowed is 1 or more"
            )
        bind(self, "on_change")
        bind(self, "on_search")

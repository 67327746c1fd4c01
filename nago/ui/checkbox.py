"""A yes or no that is part of what is entered."""

from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.ui.decor import Component


class Checkbox(Component, frozen=True):
    """A box to tick, its label beside it.

    `value` is a state; it reaches the server at once if a view reads it or `on_change` is set,
    else with the next event. An `indeterminate` one is shown as neither, until the user ticks
    it: for a box that stands for several, of which some are ticked. In a posted form a ticked box
    is posted as `on` under its `name`.
    """

    label: str
    value: State[bool]
    supporting_text: str | None = None
    error_text: str | None = None
    disabled: bool = False
    indeterminate: bool = False
    required: bool = False
    name: str | None = None
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")

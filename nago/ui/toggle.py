"""A yes or no that counts at once."""

from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.ui.decor import Component


class Toggle(Component, frozen=True):
    """A switch, its label beside it; see `Checkbox` for when its value reaches the server."""

    label: str
    value: State[bool]
    supporting_text: str | None = None
    error_text: str | None = None
    disabled: bool = False
    required: bool = False
    name: str | None = None
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")

"""A secret to write."""

from typing import Literal

from nago.errors import ComponentError
from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.ui.decor import Component

PasswordKind = Literal["current-password", "new-password"]
StrengthLevel = Literal[0, 1, 2, 3, 4]


class PasswordField(Component, frozen=True):
    """One line that shows dots, with a button that shows what was typed.

    Without a `value` it is bound to nothing and only posted, under its `name`, by the form that
    it stands in. With one it must be a secret state, `wnd.state(name, "", secret=True)`: what was
    typed reaches the server with the next event, or while typing if it has an `on_change`; it is
    never stored and never sent back. `strength`, 0 to 4, shows a meter with `strength_text`
    beside it. `autocomplete` tells password managers whether to fill in or to make a password.
    Raises ComponentError for a state that is not secret.
    """

    label: str
    value: State[str] | None = None
    supporting_text: str | None = None
    error_text: str | None = None
    disabled: bool = False
    required: bool = False
    name: str | None = None
    max_length: int | None = None
    autocomplete: PasswordKind = "current-password"
    strength: StrengthLevel | None = None
    strength_text: str | None = None
    on_change: Action | None = None
    on_enter: Action | None = None

    def __post_init__(self) -> None:
        if self.value is not None and not self.value.secret:
            raise ComponentError(
                f"PasswordField {self.label!r}: its state {self.value.name!r} would be stored and "
                f'sent back; make it with wnd.state({self.value.name!r}, "", secret=True)'
            )
        bind(self, "on_change")
        bind(self, "on_enter")

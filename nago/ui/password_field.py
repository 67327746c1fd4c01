"""A secret to write."""

from typing import Literal

from nago.errors import ComponentError
from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.ui.decor import Component

PasswordKind = Literal["current-password", "new-password"]

LONGEST = 1000


class PasswordField(Component, frozen=True):
    """One line that shows dots, with a button that shows what was typed.

    Without a `value` it is bound to nothing and only posted, under its `name`, by the form that
    it stands in. With one it must be a secret state, `wnd.state(name, "", secret=True)`: what was
    typed reaches the server with the next event, or while typing if it has an `on_change`; it is
    never stored and never sent back. `autocomplete` tells password managers whether to fill in
    or to make a password.

    With a `min_length`, 1 to 1000 characters, it is for a new password: a meter below it says how
    hard it seems to guess and which rules are not kept yet. The browser estimates that and sends
    nothing; `about` are words that a password must not consist of, such as the user's name and
    address. It is a hint: whoever stores the password checks it (`security.md` L05, L07).

    Raises ComponentError for a state that is not secret, or for another `min_length`.
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
    min_length: int | None = None
    about: tuple[str, ...] = ()
    on_change: Action | None = None
    on_enter: Action | None = None

    def __post_init__(self) -> None:
        if self.value is not None and not self.value.secret:
            raise ComponentError(
                f"PasswordField {self.label!r}: its state {self.value.name!r} would be stored and "
                f'sent back; make it with wnd.state({self.value.name!r}, "", secret=True)'
            )
        if self.min_length is not None and not 1 <= self.min_length <= LONGEST:
            raise ComponentError(
                f"PasswordField {self.label!r}: min_length is {self.min_length}; give 1 to "
                f"{LONGEST} characters"
            )
        bind(self, "on_change")
        bind(self, "on_enter")

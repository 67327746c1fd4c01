"""Words to write."""

from typing import Literal

from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.ui.decor import Component

TextFieldMode = Literal["auto", "live", "change", "submit"]
Keyboard = Literal["text", "email", "tel", "url", "search", "numeric", "decimal"]


class TextField(Component, frozen=True):
    """One line of text that the user enters.

    `value` is a state: it follows what is typed. `mode` says when: `auto` sends while typing if
    a view reads the state and with the next event if none does; `live` while typing; `change`
    when the field is left or Enter is pressed; `submit` only with the next event. `on_change`
    runs after a new value has arrived, `on_enter` when Enter is pressed. An `error_text` takes
    the place of the `supporting_text`. In a posted form it is posted under its `name`.
    """

    label: str
    value: State[str]
    supporting_text: str | None = None
    error_text: str | None = None
    placeholder: str | None = None
    disabled: bool = False
    required: bool = False
    name: str | None = None
    max_length: int | None = None
    mode: TextFieldMode = "auto"
    keyboard: Keyboard = "text"
    autocomplete: str | None = None
    on_change: Action | None = None
    on_enter: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")
        bind(self, "on_enter")

"""Words to write."""

from typing import Literal

from nago.errors import ComponentError
from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.decor import Component

TextFieldMode = Literal["auto", "live", "change", "submit"]
TextKind = Literal["text", "email", "tel", "url", "search", "numeric", "decimal"]
LONGEST_PAUSE = 10.0


class TextField(Component, frozen=True):
    """One line of text that the user enters.

    `value` is a state: it follows what is typed. `mode` says when: `auto` sends while typing if
    a view reads the state and with the next event if none does; `live` while typing; `change`
    when the field is left or Enter is pressed; `submit` only with the next event. `pause` is how
    many seconds nothing must be typed before it is sent, 0 to 10. `on_change` runs after a new
    value has arrived, `on_enter` when Enter is pressed; with `clear_on_enter` the field is empty
    at once after that, as in a chat. An `error_text` takes the place of the `supporting_text`. In
    a posted form it is posted under its `name`.

    `kind` brings the keyboard of a telephone and what browsers fill in, unless `autocomplete`
    says otherwise ("off" for none); a `search` has a magnifying glass and a button that clears
    it, as Escape does. The text itself is checked by nobody but you. `leading` and `trailing` stand in the field, for
    example an icon, a unit or a button. With a `max_length` it counts when the end comes near.
    Raises ComponentError for a pause that is too long.
    """

    label: str
    value: State[str]
    supporting_text: str | None = None
    error_text: str | None = None
    placeholder: str | None = None
    disabled: bool = False
    read_only: bool = False
    required: bool = False
    name: str | None = None
    max_length: int | None = None
    mode: TextFieldMode = "auto"
    pause: float = 0.25
    kind: TextKind = "text"
    autocomplete: str | None = None
    leading: View | None = None
    trailing: View | None = None
    clear_on_enter: bool = False
    on_change: Action | None = None
    on_enter: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")
        bind(self, "on_enter")
        checked_pause("TextField", self.pause)


def checked_pause(component: str, pause: float) -> None:
    """Raises ComponentError for a pause between typing and sending that nobody would wait for."""
    if not 0 <= pause <= LONGEST_PAUSE:
        raise ComponentError(f"{component}.pause: got {pause!r}, allowed is 0 to {LONGEST_PAUSE}")

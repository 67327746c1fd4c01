"""A colour to choose or to write."""

from typing import ClassVar

from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.ui.decor import Component


class ColorField(Component, frozen=True):
    """A colour as `#0b7285`, chosen in the browser's own picker or written in hexadecimal digits.

    `value` is a state; "" is no colour. Whoever writes `07c` gets `#0077cc`; what is no colour stays
    in the field with a sentence that says what is, the state keeps its value, and a form is not
    sent. `placeholder` says what counts while there is none. See `Checkbox` for when the value
    reaches the server.
    """

    typed: ClassVar[bool] = True
    hexadecimal: ClassVar[bool] = True
    label: str
    value: State[str]
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

"""One of several."""

from msgspec import Struct

from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.ui.decor import Component


class Option(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """Something to choose: its value, and what is shown for it."""

    value: str
    title: str
    disabled: bool = False
    supporting_text: str | None = None
    """A second line, where there is room for one: a `RadioGroup` shows it."""


class Select(Component, frozen=True):
    """A list that opens to choose one of its options from.

    `value` is a state; a value that is no enabled option is refused when it comes from a
    browser. `placeholder` is shown, and cannot be chosen, as long as the value is none of the
    options. See `Checkbox` for when the value reaches the server.
    """

    label: str
    value: State[str]
    options: tuple[Option, ...]
    supporting_text: str | None = None
    error_text: str | None = None
    placeholder: str | None = None
    disabled: bool = False
    required: bool = False
    name: str | None = None
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")

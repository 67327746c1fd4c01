"""Several lines to write."""

from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.ui.decor import Component
from nago.ui.text_field import TextFieldMode, checked_pause


class TextArea(Component, frozen=True):
    """Text of several lines; it grows with its content, from `rows` lines on.

    `mode` and `pause` are those of `TextField`. With a `max_length` it counts. Ctrl+Enter sends
    the form that it stands in. Raises ComponentError for a pause that is too long.
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
    rows: int = 4
    max_length: int | None = None
    mode: TextFieldMode = "auto"
    pause: float = 0.25
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")
        checked_pause("TextArea", self.pause)

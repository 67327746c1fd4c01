"""One of a few, all in sight."""

from typing import Literal

from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.ui.decor import Component
from nago.ui.select import Option


class RadioGroup(Component, frozen=True):
    """Options of which the user chooses one, all of them in sight; for more than about six see
    `Select`.

    `value` is a state; a value that is no enabled option is refused when it comes from a browser,
    and none is chosen as long as the value is none of them. An option may have a
    `supporting_text`. See `Checkbox` for when the value reaches the server.
    """

    label: str
    value: State[str]
    options: tuple[Option, ...]
    axis: Literal["vertical", "horizontal"] = "vertical"
    supporting_text: str | None = None
    error_text: str | None = None
    disabled: bool = False
    read_only: bool = False
    required: bool = False
    name: str | None = None
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")

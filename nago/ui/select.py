"""One of several."""

from msgspec import Struct
from msgspec.structs import force_setattr

from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.ui.decor import Component
from nago.ui.icon import IconName, IconPath, path_of


class Option(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """Something to choose: its value, and what is shown for it.

    A `Picker` also shows the `icon`, a Lucide name, and puts options of one `group`, which follow
    each other, below its name.
    """

    value: str
    title: str
    disabled: bool = False
    supporting_text: str | None = None
    """A second line, where there is room for one: a `RadioGroup` and a `Picker` show it."""
    icon: IconName | IconPath | None = None
    group: str | None = None

    def __post_init__(self) -> None:
        if isinstance(self.icon, str):
            force_setattr(self, "icon", path_of(self.icon))


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

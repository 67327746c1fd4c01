"""The parts of a data view around its table."""

from nago.presentation.action import Action, bind
from nago.presentation.view import View
from nago.ui.decor import Component


class DataBox(Component, frozen=True, tag="DataView"):
    """What stands around the table of a data view; `selected` says how much is selected."""

    children: tuple[View, ...]
    label: str
    search: View | None = None
    filters: tuple[View, ...] = ()
    tools: tuple[View, ...] = ()
    note: View | None = None
    bulk: tuple[View, ...] = ()
    selected: str = ""
    footer: View | None = None
    busy: bool = False
    on_clear: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_clear")

"""The parts of a data view around its table."""

from nago.presentation.action import Action, ActionOf, bind
from nago.presentation.view import View
from nago.ui.decor import Component
from nago.ui.select import Option
from nago.ui.table import Sort


class DataBox(Component, frozen=True, tag="DataView"):
    """What stands around the table of a data view.

    `selected` says how much is selected, `news` is only heard. `orders` are offered where rows are
    cards, which have no heads to press: keys of columns, with a "-" before it the largest first.
    """

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
    news: str = ""
    sort_title: str | None = None
    orders: tuple[Option, ...] = ()
    order: str | None = None
    on_sort: ActionOf[Sort] | None = None
    clear_title: str = ""
    on_clear: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_sort")
        bind(self, "on_clear")

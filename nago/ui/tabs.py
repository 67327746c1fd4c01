"""Several pages in one place, of which one is shown."""

from typing import Unpack

from msgspec.structs import replace

from nago.errors import ComponentError
from nago.presentation.action import Action, bound
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.decor import Component, Decor
from nago.ui.icon import IconName, IconShape, icon_or_none


class TabPage(Component, frozen=True, tag="Tab"):
    """A tab with its panel; the panels that are not shown are empty."""

    children: tuple[View, ...]
    title: str
    icon: IconShape | None = None
    action: Action | None = None
    disabled: bool = False


class TabBox(Component, frozen=True, tag="Tabs"):
    """The row of tabs, and the panel of the selected one."""

    children: tuple[TabPage, ...]
    selected: str
    manual: bool = False


def Tab(
    key: str,
    title: str,
    *children: View | None,
    icon: IconName | None = None,
    disabled: bool = False,
    visible: bool = True,
    tooltip: str | None = None,
) -> TabPage:
    """A page of `Tabs`; its key tells it from the others. None among the children is left out.

    A disabled tab is seen and can be reached by the arrows, but not be chosen.
    """
    shown = tuple(filter(None, children))
    return TabPage(
        shown,
        title,
        icon_or_none(icon),
        disabled=disabled,
        key=key,
        visible=visible,
        tooltip=tooltip,
    )


def Tabs(
    *tabs: TabPage | None, selected: State[str], manual: bool = False, **decor: Unpack[Decor]
) -> TabBox:
    """Pages of which the one whose key is the value of `selected` is shown; None is left out.

    While the value is no key of a tab, the first one is shown. Only the shown page goes over
    the wire. Arrows, Home and End change the page, as the ARIA Authoring Practices say; with
    `manual`, for pages that are slow to make, they only move along the tabs, and Enter or Space
    changes it. Raises ComponentError where there is no tab at all.
    """
    pages = [tab for tab in tabs if tab is not None]
    if not pages:
        raise ComponentError("Tabs: there is no tab; give it at least one")
    keys = [str(page.key) for page in pages]
    shown = selected.value if selected.value in keys else keys[0]
    held = tuple(_bound(page, selected, page.key == shown) for page in pages)
    return TabBox(held, shown, manual, **decor)


def _bound(page: TabPage, selected: State[str], shown: bool) -> TabPage:
    def select() -> None:
        selected.value = str(page.key)

    children = page.children if shown else ()
    action = None if page.disabled else bound(select, "Tab.action")
    return replace(page, children=children, action=action)

"""Content behind its title, opened when it is wanted."""

from collections.abc import Awaitable
from typing import Literal, Unpack

from nago.errors import ComponentError
from nago.presentation.action import ActionOf, bound
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.decor import Component, Decor
from nago.ui.icon import IconName, IconShape, icon_or_none

AccordionLevel = Literal["h2", "h3", "h4"]


class AccordionItem(Component, frozen=True, tag="Accordion"):
    """A title that opens and closes what belongs to it."""

    children: tuple[View, ...]
    title: str
    text: str | None = None
    icon: IconShape | None = None
    trailing: View | None = None
    open: bool = False
    on_toggle: ActionOf[bool] | None = None
    level: AccordionLevel = "h3"


class AccordionBox(Component, frozen=True, tag="AccordionGroup"):
    """Accordions on one surface."""

    children: tuple[AccordionItem, ...]
    single: bool = False


def Accordion(
    title: str,
    *children: View | None,
    open: State[bool] | bool = False,
    text: str | None = None,
    icon: IconName | None = None,
    trailing: View | None = None,
    on_toggle: ActionOf[bool] | None = None,
    level: AccordionLevel = "h3",
    **decor: Unpack[Decor],
) -> AccordionItem:
    """A title, a heading of `level`, that opens `children` below it; None is left out.

    With a state as `open` the server knows whether it is open and can open it, and `on_toggle`
    runs after the state has changed; with True or False that is only how it starts. `text`
    stands below the title, `trailing` (a `Badge`, an `Icon`) behind it.
    """

    def toggle(now: bool) -> Awaitable[None] | None:
        if isinstance(open, State):
            open.value = now
        return on_toggle(now) if on_toggle is not None else None

    bound(on_toggle, "Accordion.on_toggle")
    told = isinstance(open, State) or on_toggle is not None
    return AccordionItem(
        tuple(filter(None, children)),
        title,
        text,
        icon_or_none(icon),
        trailing,
        open.value if isinstance(open, State) else open,
        bound(toggle, "Accordion.on_toggle") if told else None,
        level,
        **decor,
    )


def AccordionGroup(
    *accordions: AccordionItem | None, single: bool = False, **decor: Unpack[Decor]
) -> AccordionBox:
    """Accordions one below the other; None is left out. With `single` at most one is open.

    Raises ComponentError where several are to be open of which only one may.
    """
    shown = tuple(each for each in accordions if each is not None)
    opened = [each.title for each in shown if each.open]
    if single and len(opened) > 1:
        raise ComponentError(
            f"AccordionGroup: single allows one open accordion, but {opened!r:.120} are open"
        )
    return AccordionBox(shown, single, **decor)

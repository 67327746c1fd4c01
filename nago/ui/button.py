"""Something to press."""

from typing import Literal, Unpack

from nago.errors import ComponentError
from nago.presentation.action import Action, bound
from nago.ui.confirmation import Confirm
from nago.ui.decor import Component, Decor
from nago.ui.icon import IconName, IconShape, icon_or_none
from nago.ui.link import Link

ButtonRank = Literal["primary", "secondary", "tertiary"]


class Button(Component, frozen=True):
    """A button; view code picks its rank by name.

    While its action runs it is busy, so that a double click acts once. Without an action it is
    shown disabled, unless it is there to `submit` the form around it, or leads to a page.
    """

    title: str
    action: Action | None = None
    rank: ButtonRank = "primary"
    disabled: bool = False
    submit: bool = False
    leading_icon: IconShape | None = None
    trailing_icon: IconShape | None = None
    destructive: bool = False
    confirm: Confirm | None = None
    href: str | None = None
    external: bool = False

    def __post_init__(self) -> None:
        if self.href is not None and (self.action is not None or self.confirm is not None):
            raise ComponentError("Button: one that leads to a page has no action and no confirm")


class ButtonExtras(Decor, total=False):
    """What every button may have beside its title and action."""

    leading_icon: IconName | None
    trailing_icon: IconName | None
    destructive: bool
    confirm: Confirm | None


def PrimaryButton(
    title: str = "",
    *,
    action: Action | None = None,
    to: str | None = None,
    disabled: bool = False,
    **extras: Unpack[ButtonExtras],
) -> Button:
    """The one thing to do next.

    All ranks take a `leading_icon` and a `trailing_icon` by name; without a title a button is
    its icon only and needs an `accessibility_label`. `destructive` shows that something is lost,
    `confirm` asks before the action runs. With `to` instead of an action it is a link that looks
    like a button, to a path or address as `Link` takes it. Raises ComponentError for a button
    without words, and for both an action and `to`.
    """
    return ranked("primary", title, action, to, disabled, **extras)


def SecondaryButton(
    title: str = "",
    *,
    action: Action | None = None,
    to: str | None = None,
    disabled: bool = False,
    **extras: Unpack[ButtonExtras],
) -> Button:
    """Something else that one may do; see `PrimaryButton` for its keywords."""
    return ranked("secondary", title, action, to, disabled, **extras)


def TertiaryButton(
    title: str = "",
    *,
    action: Action | None = None,
    to: str | None = None,
    disabled: bool = False,
    **extras: Unpack[ButtonExtras],
) -> Button:
    """Something that stays in the background until it is looked for; see `PrimaryButton`."""
    return ranked("tertiary", title, action, to, disabled, **extras)


def ranked(
    rank: ButtonRank,
    title: str,
    action: Action | None,
    to: str | None,
    disabled: bool,
    *,
    leading_icon: IconName | None = None,
    trailing_icon: IconName | None = None,
    destructive: bool = False,
    confirm: Confirm | None = None,
    submit: bool = False,
    **decor: Unpack[Decor],
) -> Button:
    """A button of this rank, for the functions that name one."""
    if not title and not decor.get("accessibility_label"):
        raise ComponentError(
            "Button: it has no words; give it a title, or an accessibility_label for those who "
            "do not see its icon"
        )
    link = None if to is None else Link(title, to)
    return Button(
        title,
        bound(action, "Button.action"),
        rank,
        disabled,
        submit,
        icon_or_none(leading_icon),
        icon_or_none(trailing_icon),
        destructive,
        confirm,
        link.href if link else None,
        link.external if link else False,
        **decor,
    )

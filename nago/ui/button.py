"""Something to press."""

from typing import Literal, Unpack

from nago.presentation.action import Action, bound
from nago.ui.decor import Component, Decor

ButtonRank = Literal["primary", "secondary", "tertiary"]


class Button(Component, frozen=True):
    """A button; view code picks its rank by name.

    While its action runs it is busy, so that a double click acts once. Without an action it is
    shown disabled, unless it is there to `submit` the form around it.
    """

    title: str
    action: Action | None = None
    rank: ButtonRank = "primary"
    disabled: bool = False
    submit: bool = False


def PrimaryButton(
    title: str, *, action: Action | None = None, disabled: bool = False, **decor: Unpack[Decor]
) -> Button:
    """The one thing to do next."""
    return Button(title, bound(action, "Button.action"), "primary", disabled, **decor)


def SecondaryButton(
    title: str, *, action: Action | None = None, disabled: bool = False, **decor: Unpack[Decor]
) -> Button:
    """Something else that one may do."""
    return Button(title, bound(action, "Button.action"), "secondary", disabled, **decor)


def TertiaryButton(
    title: str, *, action: Action | None = None, disabled: bool = False, **decor: Unpack[Decor]
) -> Button:
    """Something that stays in the background until it is looked for."""
    return Button(title, bound(action, "Button.action"), "tertiary", disabled, **decor)

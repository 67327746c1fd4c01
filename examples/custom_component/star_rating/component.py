"""The Python half: its fields are what view code writes, and what the module in the browser reads."""

from typing import Annotated

import msgspec

from nago import Configurator, State, View, ui
from nago.presentation.action import Action, ActionOf, bind

MOST = 10
Star = Annotated[int, msgspec.Meta(ge=1, le=MOST)]


class StarRating(ui.Component, frozen=True):
    """So many of `maximum` stars (at most ten), to be chosen; no star is 0.

    `value` is a state; the server refuses what lies outside of `minimum` and `maximum`, whatever a
    browser sends. `on_change` runs when another number was chosen, `on_hover` when the pointer
    rests on a star, with its number. `children` stand below, for example how many have voted.
    """

    label: str
    value: State[int]
    minimum: int = 0
    maximum: int = 5
    disabled: bool = False
    on_change: Action | None = None
    on_hover: ActionOf[Star] | None = None
    children: tuple[View, ...] = ()

    def __post_init__(self) -> None:
        bind(self, "on_change")
        bind(self, "on_hover")


def install(cfg: Configurator) -> None:
    """Make the component known to an application."""
    cfg.component(StarRating, script="star_rating.js", style="star_rating.css")

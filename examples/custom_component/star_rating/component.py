"""The Python half: its fields are what view code writes, and what the module in the browser reads."""

from typing import Annotated

import msgspec

from nago import Configurator, View, ui
from nago.presentation.action import ActionOf, bind

MOST = 10
Stars = Annotated[int, msgspec.Meta(ge=1, le=MOST)]


class StarRating(ui.Component, frozen=True):
    """So many of `most` stars, at most ten; with `on_rate` they can be chosen.

    What the browser tells is checked before `on_rate` sees it: a whole number from 1 to 10.
    `children` stand behind the stars, for example how many have voted.
    """

    label: str
    stars: int = 0
    most: int = 5
    disabled: bool = False
    on_rate: ActionOf[Stars] | None = None
    children: tuple[View, ...] = ()

    def __post_init__(self) -> None:
        bind(self, "on_rate")


def install(cfg: Configurator) -> None:
    """Make the component known to an application."""
    cfg.component(StarRating, script="star_rating.js", style="star_rating.css")

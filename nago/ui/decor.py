"""What can be said of every component: its frame, its padding, whether it shows."""

from __future__ import annotations

from typing import Literal, TypedDict

from msgspec import Struct

from nago.presentation.view import View
from nago.ui.color import Color
from nago.ui.length import FULL, SCREEN, Length

Alignment = Literal[
    "center",
    "top",
    "bottom",
    "leading",
    "trailing",
    "top_leading",
    "top_trailing",
    "bottom_leading",
    "bottom_trailing",
    "stretch",
]


class Frame(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """How much room a component takes; what is not given follows from its content."""

    width: Length | None = None
    height: Length | None = None
    min_width: Length | None = None
    max_width: Length | None = None
    min_height: Length | None = None
    max_height: Length | None = None
    grow: bool = False

    @classmethod
    def match_screen(cls) -> Frame:
        """As wide as the parent and at least as high as the screen."""
        return cls(width=FULL, min_height=SCREEN)

    @classmethod
    def full_width(cls) -> Frame:
        return cls(width=FULL)

    @classmethod
    def size(cls, width: Length, height: Length) -> Frame:
        return cls(width=width, height=height)


class Padding(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """Room between a component's edge and its content; start and end follow the script."""

    top: Length | None = None
    end: Length | None = None
    bottom: Length | None = None
    start: Length | None = None

    @classmethod
    def all(cls, length: Length) -> Padding:
        return cls(length, length, length, length)

    @classmethod
    def horizontal(cls, length: Length) -> Padding:
        return cls(end=length, start=length)

    @classmethod
    def vertical(cls, length: Length) -> Padding:
        return cls(top=length, bottom=length)


class Border(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """A line around a component, its corners, and how far it stands out (0 to 3)."""

    width: Length | None = None
    color: Color | None = None
    radius: Length | None = None
    style: Literal["solid", "dashed", "dotted"] = "solid"
    elevation: Literal[0, 1, 2, 3] = 0


class Component(View, frozen=True, kw_only=True):
    """A view with what every component has.

    `key` tells siblings apart when they move; `id` is the element's id in the page; a component
    that is not `visible` stays in the tree, but nobody sees or reaches it.
    """

    key: str | None = None
    id: str | None = None
    visible: bool = True
    frame: Frame | None = None
    padding: Padding | None = None
    background: Color | None = None
    border: Border | None = None
    tooltip: str | None = None
    accessibility_label: str | None = None


class Decor(TypedDict, total=False):
    """The fields of `Component`, for functions that pass them on."""

    key: str | None
    id: str | None
    visible: bool
    frame: Frame | None
    padding: Padding | None
    background: Color | None
    border: Border | None
    tooltip: str | None
    accessibility_label: str | None

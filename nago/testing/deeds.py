"""What using an element does in a page without a browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

Path = Sequence[int | str]


class Act(msgspec.Struct, frozen=True):
    """The action in a field of the node at this path is triggered."""

    path: Path
    field: str = "action"
    argument: Any = msgspec.UNSET


class Submit(msgspec.Struct, frozen=True):
    """The form at this path is sent: to its action, or posted."""

    path: Path


class Post(msgspec.Struct, frozen=True):
    """An empty form is posted there."""

    to: str


class Follow(msgspec.Struct, frozen=True):
    """A link is followed: within the window, or out of it."""

    href: str
    outside: bool = False
    new_tab: bool = False


class Toggle(msgspec.Struct, frozen=True):
    """Something opens or closes that only the browser knows of, as a menu."""

    what: str


class Dismiss(msgspec.Struct, frozen=True):
    """A notice is closed."""

    number: int


class TakeUp(msgspec.Struct, frozen=True):
    """What a notice offers is taken up, which closes it."""

    number: int


class Enter(msgspec.Struct, frozen=True):
    """A value is entered into the field of the same element, as by choosing a radio button."""

    field: Field
    value: Any


class Ask(msgspec.Struct, frozen=True):
    """The browser asks first, with these words; what is done then, and what otherwise."""

    question: Mapping[str, Any]
    yes: Deed
    no: Deed | None = None


class Answer(msgspec.Struct, frozen=True):
    """The question that is asked right now is answered."""

    agreed: bool


Deed = Act | Submit | Post | Follow | Toggle | Dismiss | TakeUp | Enter | Ask | Answer


class Choice(msgspec.Struct, frozen=True):
    """Something that can be chosen in a field."""

    value: Any
    title: str
    disabled: bool = False


class Field(msgspec.Struct, frozen=True):
    """What can be entered, and when it is sent.

    `bound` is the state as the tree names it, `mode` is that of `TextField`; an `observed` one is
    sent at once. `choices` are all values that there are, or None where any may be entered.
    `kind` says what the browser makes of what is entered.
    """

    bound: Mapping[str, Any]
    kind: str = "text"
    mode: str = "auto"
    observed: bool = False
    choices: tuple[Choice, ...] | None = None
    longest: int | None = None
    name: str | None = None
    read_only: bool = False
    scale: tuple[float, float, float] | None = None
    """The least and the greatest value of a slider, and its step."""
    act: Act | None = None
    """What is triggered by it, with the value, where it is bound to no state."""


class Handle(msgspec.Struct, frozen=True):
    """What a user can do with an element: press it, press Enter or Escape in it, enter something."""

    path: Path = ()
    press: Deed | None = None
    enter: Deed | None = None
    escape: Deed | None = None
    field: Field | None = None

"""States that live in the query string: a page that is sent on as a link looks as it did."""

from __future__ import annotations

import functools
import logging
import math
import types
from collections.abc import Callable
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Literal, TypeVar, Union, get_args, get_origin
from urllib.parse import unquote

import msgspec

from nago.errors import InvalidValue
from nago.presentation.diff import Op
from nago.presentation.place import Place
from nago.presentation.rendering import Rendering
from nago.presentation.state import LARGEST_INT, State

log = logging.getLogger("nago.window")

T = TypeVar("T")
PLAIN = (str, bool, int, float, date, time, datetime)
LONGEST_TEXT = 1024
EMPTY_ITEM = "%"
"""How a list of one empty text is written; an empty list is written as nothing."""


class Query:
    """The states of one window that stand in its address, under the names that they have there."""

    def __init__(self, rendering: Rendering, place: Place, moves: Callable[[], list[Op]]) -> None:
        self._rendering = rendering
        self._place = place
        self._moves = moves
        self._defaults: dict[str, Any] = {}

    def state(self, name: str, default: T, kind: Any, *, push: bool) -> State[T]:
        """The state of that name; whoever asks first in the page says how it starts."""
        state: State[T] = self._rendering.state_called(_called(name), default, kind)
        if state.written is None:
            try:
                _check_kind(name, state.kind, default)
            except InvalidValue:
                del self._rendering.states[state.name]
                raise
            state.kept = False
            state._value = self._read(name, state.kind, default)
        self._defaults[name] = default
        state.written = functools.partial(self._write, name, push)
        return state

    def follow(self) -> None:
        """The address has changed: take on what stands there now."""
        for name, default in self._defaults.items():
            state = self._rendering.states.get(_called(name))
            if state is not None:
                state.take(self._read(name, state.kind, default))

    def forget(self) -> None:
        """Another page begins."""
        self._defaults.clear()

    def unsay(self) -> None:
        """The browser has gone to another address; what was to be written into the old one is
        of no use any more."""
        moves = self._moves()
        moves[:] = [op for op in moves if op[1] not in ("mark", "step")]

    def _read(self, name: str, kind: Any, default: Any) -> Any:
        text = self._place.query.get(name)
        if text is None:
            return default
        try:
            return from_text(text, kind)
        except InvalidValue as error:
            log.info("the address says %s=%.80r, which is not used: %s", name, text, error)
            return default

    def _write(self, name: str, push: bool, value: Any) -> None:
        query = dict(self._place.query)
        text = None if value == self._defaults.get(name) else to_text(value)
        if text is not None and len(text) > LONGEST_TEXT:
            log.info("%s is too long for the address, which goes on without it", name)
            text = None
        if text is None:
            query.pop(name, None)
        else:
            query[name] = text
        there = self._place.rewrite(query)
        if there is None:
            log.info("%s does not fit into the address any more", name)
            return
        moves = self._moves()
        if moves and moves[-1][1] in ("mark", "step"):
            push = moves.pop()[1] == "step" or push
        moves.append(["n", "step" if push else "mark", there, False])


def to_text(value: Any) -> str:
    """How a value stands in the address."""
    if isinstance(value, list):
        if value == [""]:
            return EMPTY_ITEM
        return ",".join(to_text(item).replace("%", "%25").replace(",", "%2C") for item in value)
    if isinstance(value, Enum):
        return to_text(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    return str(value)


def from_text(text: str, kind: Any) -> Any:
    """The value that stands in the address. Raises InvalidValue if it is none of this type."""
    kind = _without_none(kind)
    if get_origin(kind) is list:
        items = text.split(",") if text else []
        found = [unquote(item) if item != EMPTY_ITEM else "" for item in items]
        return [from_text(item, get_args(kind)[0]) for item in found]
    if kind is str:
        return text
    try:
        value = msgspec.convert(text, kind, strict=False)
    except (msgspec.ValidationError, ValueError) as error:
        raise InvalidValue(str(error)) from None
    if isinstance(value, float) and not math.isfinite(value):
        raise InvalidValue(f"{text!r:.40} is no finite number")
    if isinstance(value, int) and abs(value) > LARGEST_INT:
        raise InvalidValue(f"{text!r:.40} is larger than {LARGEST_INT}")
    return value


def _check_kind(name: str, kind: Any, default: Any) -> None:
    plain = _without_none(kind)
    item = get_args(plain)[0] if get_origin(plain) is list else plain
    fits = (
        item in PLAIN
        or get_origin(item) is Literal
        or (isinstance(item, type) and issubclass(item, Enum))
    )
    if not fits:
        raise InvalidValue(
            f"query state {name!r}: {kind!r} cannot stand in an address; use str, int, float, "
            "bool, date, time, datetime, an Enum, a Literal, or a list of these"
        )
    if plain is not kind and default is not None:
        raise InvalidValue(
            f"query state {name!r}: {kind!r} may be None, so its default has to be None, which "
            f"is left out of the address, and not {default!r:.40}"
        )


def _without_none(kind: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        members = [member for member in get_args(kind) if member is not type(None)]
        return members[0] if len(members) == 1 else kind
    return kind


def _called(name: str) -> str:
    return f"?{name}"

"""What a component consists of: plain fields, slots for other components, actions, states.

Read once per type from its annotations; everything that walks trees uses it.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Union, get_args, get_origin

import msgspec

from nago.presentation.action import Action
from nago.presentation.state import State
from nago.presentation.view import View


class Slot(msgspec.Struct, frozen=True):
    """A field that holds one component or several."""

    name: str
    wire: str
    many: bool


class PlainField(msgspec.Struct, frozen=True):
    """A field that is compared and sent as it is."""

    name: str
    wire: str
    default: Any


class Anatomy(msgspec.Struct, frozen=True):
    """The fields of one component type, sorted by what they hold."""

    slots: tuple[Slot, ...]
    plain: tuple[PlainField, ...]
    actions: dict[str, str]
    """Wire name to field name."""
    arguments: dict[str, Any]
    """Field name of an action that takes an argument to the type of that."""
    states: tuple[str, ...]
    hints: dict[str, Any]
    values: Callable[[View], Any]
    """All plain fields of a node at once, in order; compared in C."""
    by_wire: dict[str, Slot]


@functools.cache
def anatomy(kind: type[View]) -> Anatomy:
    """The anatomy of a component type."""
    hints = typing.get_type_hints(kind, include_extras=True)
    slots, plain, states = [], [], []
    actions: dict[str, str] = {}
    arguments: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        hint = hints[field.name]
        if (many := _holds_views(hint)) is not None:
            slots.append(Slot(field.name, field.encode_name, many))
            continue
        if _is_action(hint):
            actions[field.encode_name] = field.name
            if (argument := _argument(hint)) is not None:
                arguments[field.name] = argument
        elif _holds_state(hint):
            states.append(field.name)
        plain.append(PlainField(field.name, field.encode_name, _default(field)))
    names = [field.name for field in plain]
    values: Callable[[View], Any] = attrgetter(*names) if len(names) > 1 else lambda node: ()
    by_wire = {slot.wire: slot for slot in slots}
    return Anatomy(
        tuple(slots), tuple(plain), actions, arguments, tuple(states), hints, values, by_wire
    )


def wire_slots(kind: type[View]) -> dict[str, bool]:
    """The slots of a component by their wire names, each with whether it holds several."""
    return {slot.wire: slot.many for slot in anatomy(kind).slots}


def wire_defaults(kind: type[View]) -> dict[str, Any]:
    """What an omitted field stands for in the browser, where that is more than nothing or no."""
    return {
        field.wire: field.default
        for field in anatomy(kind).plain
        if not any(field.default is nothing for nothing in (msgspec.NODEFAULT, None, False))
    }


def _members(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) in (Union, types.UnionType):
        return get_args(hint)
    return (hint,)


def _holds_views(hint: Any) -> bool | None:
    for member in _members(hint):
        if isinstance(member, type) and issubclass(member, View):
            return False
        if get_origin(member) is tuple and _holds_views(get_args(member)[0]) is False:
            return True
    return None


def _is_action(hint: Any) -> bool:
    return (
        hint == Action
        or Action in _members(hint)
        or any(
            get_origin(member) is Callable or get_origin(member) is typing.get_origin(Action)
            for member in _members(hint)
        )
    )


def _argument(hint: Any) -> Any:
    """The type of what an action takes; None if it takes nothing."""
    for member in _members(hint):
        if get_origin(member) is Callable and get_args(member)[0]:
            return get_args(member)[0][0]
    return None


def _holds_state(hint: Any) -> bool:
    return any((get_origin(member) or member) is State for member in _members(hint))


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default

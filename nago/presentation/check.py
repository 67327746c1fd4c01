"""Finds wrong values in components and says which field, what came and what is allowed.

A Struct does not check types when it is made. A node is checked when it is first mounted, its
fields again when they change; what is equal to the last rendering is not looked at.
"""

from __future__ import annotations

import functools
import re
import types
import typing
from collections.abc import Callable
from datetime import date, time
from typing import Any, Literal, NewType, Union, get_args, get_origin

import msgspec

from nago.errors import ComponentError
from nago.presentation.anatomy import Anatomy, anatomy
from nago.presentation.made import made
from nago.presentation.state import State
from nago.presentation.view import View

Test = Callable[[Any], bool]

PATTERNS = {
    "Length": re.compile(r"-?\d{1,6}(?:\.\d{1,6})?(?:rem|px|%|dvh|dvw|em|ch)|auto"),
    "Color": re.compile(r"[a-z][a-z\-]{1,30}|#[0-9a-fA-F]{3,8}"),
    "Track": re.compile(r"\d{1,6}(?:\.\d{1,6})?(?:rem|px|%|dvh|dvw|em|ch|fr)|auto"),
    "PictureUrl": re.compile(
        r"/(?!/)[^\s\\]*|https://[^\s\\]+|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+"
    ),
}
"""What a NewType of that name may say: style values are typed (`security.md X06`)."""


def check_tree(node: View, place: str = "") -> None:
    """Check a node and everything below it. Raises ComponentError."""
    if not isinstance(node, View):
        raise ComponentError(
            f"{place}got {type(node).__name__} {node!r:.80}, allowed is a component"
        )
    check_node(node, place)
    for slot in anatomy(type(node)).slots:
        held = getattr(node, slot.name)
        if held is None:
            continue
        below = f"{place}{type(node).__name__}.{slot.name}"
        if slot.many:
            _check_keys(held, below)
            for index, child in enumerate(held):
                check_tree(child, f"{below}[{index}] > ")
        else:
            check_tree(held, f"{below} > ")


def check_node(node: View, place: str = "") -> None:
    """Check the fields of one node, without what it holds. Raises ComponentError."""
    for name, test, allowed in checks(type(node)):
        value = getattr(node, name)
        if not test(value):
            raise _wrong(node, name, value, allowed, place)


def check_field(node: View, field: str) -> None:
    """Check one field of a node. Raises ComponentError."""
    test, allowed = _by_field(type(node))[field]
    if not test(getattr(node, field)):
        raise _wrong(node, field, getattr(node, field), allowed, "")


def check_keys(children: tuple[View, ...], place: str) -> None:
    """Siblings must have different keys. Raises ComponentError."""
    _check_keys(children, place)


def _check_keys(children: tuple[View, ...], place: str) -> None:
    keys = [key for child in children if (key := getattr(child, "key", None)) is not None]
    if len(keys) != len(set(keys)):
        double = next(key for key in keys if keys.count(key) > 1)
        raise ComponentError(
            f"{place}: two children have the key {double!r}; keys tell siblings apart"
            f"{made([each for each in children if getattr(each, 'key', None) == double][1])}"
        )


def _wrong(node: View, name: str, value: Any, allowed: str, place: str) -> ComponentError:
    came = f"{type(value).__name__} {value!r:.80}"
    return ComponentError(
        f"{place}{type(node).__name__}.{name}: got {came}, allowed is {allowed}{made(node)}"
    )


@functools.cache
def checks(kind: type[View]) -> tuple[tuple[str, Test, str], ...]:
    """Per field of a component type: its name, a test of its value, and what is allowed."""
    parts: Anatomy = anatomy(kind)
    names = [field.name for field in parts.plain] + [slot.name for slot in parts.slots]
    return tuple((name, _test(parts.hints[name]), _words(parts.hints[name])) for name in names)


@functools.cache
def _by_field(kind: type[View]) -> dict[str, tuple[Test, str]]:
    return {name: (test, allowed) for name, test, allowed in checks(kind)}


def _test(hint: Any) -> Test:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        tests = [_test(member) for member in get_args(hint)]
        return lambda value: any(test(value) for test in tests)
    if origin is Literal:
        allowed = frozenset(get_args(hint))
        return lambda value: isinstance(value, (str, int)) and value in allowed
    if isinstance(hint, NewType):
        pattern, inner = PATTERNS.get(hint.__name__), _test(hint.__supertype__)
        if pattern is None:
            return inner
        known: set[str] = set()
        return lambda value: (
            value in known
            if type(value) is str and value in known
            else (inner(value) and _matches(pattern, value, known))
        )
    if origin is tuple:
        item = _test(get_args(hint)[0])
        return lambda value: type(value) is tuple and all(map(item, value))
    if origin is typing.get_origin(Callable[[], None]):
        return callable
    if origin is State:
        wanted = get_args(hint)[0]
        return lambda value: isinstance(value, State) and value.kind == wanted
    if hint is Any:
        return lambda value: True
    if hint is bool or hint is int:
        return lambda value: type(value) is hint
    if hint is float:
        return lambda value: type(value) in (int, float)
    if hint is date or hint is time:
        return lambda value: type(value) is hint
    if hint is str:
        return lambda value: isinstance(value, str)
    if hint is types.NoneType:
        return lambda value: value is None
    if isinstance(hint, type) and issubclass(hint, View):
        return lambda value: isinstance(value, hint)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        inner_tests = _struct_tests(hint)
        return lambda value: (
            isinstance(value, hint)
            and all(test(getattr(value, name)) for name, test in inner_tests)
        )
    return lambda value: isinstance(value, origin or hint)


@functools.cache
def _struct_tests(kind: type[msgspec.Struct]) -> tuple[tuple[str, Test], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((name, _test(hints[name])) for name in kind.__struct_fields__)


def _matches(pattern: re.Pattern[str], value: str, known: set[str]) -> bool:
    good = pattern.fullmatch(value) is not None
    if good and len(known) < 1000:
        known.add(value)
    return good


def _words(hint: Any) -> str:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return " or ".join(_words(member) for member in get_args(hint))
    if origin is Literal:
        return ", ".join(repr(value) for value in get_args(hint))
    if origin is tuple:
        return f"a tuple of {_words(get_args(hint)[0])}"
    if origin is typing.get_origin(Callable[[], None]):
        return "a function without arguments"
    if origin is State:
        return f"a state of {_words(get_args(hint)[0])}, as wnd.state(...) gives it"
    if isinstance(hint, NewType):
        return f"a {hint.__name__} such as {EXAMPLES.get(hint.__name__, '...')}"
    if hint is types.NoneType:
        return "None"
    return getattr(hint, "__name__", str(hint))


EXAMPLES = {
    "Length": "ui.L16, ui.rem(2) or ui.percent(50)",
    "Color": "ui.ColorAccent or ui.rgb('#0b7285')",
    "Track": "ui.L200 or '2fr'",
    "PictureUrl": "'/pictures/a.png'",
    "IconPath": "ui.Icon('house') has",
}

"""The filters and tests that templates may use: those whose result is no longer than what they get."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nago.systems.template.values import Counted


def _upper(value: Any) -> str:
    return str(value).upper()


def _lower(value: Any) -> str:
    return str(value).lower()


def _capitalize(value: Any) -> str:
    return str(value).capitalize()


def _trim(value: Any) -> str:
    return str(value).strip()


def _default(value: Any, other: Any = "") -> Any:
    """The other one for what is empty."""
    return other if value in (None, "") else value


def _length(value: Any) -> int:
    return len(value)


def _join(value: Any, separator: str = ", ") -> str:
    if not isinstance(value, Counted):
        raise TypeError("only a list can be joined")
    return str(separator).join(map(str, value))


def _first(value: Any) -> Any:
    return next(iter(value), "") if isinstance(value, Counted) else value


FILTERS: Mapping[str, Callable[..., Any]] = {
    "upper": _upper,
    "lower": _lower,
    "capitalize": _capitalize,
    "trim": _trim,
    "default": _default,
    "length": _length,
    "join": _join,
    "first": _first,
}
TESTS: Mapping[str, Callable[..., bool]] = {
    "none": lambda value: value is None,
    "empty": lambda value: value in (None, "") or (isinstance(value, Counted) and not len(value)),
}

"""What is known of one field of a Struct: how it is called, what it holds, what it allows."""

from __future__ import annotations

import functools
import types
from datetime import date, time
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import inspect

from nago.i18n import TEXTS, said, translate

Holds = Literal[
    "yes_no",
    "text",
    "secret",
    "whole",
    "decimal",
    "day",
    "hour",
    "one_of",
    "lines",
    "some_of",
    "other",
]
Format = Literal["url", "regex"]

WRITTEN: dict[str, Any] = {
    "whole": int | None,
    "decimal": float | None,
    "day": date | None,
    "hour": time | None,
}
"""What is entered as a number, date or time; its state holds that, or None for an empty field."""
MOST_BOXES = 8
MOST_LISTED = 12
LISTS = (inspect.ListType, inspect.VarTupleType, inspect.FrozenSetType, inspect.SetType)


class FormField(msgspec.Struct, frozen=True):
    """One field, also of a Struct inside the Struct: then `path` has several names.

    `hint` is its annotated type, the last authority on what it allows; `type` the same as
    msgspec's description of it, without None. `options` are pairs of text and title.
    """

    path: tuple[str, ...]
    stored: tuple[str, ...]
    """The path in JSON, where a Struct may rename its fields."""
    title: str
    description: str
    section: str
    holds: Holds
    optional: bool
    hint: Any
    type: Any
    options: tuple[tuple[str, str], ...] = ()
    multiline: bool = False
    rule: str = ""
    format: Format | None = None
    hidden: bool = False
    unit: str | None = None
    grouping: bool = True
    dropdown: bool = False
    """Options stand in a list that opens, however few they are."""

    @property
    def written(self) -> bool:
        """Whether it is entered as a number, date or time."""
        return self.holds in WRITTEN

    @property
    def many(self) -> bool:
        """Whether it has more options than one likes to read, so that they are searched."""
        return len(self.options) > (MOST_BOXES if self.holds == "some_of" else MOST_LISTED)

    @property
    def name(self) -> str:
        return ".".join(self.path)

    @property
    def secret(self) -> bool:
        return self.holds == "secret"

    def ordered(self, values: set[str]) -> list[str]:
        """These options in the order in which they are shown."""
        return [option for option, _ in self.options if option in values]

    def of(self, value: Any) -> Any:
        """The field's value in this Struct."""
        for name in self.path:
            value = getattr(value, name)
        return value


@functools.cache
def fields_of(kind: type[msgspec.Struct]) -> tuple[FormField, ...]:
    """The fields of a Struct in their order, those of inner Structs in their place."""
    return tuple(_fields(kind, (), (), ""))


def spoken(language: str, text: str) -> str:
    """A title as users see it: the text of that key of `nago/i18n.py`, or the text itself,
    of `Words` the one of this language."""
    return translate(language, text) if text in TEXTS else said(language, text)


def with_values(value: Any, values: dict[tuple[str, ...], Any]) -> Any:
    """A copy of the Struct with other values at these paths."""
    own = {path[0]: new for path, new in values.items() if len(path) == 1}
    for name in {path[0] for path in values if len(path) > 1}:
        below = {path[1:]: new for path, new in values.items() if path[0] == name}
        own[name] = with_values(getattr(value, name), below)
    return msgspec.structs.replace(value, **own)


def _fields(
    kind: type[msgspec.Struct], path: tuple[str, ...], stored: tuple[str, ...], section: str
) -> list[FormField]:
    hints = get_type_hints(kind, include_extras=True)
    plain = get_type_hints(kind)
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    found = []
    for field in described.fields:
        held, words, extra = _unwrapped(field.type)
        here, there = (*path, field.name), (*stored, field.encode_name)
        title = _word("title", words, extra) or field.name.replace("_", " ").capitalize()
        if isinstance(held, inspect.StructType):
            found += _fields(held.cls, here, there, extra.get("section") or title)
            continue
        held, optional = _without_none(held)
        held, inner_words, inner_extra = _unwrapped(held)  # Annotated[str, Meta(...)] | None
        words, extra = {**inner_words, **words}, {**inner_extra, **extra}
        options = _options(extra.get("choices"), plain[field.name])
        found.append(
            FormField(
                path=here,
                stored=there,
                title=_word("title", words, extra) or title,
                description=_word("description", words, extra),
                section=extra.get("section") or section,
                holds=_holds(held, extra, options),
                optional=optional,
                hint=hints[field.name],
                type=held,
                options=options,
                multiline=bool(extra.get("multiline")),
                rule=extra.get("rule", ""),
                format=extra.get("format"),
                hidden=bool(extra.get("hidden")),
                unit=extra.get("unit"),
                grouping=extra.get("grouping", True),
                dropdown=bool(extra.get("dropdown")),
            )
        )
    return found


def _unwrapped(held: Any) -> tuple[Any, dict[str, Any], dict[str, Any]]:
    """A type, and what `msgspec.Meta` says beside it: words for people, and `extra`."""
    if not isinstance(held, inspect.Metadata):
        return held, {}, {}
    return held.type, held.extra_json_schema or {}, held.extra or {}


def _word(name: str, words: dict[str, Any], extra: dict[str, Any]) -> str:
    """`Meta` takes plain texts alone, so `Words` stand in `extra`."""
    found: str = extra.get(name) or words.get(name, "")
    return found


def _without_none(held: Any) -> tuple[Any, bool]:
    if not isinstance(held, inspect.UnionType):
        return held, False
    members = [each for each in held.types if not isinstance(each, inspect.NoneType)]
    optional = len(members) < len(held.types)
    return (members[0] if len(members) == 1 else held), optional


def _holds(held: Any, extra: dict[str, Any], options: tuple[tuple[str, str], ...]) -> Holds:
    if extra.get("secret"):
        return "secret"
    if isinstance(held, inspect.BoolType):
        return "yes_no"
    if isinstance(held, (inspect.LiteralType, inspect.EnumType)):
        return "one_of"
    if isinstance(held, inspect.IntType):
        return "one_of" if options else "whole"
    if isinstance(held, inspect.FloatType):
        return "decimal"
    if isinstance(held, inspect.DateType):
        return "day"
    if isinstance(held, inspect.TimeType):
        return "hour"
    if isinstance(held, inspect.StrType):
        return "one_of" if options else "text"
    if isinstance(held, LISTS):
        if options:
            return "some_of"
        return "lines" if isinstance(_unwrapped(held.item_type)[0], inspect.StrType) else "other"
    return "other"


def _options(given: Any, hint: Any) -> tuple[tuple[str, str], ...]:
    """What may be chosen: as given, or the members of a Literal or Enum in their order."""
    if given is not None:
        return tuple((str(value), title) for value, title in given)
    return tuple((str(value), str(title)) for value, title in _members(hint))


def _members(hint: Any) -> list[tuple[Any, Any]]:
    origin = get_origin(hint)
    if origin is Literal:
        return [(value, value) for value in get_args(hint) if value is not None]
    if origin in (Union, types.UnionType, list, tuple, frozenset, set):
        return [each for member in get_args(hint) for each in _members(member)]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return [(each.value, each.name.replace("_", " ").capitalize()) for each in hint]
    return []

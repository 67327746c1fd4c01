"""A field's value as text that can be edited, and back."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import inspect

from nago.errors import InvalidValue
from nago.i18n import LANGUAGES
from nago.ui.field_problem import no_choice, problem
from nago.ui.form_field import LISTS, FormField


def shown(field: FormField, value: Any, language: str) -> str:
    """The text that stands in the field for this value."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        value = value.value
    if field.holds == "lines":
        return "\n".join(sorted(value) if isinstance(value, (set, frozenset)) else value)
    return str(value)


def stands_for(field: FormField, text: str, value: Any) -> bool:
    """Whether this is the text of that value, in whichever language."""
    return any(text == shown(field, value, language) for language in LANGUAGES)


def chosen(value: Any) -> set[str]:
    """Which options a value that holds several stands for."""
    return {str(each.value if isinstance(each, Enum) else each) for each in value or ()}


def understood(field: FormField, entered: Any, language: str) -> Any:
    """The value that was entered: a text, True or False, or a list of options.

    Raises InvalidValue, which says to the user what is allowed.
    """
    try:
        value = _plain(field, entered, language)
        value = msgspec.convert(value, field.hint)
    except (msgspec.ValidationError, ValueError):
        raise InvalidValue(problem(field, entered, language), field=field.name) from None
    if not fits_format(field, value):
        raise InvalidValue(problem(field, entered, language), field=field.name)
    return value


def fits_format(field: FormField, value: Any) -> bool:
    """Whether a text, or each of several, is written as `format` says."""
    if field.format is None or not value:
        return True
    test = _is_url if field.format == "url" else _is_regex
    return all(test(each) for each in ([value] if isinstance(value, str) else value))


def _plain(field: FormField, entered: Any, language: str) -> Any:
    if field.written:
        return entered
    if field.holds == "yes_no":
        return bool(entered)
    if field.holds == "some_of":
        return [_option(field, each, language) for each in entered] or _nothing(field, [])
    if field.holds == "lines":
        lines = [line.strip() for line in entered.splitlines()]
        return [line for line in lines if line] or _nothing(field, [])
    if (field.holds == "text" and field.multiline) or field.holds == "secret":
        return entered or _nothing(field, "")
    text = entered.strip()
    if field.holds == "text":
        return text or _nothing(field, "")
    if not text and field.optional:
        return None
    return _option(field, text, language)


def _nothing(field: FormField, empty: Any) -> Any:
    return None if field.optional else empty


def _option(field: FormField, text: str, language: str) -> Any:
    if text not in dict(field.options):
        raise InvalidValue(no_choice(language), field=field.name)
    for value in _values(field.type):
        if str(value) == text:
            return value
    return int(text) if isinstance(field.type, inspect.IntType) else text


def _values(held: Any) -> list[Any]:
    """The values of a Literal or Enum, also of a list of them."""
    if isinstance(held, LISTS):
        return _values(held.item_type)
    if isinstance(held, inspect.Metadata):
        return _values(held.type)
    if isinstance(held, inspect.LiteralType):
        return list(held.values)
    return [each.value for each in held.cls] if isinstance(held, inspect.EnumType) else []


def _is_url(text: str) -> bool:
    """A web address without a password in it and without anything that is not written in one."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in ("https", "http")
        and bool(parts.hostname)
        and port != 0
        and "@" not in parts.netloc
        and re.fullmatch(r"[!-~]+", text) is not None
        and "\\" not in text
    )


def _is_regex(text: str) -> bool:
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError):
        return False
    return True

"""Settings, checked against what their kind allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from nago.errors import InvalidValue
from nago.ui.field_text import fits_format
from nago.ui.form_field import FormField, fields_of

K = TypeVar("K", bound=msgspec.Struct)
Warnings = Sequence[tuple[str, Mapping[str, str]]]
"""Keys of `nago/i18n.py`, with what stands in their texts."""


def checked(settings: K) -> K:
    """The same settings, checked against what their fields allow, which a Struct itself does not.

    First the fields' types and limits, then their `format`, then the kind's own method `check`,
    if it has one, for rules over several fields (`security.md A07`). Raises InvalidValue with the
    field, what was given, and what is allowed; of a secret it does not say what was given.
    """
    kind = type(settings)
    fields = fields_of(kind)
    try:
        settings = msgspec.convert(msgspec.to_builtins(settings), kind)
    except (msgspec.ValidationError, TypeError) as error:
        raise _refused(settings, fields, str(error)) from None
    for field in fields:
        if not fits_format(field, field.of(settings)):
            raise _wrong(settings, field, f"a {field.format}")
    check_rules(settings)
    return settings


def check_rules(settings: msgspec.Struct) -> None:
    """Ask the kind's own method `check`, if it has one. Raises InvalidValue."""
    check = getattr(settings, "check", None)
    if callable(check):
        check()


def warnings_of(settings: msgspec.Struct) -> Warnings:
    """What the kind's own method `warnings` has to say, if it has one."""
    warnings = getattr(settings, "warnings", None)
    return tuple(warnings()) if callable(warnings) else ()


def _refused(settings: Any, fields: tuple[FormField, ...], complaint: str) -> InvalidValue:
    allowed, _, place = complaint.partition(" - at `$.")
    allowed = allowed.replace("Expected ", "").replace("`", "")
    place = place.rstrip("`").split("[")[0]
    for field in fields:
        if ".".join(field.stored) == place:
            return _wrong(settings, field, allowed)
    return InvalidValue(f"{type(settings).__name__}: {complaint}")


def _wrong(settings: Any, field: FormField, allowed: str) -> InvalidValue:
    given = "a secret" if field.secret else f"{field.of(settings)!r:.100}"
    name = f"{type(settings).__name__}.{field.name}"
    return InvalidValue(f"{name}: got {given}, allowed is {allowed}", field=field.name)

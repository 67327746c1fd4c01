"""What is stored, brought in line with what its kind declares today."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from nago.errors import InvalidValue, Unreadable
from nago.systems.settings.checked import check_rules
from nago.systems.settings.secrets import SettingsSecrets
from nago.ui.field_text import fits_format
from nago.ui.form_field import FormField, fields_of, with_values

log = logging.getLogger("nago.settings")

K = TypeVar("K", bound=msgspec.Struct)
MISSING = object()


def fitted(
    kind: type[K], data: str, sealed: Mapping[str, bytes], secrets: SettingsSecrets
) -> tuple[K, bool]:
    """The settings, with the secrets that are sealed, and whether all of what is stored fits.

    What does not fit gives way to its default, field by field, and is named in the log; it stays
    stored until somebody saves. Fields that came later have their defaults.
    """
    try:
        stored = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        stored = None
    if not isinstance(stored, dict):
        log.warning("%s: what is stored does not fit, all defaults count", kind.__name__)
        return kind(), False
    values: dict[tuple[str, ...], Any] = {}
    broken = []
    for field in fields_of(kind):
        found = sealed.get(field.name, MISSING) if field.secret else _found(stored, field)
        if found is MISSING:
            continue
        try:
            values[field.path] = _value(kind, field, found, secrets)
        except (msgspec.ValidationError, Unreadable, InvalidValue, UnicodeDecodeError):
            broken.append(field.name)
    settings, unruly = _ruled(kind, values)
    for name in [*broken, *unruly]:
        log.warning(
            "%s.%s: what is stored does not fit, its default counts until somebody saves",
            kind.__name__,
            name,
        )
    return settings, not broken and not unruly


def _value(
    kind: type[msgspec.Struct], field: FormField, found: Any, secrets: SettingsSecrets
) -> Any:
    if field.secret:
        found = secrets.opened(kind, field, found)
    value = msgspec.convert(found, field.hint)
    if not fits_format(field, value):
        raise InvalidValue(f"{field.name} is no {field.format}", field=field.name)
    return value


def _found(stored: Any, field: FormField) -> Any:
    for name in field.stored:
        if not isinstance(stored, dict) or name not in stored:
            return MISSING
        stored = stored[name]
    return stored


def _ruled(kind: type[K], values: dict[tuple[str, ...], Any]) -> tuple[K, list[str]]:
    """The settings, without the fields that their kind's own rules complain of."""
    values = dict(values)
    unruly: list[str] = []
    while True:
        try:
            settings: K = with_values(kind(), values)
            check_rules(settings)
            return settings, unruly
        except InvalidValue as error:
            path = tuple((error.field or "").split("."))
            if path not in values:
                return kind(), [*unruly, *(".".join(each) for each in values)]
            del values[path]
            unruly.append(".".join(path))

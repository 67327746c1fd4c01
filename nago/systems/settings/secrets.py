"""Passwords and keys among the settings: sealed where they are stored, shown to nobody."""

from __future__ import annotations

import base64
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from nago.data.sealing import Sealer
from nago.errors import Unreadable, WiringError
from nago.ui.form_field import FormField, fields_of, with_values

K = TypeVar("K", bound=msgspec.Struct)

IS_SET = "\ue000is set"
"""Stands for a secret that is stored: what is loaded has it, and saved, it keeps the secret."""


class SettingsSecrets:
    """Seals each secret at its own place, `settings|Kind|field` (`security.md K01`)."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def stored(self, settings: msgspec.Struct) -> str:
        """The settings as JSON, secrets sealed."""
        return self._json(settings, keep=True)

    def bare(self, settings: msgspec.Struct) -> str:
        """The settings as JSON without secrets."""
        return self._json(settings, keep=False)

    def opened(self, kind: type[msgspec.Struct], field: FormField, found: Any) -> Any:
        """What was sealed. Raises Unreadable for anything else but nothing (`security.md K03`)."""
        if not found:
            return found
        try:
            sealed = base64.b64decode(found["sealed"], validate=True)
        except (TypeError, KeyError, ValueError):
            raise Unreadable(f"{kind.__name__}.{field.name} is not sealed") from None
        return self._sealer.open(sealed, _place(kind, field)).decode()

    def _json(self, settings: msgspec.Struct, *, keep: bool) -> str:
        kind = type(settings)
        plain = msgspec.to_builtins(settings)
        for field in secret_fields(kind):
            holder = plain
            for name in field.stored[:-1]:
                holder = holder[name]
            secret = holder.pop(field.stored[-1], None)
            if keep and secret:
                sealed = self._sealer.seal(secret.encode(), _place(kind, field))
                holder[field.stored[-1]] = {"sealed": base64.b64encode(sealed).decode()}
            elif keep and secret is not None:
                holder[field.stored[-1]] = secret
        return msgspec.json.encode(plain).decode()


def secret_fields(kind: type[msgspec.Struct]) -> list[FormField]:
    return [field for field in fields_of(kind) if field.secret]


def masked(settings: K) -> K:
    """The settings with `IS_SET` instead of each secret that there is."""
    found = {field.path: IS_SET for field in secret_fields(type(settings)) if field.of(settings)}
    return with_values(settings, found) if found else settings


def unmasked(settings: K, before: K) -> K:
    """The settings with the secrets of before, where they say `IS_SET`."""
    kept = {
        field.path: field.of(before)
        for field in secret_fields(type(settings))
        if field.of(settings) == IS_SET
    }
    return with_values(settings, kept) if kept else settings


def check_secrets(kind: type[msgspec.Struct]) -> None:
    """Raises WiringError for a secret at a place where it would be stored in plain text."""
    wrong = [field.name for field in fields_of(kind) if _may_leak(field)]
    if wrong:
        raise WiringError(
            f"{kind.__name__}.{wrong[0]}: a secret is a str or str | None, in the settings "
            "themselves or in a Struct that they always hold; no list or dict of secrets is sealed"
        )


def _may_leak(field: FormField) -> bool:
    if field.secret:
        return not isinstance(field.type, inspect.StrType)
    return _holds_secret(field.type)


def _holds_secret(held: Any) -> bool:
    """Whether a Struct somewhere inside this type declares a secret."""
    if isinstance(held, inspect.Metadata):
        return bool((held.extra or {}).get("secret")) or _holds_secret(held.type)
    if isinstance(held, inspect.StructType):
        return any(_holds_secret(field.type) for field in held.fields)
    inner = [getattr(held, name, None) for name in ("item_type", "value_type", "key_type")]
    inner += getattr(held, "item_types", None) or getattr(held, "types", None) or ()
    return any(_holds_secret(each) for each in inner if each is not None)


def _place(kind: type[msgspec.Struct], field: FormField) -> bytes:
    return f"settings|{kind.__name__}|{field.name}".encode()

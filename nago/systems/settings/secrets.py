"""Passwords and keys among the settings: sealed where they are stored, shown to nobody."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from nago.data.database import Database, Work
from nago.data.sealing import Sealed, Sealer, Vault
from nago.errors import WiringError
from nago.ui.form_field import FormField, fields_of, with_values

K = TypeVar("K", bound=msgspec.Struct)

IS_SET = "\ue000is set"
"""Stands for a secret that is stored: what is loaded has it, and saved, it keeps the secret."""

SCHEMA = """
CREATE TABLE settings_secrets (
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (kind, field)
)
"""


class SettingsSecrets:
    """Keeps each secret in a row of its own, sealed for its place (`security.md K01`, `K02`).

    The rest of the settings is stored without them, and so is their history.
    """

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._sealer = Sealer(vault, "settings")
        database.add_migrations("settings", [SCHEMA])
        named = "kind, field"
        vault.sealed.append(Sealed("settings_secrets", "sealed", self._sealer, named, _place))

    async def find_all(self) -> dict[str, dict[str, bytes]]:
        """What is sealed, by the kind's and the field's name. Raises StoreError."""

        def read(connection: sqlite3.Connection) -> dict[str, dict[str, bytes]]:
            found: dict[str, dict[str, bytes]] = {}
            for kind, field, sealed in connection.execute("SELECT * FROM settings_secrets"):
                found.setdefault(kind, {})[field] = sealed
            return found

        return await self._database.read(read)

    async def find(self, kind: type[msgspec.Struct]) -> Mapping[str, bytes]:
        """What is sealed of one kind. Raises StoreError."""
        return (await self.find_all()).get(kind.__name__, {})

    def opened(self, kind: type[msgspec.Struct], field: FormField, sealed: bytes) -> str:
        """Raises Unreadable for what was not sealed for this place (`security.md K03`)."""
        return self._sealer.open(sealed, _place(kind.__name__, field.name)).decode()

    def saving(self, settings: msgspec.Struct) -> Work[None]:
        """All secrets of these settings, as work for a transaction."""
        kind = type(settings)
        rows = [
            (
                kind.__name__,
                field.name,
                self._sealer.seal(secret.encode(), _place(kind.__name__, field.name)),
            )
            for field in secret_fields(kind)
            if (secret := field.of(settings))
        ]

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM settings_secrets WHERE kind = ?", (kind.__name__,))
            connection.executemany("INSERT INTO settings_secrets VALUES (?, ?, ?)", rows)

        return write


def without_secrets(settings: msgspec.Struct) -> str:
    """The settings as JSON, as they are stored."""
    plain = msgspec.to_builtins(settings)
    for field in secret_fields(type(settings)):
        holder = plain
        for name in field.stored[:-1]:
            holder = holder[name]
        holder.pop(field.stored[-1], None)
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
    filled = [field.name for field in secret_fields(kind) if not wrong and field.of(kind())]
    if filled:
        raise WiringError(
            f"{kind.__name__}.{filled[0]}: the default of a secret is empty: what stands in the "
            "source is none"
        )
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


def _place(kind: str, field: str) -> bytes:
    return f"settings|{kind}|{field}".encode()

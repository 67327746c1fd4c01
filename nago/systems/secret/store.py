"""Secrets in the database: who owns them in plain text, what they hold sealed."""

from __future__ import annotations

import logging
import sqlite3
from typing import Any, TypeVar

import msgspec

from nago.data.database import Database, Work, together
from nago.data.repository import Repository
from nago.data.sealing import Sealed, Sealer, Vault
from nago.errors import InvalidValue, Unreadable
from nago.systems.secret.model import OpenSecret, Secret, SecretKinds
from nago.systems.settings.checked import checked
from nago.ui.form_field import fields_of, with_values

log = logging.getLogger("nago.secret")

K = TypeVar("K", bound=msgspec.Struct)

SCHEMA = """
CREATE TABLE secret_credentials (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL
)
"""
TAKE_FROM_ALL = """
UPDATE secrets SET version = version + 1, data = json_set(data,
    '$.version', version + 1,
    '$.{field}', json((SELECT json_group_array(value) FROM json_each(data, '$.{field}')
        WHERE value <> :id)))
WHERE EXISTS (SELECT 1 FROM json_each(data, '$.{field}') WHERE value = :id)
"""


class Secrets:
    """All secrets. The credentials of each are sealed for its id and kind (`security.md K01`, `K02`)."""

    def __init__(
        self, database: Database, vault: Vault, stored: Repository[Secret], kinds: SecretKinds
    ) -> None:
        self._database = database
        self._stored = stored
        self._sealer = Sealer(vault, "secret")
        self.kinds = kinds
        database.add_migrations("secret_credentials", [SCHEMA])
        vault.sealed.append(
            Sealed("secret_credentials", "sealed", self._sealer, "id, kind", _place)
        )

    async def find(self, id: str) -> Secret | None:
        return await self._stored.find_by_id(id)

    async def find_all(self) -> list[Secret]:
        """All of them by name."""
        return sorted(await self._stored.find_all(), key=lambda each: each.name.casefold())

    async def value(self, secret: Secret) -> msgspec.Struct:
        """What it holds; a field that no longer fits its kind has its default.

        Raises Unreadable if it cannot be opened or nobody knows its kind, and StoreError.
        """
        return (await self.opened(secret))[0]

    async def of_group(self, kind: type[K], group: str) -> list[OpenSecret]:
        """What programs may use in the name of a group, by name: id, name and value of each.

        What cannot be read or does not fit its kind any more is left out, and named in the log.
        Raises WiringError for a kind that is not registered, and StoreError.
        """
        self.kinds.need(kind)
        found = []
        for secret in await self.find_all():
            if secret.kind != kind.__name__ or group not in secret.groups:
                continue
            try:
                value, fits = await self.opened(secret)
            except Unreadable as error:
                log.warning("the secret %s (%r) is left out: %s", secret.id, secret.name, error)
                continue
            if fits:
                found.append(OpenSecret(secret.id, secret.name, value))
            else:
                log.warning(
                    "the secret %s (%r) is left out: what is stored does not fit %s any more; an "
                    "owner has to save it anew",
                    secret.id,
                    secret.name,
                    kind.__name__,
                )
        return found

    async def save(self, secret: Secret, value: msgspec.Struct | None, note: Work[None]) -> Secret:
        """`value` None keeps what is sealed. Raises ConcurrentUpdate, StoreError."""
        works: list[Work[Any]] = [self._stored.saving(secret)]
        if value is not None:
            works.append(self._sealing(secret, value))
        saved: Secret = (await self._database.write(together(*works, note)))[0]
        return saved

    async def delete(self, secret: Secret, note: Work[None]) -> bool:
        """False if another one was quicker; then nothing is noted either. Raises StoreError."""
        deleting = self._stored.deleting(secret.id)

        def work(connection: sqlite3.Connection) -> bool:
            if not deleting(connection):
                return False
            connection.execute("DELETE FROM secret_credentials WHERE id = ?", (secret.id,))
            note(connection)
            return True

        return await self._database.write(work)

    def take_owner(self, id: str) -> Work[None]:
        """Work that takes a user from all owners, when the account is deleted."""
        return _take_from_all("owners", id)

    def take_group(self, id: str) -> Work[None]:
        """Work that ends what was shared with a group, when it is deleted."""
        return _take_from_all("groups", id)

    def _sealing(self, secret: Secret, value: msgspec.Struct) -> Work[None]:
        sealed = self._sealer.seal(msgspec.json.encode(value), _place(secret.id, secret.kind))

        def write(connection: sqlite3.Connection) -> None:
            sql = "INSERT OR REPLACE INTO secret_credentials VALUES (?, ?, ?)"
            connection.execute(sql, (secret.id, secret.kind, sealed))

        return write

    async def opened(self, secret: Secret) -> tuple[msgspec.Struct, bool]:
        """The value, and whether all of it fits its kind. Raises as `value` does."""
        kind = self.kinds.known.get(secret.kind)
        if kind is None:
            raise Unreadable(f"no system declares the kind {secret.kind!r} any more")

        def read(connection: sqlite3.Connection) -> bytes | None:
            sql = "SELECT sealed FROM secret_credentials WHERE id = ? AND kind = ?"
            row = connection.execute(sql, (secret.id, secret.kind)).fetchone()
            return None if row is None else bytes(row[0])

        sealed = await self._database.read(read)
        if sealed is None:
            raise Unreadable("its credentials are gone from the database")
        plain = self._sealer.open(sealed, _place(secret.id, secret.kind))
        return fitted(kind.kind, plain)


def fitted(kind: type[K], plain: bytes) -> tuple[K, bool]:
    """What was stored, in line with what the kind declares today; and whether all of it fits.

    What does not gives way to its default, field by field.
    """
    try:
        return checked(msgspec.json.decode(plain, type=kind)), True
    except (msgspec.DecodeError, UnicodeDecodeError, InvalidValue):
        pass
    try:
        stored = msgspec.json.decode(plain)
    except (msgspec.DecodeError, UnicodeDecodeError):
        stored = None
    values: dict[tuple[str, ...], Any] = {}
    for each in fields_of(kind):
        try:
            held = stored
            for name in each.stored:
                held = held[name]
            values[each.path] = msgspec.convert(held, each.hint)
        except (KeyError, TypeError, msgspec.ValidationError):
            continue
    filled: K = with_values(kind(), values) if values else kind()
    return filled, False


def _take_from_all(field: str, id: str) -> Work[None]:
    def work(connection: sqlite3.Connection) -> None:
        connection.execute(TAKE_FROM_ALL.format(field=field), {"id": id})

    return work


def _place(id: str, kind: str) -> bytes:
    """What sealed credentials are bound to (K02)."""
    return f"secret|{id}|{kind}".encode()

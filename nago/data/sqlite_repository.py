"""A repository in a table of SQLite: id, version, and the aggregate as JSON."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import Any, Generic

import msgspec
from msgspec.structs import replace

from nago.data.database import Database, Work
from nago.data.repository import A
from nago.errors import ConcurrentUpdate, NotUnique, StoreError, Unreadable, WiringError

NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")


class SQLiteRepository(Generic[A]):
    """Keeps the aggregates of one kind; fields named `unique` are unique over all of them."""

    def __init__(
        self, database: Database, kind: type[A], name: str, unique: Sequence[str] = ()
    ) -> None:
        if not NAME.fullmatch(name):
            raise WiringError(
                f"{name!r} is no name of a repository: use lower-case letters and '_'"
            )
        for field in unique:
            if field not in kind.__struct_fields__:
                raise WiringError(f"{kind.__name__} has no field {field!r} that could be unique")
        self._database = database
        self._kind = kind
        self._name = name
        self._unique = tuple(unique)
        columns = "id TEXT PRIMARY KEY, version INTEGER NOT NULL, data TEXT NOT NULL"
        database.add_migrations(f"repository/{name}", [f"CREATE TABLE {name} ({columns})"])
        database.on_open(self._index)

    async def find_by_id(self, id: str) -> A | None:
        found = await self._select("WHERE id = ?", (id,))
        return found[0] if found else None

    async def find_all(self) -> list[A]:
        return await self._select("", ())

    async def find_by(self, **fields: Any) -> list[A]:
        for field in fields:
            if field not in self._kind.__struct_fields__:
                raise ValueError(f"{self._kind.__name__} has no field {field!r}")
        where = " AND ".join(f"{_field(field)} IS ?" for field in fields)
        values = tuple(msgspec.to_builtins(value) for value in fields.values())
        return await self._select(f"WHERE {where}" if where else "", values)

    async def save(self, aggregate: A) -> A:
        return await self._database.write(self.saving(aggregate))

    def saving(self, aggregate: A) -> Work[A]:
        saved = replace(aggregate, version=aggregate.version + 1)
        data = msgspec.json.encode(saved).decode()

        def write(connection: sqlite3.Connection) -> A:
            try:
                if aggregate.version == 0:
                    sql = f"INSERT INTO {self._name} VALUES (?, 1, ?) ON CONFLICT (id) DO NOTHING"
                    changed = connection.execute(sql, (saved.id, data)).rowcount
                else:
                    sql = f"UPDATE {self._name} SET version = ?, data = ?"
                    sql += " WHERE id = ? AND version = ?"
                    values = (saved.version, data, saved.id, aggregate.version)
                    changed = connection.execute(sql, values).rowcount
            except sqlite3.IntegrityError:
                raise self._not_unique(connection, saved) from None
            if changed == 0:
                raise ConcurrentUpdate(
                    f"{self._name}: {saved.id!r} was saved or deleted since it was read (version "
                    f"{aggregate.version}); read it again and repeat the change"
                )
            return saved

        return write

    async def delete(self, id: str) -> bool:
        return await self._database.write(self.deleting(id))

    def deleting(self, id: str) -> Work[bool]:
        def write(connection: sqlite3.Connection) -> bool:
            return connection.execute(f"DELETE FROM {self._name} WHERE id = ?", (id,)).rowcount > 0

        return write

    async def count(self) -> int:
        def read(connection: sqlite3.Connection) -> int:
            return int(connection.execute(f"SELECT count(*) FROM {self._name}").fetchone()[0])

        return await self._database.read(read)

    async def _select(self, where: str, values: tuple[Any, ...]) -> list[A]:
        def read(connection: sqlite3.Connection) -> list[tuple[str, str]]:
            sql = f"SELECT id, data FROM {self._name} {where} ORDER BY id"
            return connection.execute(sql, values).fetchall()

        return [self._decode(id, data) for id, data in await self._database.read(read)]

    def _decode(self, id: str, data: str) -> A:
        try:
            return msgspec.json.decode(data, type=self._kind)
        except msgspec.DecodeError as error:
            raise Unreadable(
                f"{self._name}: {id!r} is not a {self._kind.__name__}: {error}"
            ) from None

    def _not_unique(self, connection: sqlite3.Connection, saved: A) -> NotUnique:
        """Says which field it is; values of others are not repeated."""
        for field in self._unique:
            value = msgspec.to_builtins(getattr(saved, field))
            sql = f"SELECT 1 FROM {self._name} WHERE {_field(field)} IS ? AND id <> ?"
            if connection.execute(sql, (value, saved.id)).fetchone() is not None:
                return NotUnique(f"{self._name}: another one has {field} {value!r} already")
        return NotUnique(f"{self._name}: {saved.id!r} has a value that another one has already")

    def _index(self, connection: sqlite3.Connection) -> None:
        """Bring the unique indexes in line with what is declared now."""
        wanted = {f"{self._name}_unique_{field}": field for field in self._unique}
        sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"
        rows = connection.execute(sql, (self._name,)).fetchall()
        found = {name for name, text in rows if text is not None}  # the key's own has no text
        for name in found - wanted.keys():
            connection.execute(f"DROP INDEX {name}")
        for name in wanted.keys() - found:
            column = _field(wanted[name])
            try:
                connection.execute(f"CREATE UNIQUE INDEX {name} ON {self._name} ({column})")
            except sqlite3.IntegrityError:
                raise StoreError(
                    f"{self._name}.{wanted[name]} is declared unique, but some of what is stored "
                    "has the same value there: change those first"
                ) from None


def _field(name: str) -> str:
    return f"json_extract(data, '$.{name}')"

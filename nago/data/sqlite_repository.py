"""A repository in a table of SQLite: id, version, and the aggregate as JSON."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import Any, Generic

import msgspec
from msgspec.structs import replace

from nago.data.database import Database
from nago.data.repository import A
from nago.errors import ConcurrentUpdate, NotUnique, Unreadable, WiringError

NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")


class SQLiteRepository(Generic[A]):
    """Keeps the aggregates of one kind; fields named `unique` are unique over all of them."""

    def __init__(
        self, database: Database, kind: type[A], name: str, unique: Sequence[str] = ()
    ) -> None:
        if not NAME.fullmatch(name):
            raise WiringError(f"{name!r} is no name of a repository: use lower-case letters and '_'")
        for field in unique:
            if field not in kind.__struct_fields__:
                raise WiringError(f"{kind.__name__} has no field {field!r} that could be unique")
        self._database = database
        self._kind = kind
        self._name = name
        steps = [
            f"CREATE TABLE {name} (id TEXT PRIMARY KEY, version INTEGER NOT NULL, data TEXT NOT NULL)"
        ]
        steps += [
            f"CREATE UNIQUE INDEX {name}_{field} ON {name} (json_extract(data, '$.{field}'))"
            for field in unique
        ]
        database.add_migrations(f"repository/{name}", steps)

    async def find_by_id(self, id: str) -> A | None:
        found = await self._select("WHERE id = ?", (id,))
        return found[0] if found else None

    async def find_all(self) -> list[A]:
        return await self._select("", ())

    async def find_by(self, **fields: Any) -> list[A]:
        for field in fields:
            if field not in self._kind.__struct_fields__:
                raise ValueError(f"{self._kind.__name__} has no field {field!r}")
        where = " AND ".join(f"json_extract(data, '$.{field}') IS ?" for field in fields)
        values = tuple(msgspec.to_builtins(value) for value in fields.values())
        return await self._select(f"WHERE {where}" if where else "", values)

    async def save(self, aggregate: A) -> A:
        saved = replace(aggregate, version=aggregate.version + 1)
        data = msgspec.json.encode(saved).decode()

        def write(connection: sqlite3.Connection) -> int:
            if aggregate.version == 0:
                sql = f"INSERT INTO {self._name} VALUES (?, 1, ?) ON CONFLICT (id) DO NOTHING"
                return connection.execute(sql, (saved.id, data)).rowcount
            sql = f"UPDATE {self._name} SET version = ?, data = ? WHERE id = ? AND version = ?"
            values = (saved.version, data, saved.id, aggregate.version)
            return connection.execute(sql, values).rowcount

        def write_unique(connection: sqlite3.Connection) -> int:
            try:
                return write(connection)
            except sqlite3.IntegrityError as error:
                raise NotUnique(f"{self._name}: {aggregate.id!r}: {error}") from None

        if await self._database.write(write_unique) == 0:
            raise ConcurrentUpdate(
                f"{self._name}: {aggregate.id!r} was changed or deleted since it was read"
            )
        return saved

    async def delete(self, id: str) -> bool:
        def write(connection: sqlite3.Connection) -> int:
            return connection.execute(f"DELETE FROM {self._name} WHERE id = ?", (id,)).rowcount

        return await self._database.write(write) > 0

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
            raise Unreadable(f"{self._name}: {id!r}: {error}") from None

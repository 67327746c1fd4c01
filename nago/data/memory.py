"""A repository that forgets: for tests and for trying things out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic

from msgspec.structs import replace

from nago.data.database import Work
from nago.data.repository import A
from nago.errors import ConcurrentUpdate, NotUnique


class MemoryRepository(Generic[A]):
    """Keeps aggregates in a dict."""

    def __init__(self, unique: Sequence[str] = ()) -> None:
        self._unique = unique
        self._kept: dict[str, A] = {}

    async def find_by_id(self, id: str) -> A | None:
        return self._kept.get(id)

    async def find_all(self) -> list[A]:
        return [self._kept[id] for id in sorted(self._kept)]

    async def find_by(self, **fields: Any) -> list[A]:
        return self._find_by(fields)

    def _find_by(self, fields: dict[str, Any]) -> list[A]:
        found = []
        for kept in (self._kept[id] for id in sorted(self._kept)):
            for name in fields:
                if name not in kept.__struct_fields__:
                    raise ValueError(f"{type(kept).__name__} has no field {name!r}")
            if all(getattr(kept, name) == value for name, value in fields.items()):
                found.append(kept)
        return found

    async def save(self, aggregate: A) -> A:
        return self._save(aggregate)

    def saving(self, aggregate: A) -> Work[A]:
        return lambda _: self._save(aggregate)

    def _save(self, aggregate: A) -> A:
        before = self._kept.get(aggregate.id)
        if aggregate.version != (before.version if before is not None else 0):
            raise ConcurrentUpdate(f"{aggregate.id} was changed or deleted since it was read")
        for name in self._unique:
            value = getattr(aggregate, name)
            for other in self._find_by({name: value}):
                if other.id != aggregate.id and value is not None:
                    raise NotUnique(f"another one has {name} {value!r}")
        saved = replace(aggregate, version=aggregate.version + 1)
        self._kept[saved.id] = saved
        return saved

    async def delete(self, id: str) -> bool:
        return self._delete(id)

    def deleting(self, id: str) -> Work[bool]:
        return lambda _: self._delete(id)

    def _delete(self, id: str) -> bool:
        return self._kept.pop(id, None) is not None

    async def count(self) -> int:
        return len(self._kept)

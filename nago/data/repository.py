"""What every aggregate's store can do."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

from msgspec import Struct

from nago.data.database import Work


class Aggregate(Struct, frozen=True, kw_only=True):
    """A consistency boundary: it is found, saved and deleted whole.

    `version` counts how often it was saved; a save with a stale version is refused.
    """

    id: str
    version: int = 0


A = TypeVar("A", bound=Aggregate)


class Repository(Protocol[A]):
    """Keeps the aggregates of one kind."""

    async def find_by_id(self, id: str) -> A | None: ...

    async def find_all(self) -> list[A]:
        """All of them, by id."""

    async def find_by(self, **fields: Any) -> list[A]:
        """Those whose fields have these values, by id."""

    async def save(self, aggregate: A) -> A:
        """Keep it; the result has the next version.

        Raises ConcurrentUpdate if it was saved or deleted since it was read, NotUnique if
        another one has the value of a field that is declared unique.
        """

    def saving(self, aggregate: A) -> Work[A]:
        """The same as work for a transaction, see `nago.data.database.together`."""

    async def delete(self, id: str) -> bool:
        """Remove it; False if it was not there."""

    def deleting(self, id: str) -> Work[bool]:
        """The same as work for a transaction."""

    async def count(self) -> int: ...

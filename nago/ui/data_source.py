"""Where the rows of a data view come from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from nago.ui.data_query import DataQuery

T = TypeVar("T")


class Changes:
    """Tells the windows that show a source that its data has changed: `changes.tell()`.

    Say it on the event loop, once what has changed is stored.
    """

    def __init__(self) -> None:
        self._listeners: dict[object, Callable[[], None]] = {}

    def tell(self) -> None:
        """Whoever shows it looks again."""
        for listener in tuple(self._listeners.values()):
            listener()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call this at every change; the result ends that."""
        mark = object()
        self._listeners[mark] = listener

        def end() -> None:
            self._listeners.pop(mark, None)

        return end


class DataSource(ABC, Generic[T]):
    """Rows that are asked for as they are needed, for a `DataView` over a database or a service.

    One over SQL turns the query into a WHERE and an ORDER BY, which `ui.sql_of` does; keep an
    index for every column that can be sorted. A view that
    runs again asks anew only if its source is another one, so make the source outside of the
    view or let equal ones compare equal (a frozen dataclass does). Whatever it raises is shown
    above the rows as a failure with a support code; a PermissionDenied as the page that says so.
    """

    @abstractmethod
    def id_of(self, item: T) -> str:
        """What tells the row from all others, for as long as it lives."""

    @abstractmethod
    async def count(self, query: DataQuery) -> int:
        """How many rows there are for it."""

    @abstractmethod
    async def page(self, query: DataQuery, offset: int, limit: int) -> Sequence[T]:
        """At most `limit` of its rows from number `offset` on, in its order."""

    @abstractmethod
    async def ids(self, query: DataQuery) -> Sequence[str]:
        """The ids of all of its rows, for what is done with everything that was found."""

    async def find(self, query: DataQuery, offset: int, limit: int) -> tuple[int, Sequence[T]]:
        """Count and page together, for a source that gets both at once. A page behind the last
        one is empty, and is asked for again."""
        count = await self.count(query)
        return count, await self.page(query, offset, limit) if offset < count else ()

    def at_hand(self, query: DataQuery, offset: int, limit: int) -> tuple[int, Sequence[T]] | None:
        """Count and page together, if nothing has to be waited for; else None."""
        return None

    @property
    def changes(self) -> Changes | None:
        """What tells of changes, if something does."""
        return None

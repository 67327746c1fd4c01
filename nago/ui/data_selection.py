"""Which rows of a data view are selected: some by their ids, or all that were found."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from msgspec import Struct

from nago.presentation.state import State
from nago.presentation.window import Window
from nago.ui.button import Button, SecondaryButton
from nago.ui.confirmation import Confirm
from nago.ui.data_query import DataQuery
from nago.ui.data_source import DataSource
from nago.ui.icon import IconName
from nago.ui.table import Selecting

MOST_BY_ID = 10_000
"""Rows that are selected one by one; beyond that one selects all that were found."""


class Chosen(Struct, frozen=True):
    """The selected ids; or, for what was found by a query, all but these."""

    ids: list[str] = []
    found: DataQuery | None = None


class BulkAction(Struct, frozen=True):
    """What can be done with the selected rows of a `DataView`.

    `action` is called with their ids; when it is done without an error, nothing is selected any
    more and the rows are looked up anew. `confirm` asks before, or makes the question from how
    many there are.
    """

    title: str
    action: Callable[[list[str]], Awaitable[None] | None]
    icon: IconName | None = None
    destructive: bool = False
    confirm: Confirm | Callable[[int], Confirm] | None = None


class DataSelection:
    """What is selected in one data view, and what changes it."""

    def __init__(
        self, wnd: Window, query: DataQuery, source: DataSource[Any], done: Callable[[], None]
    ) -> None:
        self._state: State[Chosen] = wnd.state("selected", Chosen())
        self._query = query.unsorted
        self._source = source
        self._done = done

    @property
    def _chosen(self) -> Chosen:
        """All of what was found counts only for what it was found by."""
        chosen = self._state.value
        return chosen if chosen.found in (None, self._query) else Chosen()

    def has(self, id: str) -> bool:
        chosen = self._chosen
        return (id in chosen.ids) != (chosen.found is not None)

    def marks(self, ids: Sequence[str]) -> list[bool]:
        """For each of these rows whether it is selected."""
        chosen = self._chosen
        held = frozenset(chosen.ids)
        return [(id in held) != (chosen.found is not None) for id in ids]

    def size(self, count: int) -> int:
        """How many are selected, of so many that were found."""
        chosen = self._chosen
        if chosen.found is None:
            return len(chosen.ids)
        return max(0, count - len(chosen.ids))

    @property
    def everything(self) -> bool:
        """Whether all that were found are selected, except for single ones."""
        return self._chosen.found is not None

    def change(self, wanted: Selecting, shown: Sequence[str]) -> None:
        """The user has ticked rows of those that are shown, or no longer."""
        chosen = self._chosen
        if wanted.keys is None and chosen.found is not None and not wanted.selected:
            return self.clear()
        keys = list(shown) if wanted.keys is None else wanted.keys
        if not frozenset(shown).issuperset(keys):
            return None  # gone meanwhile
        touched = frozenset(keys)
        kept = [id for id in chosen.ids if id not in touched]
        listed = wanted.selected == (chosen.found is None)
        ids = [*kept, *keys] if listed else kept
        if len(ids) <= MOST_BY_ID:
            self._state.value = Chosen(ids, chosen.found)
        return None

    def take_all(self) -> None:
        """Select all that were found."""
        self._state.value = Chosen([], self._query)

    def clear(self) -> None:
        self._state.value = Chosen()

    async def ids(self) -> list[str]:
        """The ids of what is selected."""
        chosen = self._chosen
        if chosen.found is None:
            return list(chosen.ids)
        without = frozenset(chosen.ids)
        return [id for id in await self._source.ids(chosen.found) if id not in without]

    def button(self, bulk: BulkAction, count: int) -> Button:
        """The button of what can be done with them."""
        ask = bulk.confirm(self.size(count)) if callable(bulk.confirm) else bulk.confirm

        async def run() -> None:
            result = bulk.action(await self.ids())
            if inspect.isawaitable(result):
                await result
            self.clear()
            self._done()

        return SecondaryButton(
            bulk.title,
            action=run,
            leading_icon=bulk.icon,
            destructive=bulk.destructive,
            confirm=ask,
            key=bulk.title,
        )

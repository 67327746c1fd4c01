"""Accounts as the rows of a data view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from nago.auth.subject import Subject
from nago.events import EventBus
from nago.systems.user import (
    FoundUser,
    UserChanged,
    UserCreated,
    UserDeleted,
    UserQuery,
    UserUseCases,
)
from nago.systems.user.lines import ORDERS, STATES, Order, State
from nago.ui.data_query import DataQuery
from nago.ui.data_source import Changes, DataSource

STATUS, ROLE, GROUP = "status", "role", "group"
"""The columns that can be filtered."""


@dataclass(frozen=True)
class AccountSource(DataSource[FoundUser]):
    """All accounts, as far as whoever asks may see them; two of one subject are the same."""

    use_cases: UserUseCases
    who: str
    subject: Subject = field(compare=False)
    told: Changes = field(compare=False)

    def id_of(self, item: FoundUser) -> str:
        return item.user.id

    async def count(self, query: DataQuery) -> int:
        return (await self.use_cases.search(self.subject, user_query(query, most=0))).total

    async def page(self, query: DataQuery, offset: int, limit: int) -> Sequence[FoundUser]:
        wanted = user_query(query, first=offset, most=limit)
        return (await self.use_cases.search(self.subject, wanted)).users

    async def find(
        self, query: DataQuery, offset: int, limit: int
    ) -> tuple[int, Sequence[FoundUser]]:
        wanted = user_query(query, first=offset, most=limit)
        found = await self.use_cases.search(self.subject, wanted)
        return found.total, found.users

    async def ids(self, query: DataQuery) -> Sequence[str]:
        return await self.use_cases.search_ids(self.subject, user_query(query))

    @property
    def changes(self) -> Changes:
        return self.told


def user_query(query: DataQuery, *, first: int = 0, most: int = 0) -> UserQuery:
    """The same for the use cases; what is unknown there, such as an old link, is left out."""
    states = tuple(cast(State, each) for each in query.chosen(STATUS) if each in STATES)
    order = query.sort if query.sort in ORDERS else "name"
    return UserQuery(
        text=query.search,
        states=states,
        roles=query.chosen(ROLE),
        groups=query.chosen(GROUP),
        order=cast(Order, order),
        descending=query.descending,
        first=first,
        most=most,
    )


def changes_of(bus: EventBus) -> Changes:
    """What tells windows that accounts have changed, whoever has done it."""
    changes = Changes()
    for event in (UserCreated, UserChanged, UserDeleted):
        bus.subscribe(event, lambda _: changes.tell())
    return changes

"""The mail queue as the rows of a data view."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from nago.auth.subject import Subject
from nago.events import EventBus
from nago.systems.mail.events import MailsChanged
from nago.systems.mail.model import ORDERS, STATUSES, MailQuery, Order, Outgoing
from nago.systems.mail.usecases import MailUseCases
from nago.ui.data_query import DataQuery
from nago.ui.data_source import Changes, DataSource

PAUSE_SECONDS = 0.5
"""A queue that is busy is not looked at more often."""


@dataclass(frozen=True)
class MailSource(DataSource[Outgoing]):
    """All mails, as far as whoever asks may see them; two of one subject are the same."""

    use_cases: MailUseCases
    who: str
    subject: Subject = field(compare=False)
    told: Changes = field(compare=False)

    def id_of(self, item: Outgoing) -> str:
        return item.id

    async def count(self, query: DataQuery) -> int:
        found = await self.use_cases.find_all_mails(self.subject, mail_query(query), limit=0)
        return found.count

    async def page(self, query: DataQuery, offset: int, limit: int) -> Sequence[Outgoing]:
        find = self.use_cases.find_all_mails
        found = await find(self.subject, mail_query(query), limit=limit, offset=offset)
        return found.mails

    async def ids(self, query: DataQuery) -> Sequence[str]:
        return await self.use_cases.find_all_mails.ids(self.subject, mail_query(query))

    @property
    def changes(self) -> Changes:
        return self.told


class QueueChanges(Changes):
    """Tells of changes of the queue, of many in a row once; `seen` counts what was told."""

    def __init__(self, bus: EventBus) -> None:
        super().__init__()
        self.seen = 0
        self._waiting = False
        bus.subscribe(MailsChanged, lambda _: self._soon())

    def tell(self) -> None:
        self._waiting = False
        self.seen += 1
        super().tell()

    def _soon(self) -> None:
        if not self._waiting:
            self._waiting = True
            asyncio.get_running_loop().call_later(PAUSE_SECONDS, self.tell)


def mail_query(query: DataQuery) -> MailQuery:
    """The same for the use cases; what is unknown there, such as an old link, is left out."""
    known = query.sort in ORDERS
    return MailQuery(
        statuses=tuple(each for each in STATUSES if each in query.chosen("status")),
        text=query.search,
        order=cast(Order, query.sort) if known else "queued_at",
        descending=query.descending if known else True,
    )

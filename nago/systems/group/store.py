"""Groups in the database; who deletes one takes it from all in the same transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from nago.auth.subject import Subject
from nago.data.database import Database, Work, together
from nago.data.repository import Repository
from nago.events import EventBus
from nago.systems.audit import AuditManagement
from nago.systems.group.events import GroupDeleted, GroupSaved
from nago.systems.group.model import SYSTEM, SYSTEM_NAME, Group

Taking = Callable[[str], Work[None]]


class GroupStore:
    """All groups."""

    def __init__(
        self,
        database: Database,
        stored: Repository[Group],
        audit: AuditManagement,
        bus: EventBus,
    ) -> None:
        self._database = database
        self._stored = stored
        self._audit = audit
        self._bus = bus
        self._taking: list[Taking] = []
        database.on_open(self._with_system)

    def when_deleted(self, taking: Taking) -> None:
        """Do this in the transaction that deletes a group, for example take it from users."""
        self._taking.append(taking)

    async def find(self, id: str) -> Group | None:
        return await self._stored.find_by_id(id)

    async def find_all(self) -> list[Group]:
        return sorted(await self._stored.find_all(), key=lambda each: each.name.casefold())

    async def save(self, subject: Subject, group: Group, action: str) -> Group:
        row = self._audit.row(action, actor=subject.id, target=group.id, detail=group.name)
        saved: Group = (await self._database.write(together(self._stored.saving(group), row)))[0]
        self._bus.publish(GroupSaved(group.id))
        return saved

    async def delete(self, subject: Subject, id: str) -> bool:
        if await self._stored.find_by_id(id) is None:
            return False
        row = self._audit.row("group_deleted", actor=subject.id, target=id)
        taking = [take(id) for take in self._taking]
        await self._database.write(together(self._stored.deleting(id), *taking, row))
        self._bus.publish(GroupDeleted(id))
        return True

    def _with_system(self, connection: sqlite3.Connection) -> None:
        """With every opening: the group that stands for the application is there."""
        if connection.execute("SELECT 1 FROM groups WHERE id = ?", (SYSTEM,)).fetchone() is None:
            self._stored.saving(Group(id=SYSTEM, name=SYSTEM_NAME))(connection)

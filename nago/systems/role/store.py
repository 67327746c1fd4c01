"""Roles in the database and in memory: views ask for rights, and views wait for nothing."""

from __future__ import annotations

from collections.abc import Callable

from nago.auth.subject import Subject
from nago.data.database import Database, Work, together
from nago.data.repository import Repository
from nago.events import EventBus
from nago.systems.audit import AuditManagement
from nago.systems.permission import Permissions
from nago.systems.role.events import RoleDeleted, RoleSaved
from nago.systems.role.model import ADMINISTRATOR, Role

Taking = Callable[[str], Work[None]]


class RoleStore:
    """All roles; what counts in this process is in `in_effect`."""

    def __init__(
        self,
        database: Database,
        stored: Repository[Role],
        permissions: Permissions,
        audit: AuditManagement,
        bus: EventBus,
    ) -> None:
        self._database = database
        self._stored = stored
        self._permissions = permissions
        self._audit = audit
        self._bus = bus
        self._taking: list[Taking] = []
        self.in_effect: dict[str, Role] = {}
        self._written = 0

    def when_deleted(self, taking: Taking) -> None:
        """Do this in the transaction that deletes a role, for example take it from users."""
        self._taking.append(taking)

    def permissions_of(self, id: str) -> frozenset[str]:
        """The ids of the permissions of a role, from memory; none if there is no such role."""
        if id == ADMINISTRATOR:
            return frozenset(self._permissions.declared)
        role = self.in_effect.get(id)
        return frozenset(role.permissions) if role is not None else frozenset()

    def knows(self, id: str) -> bool:
        return id == ADMINISTRATOR or id in self.in_effect

    async def take_effect(self) -> None:
        """Read all roles anew: at the start, and when another process has written."""
        written = -1
        while written != self._written:  # what was read may be older than what was written here
            written = self._written
            found = {role.id: role for role in await self._stored.find_all()}
        before, self.in_effect = self.in_effect, found
        for id in before.keys() | found.keys():
            if id not in found:
                self._bus.publish(RoleDeleted(id))
            elif before.get(id) != found[id]:
                self._bus.publish(RoleSaved(id))

    async def find(self, id: str) -> Role | None:
        return self._built_in() if id == ADMINISTRATOR else await self._stored.find_by_id(id)

    async def find_all(self) -> list[Role]:
        stored = sorted(await self._stored.find_all(), key=lambda each: each.name.casefold())
        return [self._built_in(), *stored]

    async def save(self, subject: Subject, role: Role, action: str) -> Role:
        """Keep it, let it count, and tell: audit log and role in one transaction."""
        row = self._audit.row(action, actor=subject.id, target=role.id, detail=role.name)
        saved: Role = (await self._database.write(together(self._stored.saving(role), row)))[0]
        self._written += 1
        self.in_effect[role.id] = saved
        self._bus.publish(RoleSaved(role.id))
        return saved

    async def delete(self, subject: Subject, id: str) -> bool:
        if await self._stored.find_by_id(id) is None:
            return False
        row = self._audit.row("role_deleted", actor=subject.id, target=id)
        taking = [take(id) for take in self._taking]
        await self._database.write(together(self._stored.deleting(id), *taking, row))
        self._written += 1
        self.in_effect.pop(id, None)
        self._bus.publish(RoleDeleted(id))
        return True

    def _built_in(self) -> Role:
        return Role(
            id=ADMINISTRATOR,
            version=1,
            name="Administrator",
            description="Holds every permission.",
            permissions=tuple(sorted(self._permissions.declared)),
        )

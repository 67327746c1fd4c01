"""How the group system is put together."""

from __future__ import annotations

from dataclasses import dataclass

from nago.systems.audit import AuditManagement
from nago.systems.group.model import Group
from nago.systems.group.permissions import ALL
from nago.systems.group.store import GroupStore
from nago.systems.group.usecases import (
    CreateGroup,
    DeleteGroup,
    FindAllGroups,
    FindGroupByID,
    FindMyGroups,
    GroupUseCases,
    UpdateGroup,
    UpsertGroup,
)
from nago.wiring import Wiring


@dataclass(frozen=True, slots=True)
class GroupManagement:
    """Who belongs together."""

    use_cases: GroupUseCases
    groups: GroupStore

    @classmethod
    def install(cls, wiring: Wiring) -> GroupManagement:
        audit = wiring.system(AuditManagement)
        for permission in ALL:
            wiring.permission(permission)
        stored = wiring.repository(Group, "groups")
        groups = GroupStore(wiring.database, stored, audit, wiring.bus)
        create, update = CreateGroup(groups), UpdateGroup(groups)
        use_cases = GroupUseCases(
            FindGroupByID(groups),
            FindAllGroups(groups),
            FindMyGroups(groups),
            create,
            update,
            UpsertGroup(create, update),
            DeleteGroup(groups),
        )
        return cls(use_cases, groups)

"""How the role system is put together."""

from __future__ import annotations

from dataclasses import dataclass

from nago.systems.audit import AuditManagement
from nago.systems.permission import PermissionManagement
from nago.systems.role.model import Role
from nago.systems.role.permissions import ALL
from nago.systems.role.store import RoleStore
from nago.systems.role.usecases import (
    CreateRole,
    DeleteRole,
    FindAllRoles,
    FindMyRoles,
    FindRoleByID,
    ListPermissions,
    RoleUseCases,
    UpdatePermissions,
    UpdateRole,
    UpsertRole,
)
from nago.wiring import Wiring


@dataclass(frozen=True, slots=True)
class RoleManagement:
    """Bundles of permissions."""

    use_cases: RoleUseCases
    roles: RoleStore

    @classmethod
    def install(cls, wiring: Wiring) -> RoleManagement:
        permissions = wiring.system(PermissionManagement).permissions
        audit = wiring.system(AuditManagement)
        for permission in ALL:
            wiring.permission(permission)
        stored = wiring.repository(Role, "roles")
        roles = RoleStore(wiring.database, stored, permissions, audit, wiring.bus)
        wiring.on_start(roles.take_effect)
        wiring.database.on_foreign_change(roles.take_effect)
        create, update = CreateRole(roles, permissions), UpdateRole(roles, permissions)
        use_cases = RoleUseCases(
            FindRoleByID(roles),
            FindAllRoles(roles),
            FindMyRoles(roles),
            create,
            update,
            UpsertRole(create, update),
            DeleteRole(roles),
            ListPermissions(roles),
            UpdatePermissions(update),
        )
        return cls(use_cases, roles)

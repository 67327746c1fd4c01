"""How the permission system is put together."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from nago.systems.permission.model import Permissions
from nago.systems.permission.permissions import FIND_PERMISSIONS
from nago.systems.permission.usecases import FindAllPermissions, PermissionUseCases
from nago.wiring import Wiring

log = logging.getLogger("nago.permission")


@dataclass(frozen=True, slots=True)
class PermissionManagement:
    """Knows every right; `wiring.permission` declares one, and refuses an id that is taken."""

    use_cases: PermissionUseCases
    permissions: Permissions

    @classmethod
    def install(cls, wiring: Wiring) -> PermissionManagement:
        wiring.permission(FIND_PERMISSIONS)
        permissions = Permissions(wiring.permissions)
        system = cls(PermissionUseCases(FindAllPermissions(permissions)), permissions)
        wiring.on_start(system.list_all)
        return system

    async def list_all(self) -> None:
        """Say at the start which rights there are."""
        log.info("%d permissions are declared", len(self.permissions.declared))
        log.debug("permissions: %s", ", ".join(each.id for each in self.permissions))

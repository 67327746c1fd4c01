"""Roles: bundles of permissions that users get."""

from nago.systems.role.events import RoleDeleted, RoleSaved
from nago.systems.role.model import ADMINISTRATOR, Role
from nago.systems.role.system import RoleManagement
from nago.systems.role.usecases import RoleUseCases

__all__ = [
    "ADMINISTRATOR",
    "Role",
    "RoleDeleted",
    "RoleManagement",
    "RoleSaved",
    "RoleUseCases",
]

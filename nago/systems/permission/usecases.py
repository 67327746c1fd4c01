"""What can be done with permissions."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.permission import Permission
from nago.auth.subject import Subject
from nago.systems.permission.model import Permissions
from nago.systems.permission.permissions import FIND_PERMISSIONS


@dataclass(frozen=True, slots=True)
class FindAllPermissions:
    """Every right that the application knows, by id."""

    permissions: Permissions

    async def __call__(self, subject: Subject) -> list[Permission]:
        """Raises PermissionDenied."""
        subject.audit(FIND_PERMISSIONS)
        return list(self.permissions)


@dataclass(frozen=True, slots=True)
class PermissionUseCases:
    """All of them, by name."""

    find_all: FindAllPermissions

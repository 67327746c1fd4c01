"""What can be done with roles."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass

from msgspec.structs import replace

from nago.auth.subject import Subject
from nago.errors import ConcurrentUpdate, InvalidValue, NotUnique
from nago.systems.permission import Permissions
from nago.systems.role.model import (
    ADMINISTRATOR,
    Role,
    checked_description,
    checked_id,
    checked_name,
)
from nago.systems.role.permissions import (
    CREATE_ROLE,
    DELETE_ROLE,
    FIND_ROLE,
    FIND_ROLES,
    UPDATE_ROLE,
)
from nago.systems.role.store import RoleStore


@dataclass(frozen=True, slots=True)
class FindRoleByID:
    """Reads one role."""

    roles: RoleStore

    async def __call__(self, subject: Subject, id: str) -> Role | None:
        """Raises PermissionDenied."""
        subject.audit(FIND_ROLE)
        return await self.roles.find(id)


@dataclass(frozen=True, slots=True)
class FindAllRoles:
    """Reads all roles, the built-in administrator first."""

    roles: RoleStore

    async def __call__(self, subject: Subject) -> list[Role]:
        """Raises PermissionDenied."""
        subject.audit(FIND_ROLES)
        return await self.roles.find_all()


@dataclass(frozen=True, slots=True)
class FindMyRoles:
    """The roles of whoever asks; everybody may know his own."""

    roles: RoleStore

    async def __call__(self, subject: Subject) -> list[Role]:
        return [role for role in await self.roles.find_all() if subject.has_role(role.id)]


@dataclass(frozen=True, slots=True)
class CreateRole:
    """Makes a role."""

    roles: RoleStore
    permissions: Permissions

    async def __call__(
        self,
        subject: Subject,
        name: str,
        *,
        id: str = "",
        description: str = "",
        permissions: Collection[str] = (),
    ) -> Role:
        """Without an id it gets a random one. Raises PermissionDenied, also for a permission that
        the subject does not hold (`security.md A03`), InvalidValue, and NotUnique for a taken id."""
        subject.audit(CREATE_ROLE)
        self.permissions.audit_grant(subject, permissions)
        id = checked_id(id or secrets.token_urlsafe(16))
        if await self.roles.find(id) is not None:
            raise NotUnique(f"there is a role with the id {id!r} already: choose another id")
        role = Role(
            id=id,
            name=checked_name(name),
            description=checked_description(description),
            permissions=tuple(sorted(set(permissions))),
        )
        return await self.roles.save(subject, role, "role_created")


@dataclass(frozen=True, slots=True)
class UpdateRole:
    """Changes a role's name, description or permissions; what is not given stays."""

    roles: RoleStore
    permissions: Permissions

    async def __call__(
        self,
        subject: Subject,
        id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        permissions: Collection[str] | None = None,
        version: int | None = None,
    ) -> Role:
        """All of it in one transaction. A permission that is not declared any more stays in the
        role unless it is taken out.

        Raises PermissionDenied, also for adding a permission that the subject does not hold
        (`security.md A03`), InvalidValue, and ConcurrentUpdate if the role is not of this
        `version` any more.
        """
        subject.audit(UPDATE_ROLE)
        role = before = await self.roles.find(id)
        if role is None:
            raise InvalidValue(f"there is no role {id!r}; it may have been deleted meanwhile")
        _refuse_built_in(id)
        if version is not None and role.version != version:
            raise ConcurrentUpdate(
                f"the role {id!r} is of version {role.version} by now, this was changed from "
                f"{version}: load it again and repeat the change"
            )
        if permissions is not None:
            self.permissions.audit_grant(subject, set(permissions) - set(role.permissions))
            role = replace(role, permissions=tuple(sorted(set(permissions))))
        if name is not None:
            role = replace(role, name=checked_name(name))
        if description is not None:
            role = replace(role, description=checked_description(description))
        if role == before:
            return role
        return await self.roles.save(subject, role, "role_changed")


@dataclass(frozen=True, slots=True)
class UpsertRole:
    """Makes a role of this id, or brings it in line: for roles that an application brings along."""

    create: CreateRole
    update: UpdateRole

    async def __call__(
        self,
        subject: Subject,
        id: str,
        name: str,
        *,
        description: str = "",
        permissions: Collection[str] = (),
    ) -> Role:
        """Needs the right to create or to update, whichever happens. Raises as those do."""
        subject.audit(UPDATE_ROLE if await self.update.roles.find(id) else CREATE_ROLE)
        if await self.update.roles.find(id) is None:
            return await self.create(
                subject, name, id=id, description=description, permissions=permissions
            )
        return await self.update(
            subject, id, name=name, description=description, permissions=permissions
        )


@dataclass(frozen=True, slots=True)
class DeleteRole:
    """Removes a role, also from everybody who has it."""

    roles: RoleStore

    async def __call__(self, subject: Subject, id: str) -> bool:
        """False if there was none. Raises PermissionDenied, InvalidValue for the built-in role."""
        subject.audit(DELETE_ROLE)
        _refuse_built_in(id)
        return await self.roles.delete(subject, id)


@dataclass(frozen=True, slots=True)
class ListPermissions:
    """The ids of the permissions that a role bundles."""

    roles: RoleStore

    async def __call__(self, subject: Subject, id: str) -> tuple[str, ...]:
        """Empty if there is no such role. Raises PermissionDenied."""
        subject.audit(FIND_ROLE)
        role = await self.roles.find(id)
        return role.permissions if role is not None else ()


@dataclass(frozen=True, slots=True)
class UpdatePermissions:
    """Replaces the permissions of a role."""

    update: UpdateRole

    async def __call__(self, subject: Subject, id: str, permissions: Collection[str]) -> Role:
        """Raises as `UpdateRole` does."""
        subject.audit(UPDATE_ROLE)
        return await self.update(subject, id, permissions=permissions)


@dataclass(frozen=True, slots=True)
class RoleUseCases:
    """All of them, by name."""

    find_by_id: FindRoleByID
    find_all: FindAllRoles
    find_my: FindMyRoles
    create: CreateRole
    update: UpdateRole
    upsert: UpsertRole
    delete: DeleteRole
    list_permissions: ListPermissions
    update_permissions: UpdatePermissions


def _refuse_built_in(id: str) -> None:
    if id == ADMINISTRATOR:
        raise InvalidValue(
            f"the role {id!r} is built in: it holds every permission and cannot be changed; "
            "give another role to who shall have less"
        )

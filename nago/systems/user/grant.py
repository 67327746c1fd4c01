"""Who gets which roles, groups and rights: nobody hands on what he does not hold."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from msgspec.structs import replace

from nago.auth.subject import Subject
from nago.errors import InvalidValue
from nago.systems.group import refuse_member
from nago.systems.group.store import GroupStore
from nago.systems.permission import Permissions
from nago.systems.role.store import RoleStore
from nago.systems.user.accounts import Accounts
from nago.systems.user.model import User
from nago.systems.user.permissions import UPDATE_GROUPS, UPDATE_PERMISSIONS, UPDATE_ROLES


@dataclass(frozen=True, slots=True)
class Grants:
    """What roles and users may do, compared with what a subject holds (`security.md A03`)."""

    roles: RoleStore
    permissions: Permissions

    def audit_roles(self, subject: Subject, roles: Collection[str]) -> None:
        """Raises InvalidValue for an unknown role, and PermissionDenied for one that holds what
        the subject does not."""
        for role in sorted(roles):
            if not self.roles.knows(role):
                raise InvalidValue(f"there is no role {role!r:.80}", field="roles")
            self._audit(subject, self.roles.permissions_of(role))

    def audit_user(self, subject: Subject, user: User) -> None:
        """Raises PermissionDenied if another user holds what the subject does not."""
        if user.id != subject.id:
            held = (self.roles.permissions_of(role) for role in user.roles)
            self._audit(subject, frozenset(user.permissions).union(*held))

    def _audit(self, subject: Subject, ids: frozenset[str]) -> None:
        self.permissions.audit_grant(subject, ids & self.permissions.declared.keys())


@dataclass(frozen=True, slots=True)
class UpdateOtherRoles:
    """Replaces the roles of a user."""

    accounts: Accounts
    grants: Grants

    async def __call__(
        self, subject: Subject, id: str, roles: Collection[str], *, version: int | None = None
    ) -> User:
        """Raises PermissionDenied, also for a new role that holds what the subject does not
        (`security.md A03`), InvalidValue for an unknown role, LastAdministrator, and
        ConcurrentUpdate if the account is not of this `version` any more."""
        subject.audit(UPDATE_ROLES)
        user = await self.accounts.need(id, version)
        self.grants.audit_roles(subject, set(roles) - set(user.roles))
        changed = replace(user, roles=tuple(sorted(set(roles))))
        return await self.accounts.save(
            subject, changed, "roles_changed", detail=", ".join(changed.roles)
        )


@dataclass(frozen=True, slots=True)
class UpdateOtherGroups:
    """Replaces the groups of a user."""

    accounts: Accounts
    groups: GroupStore

    async def __call__(
        self, subject: Subject, id: str, groups: Collection[str], *, version: int | None = None
    ) -> User:
        """Raises PermissionDenied, InvalidValue for an unknown group and for the one that stands for
        the application, ConcurrentUpdate if the account is not of this `version` any more."""
        subject.audit(UPDATE_GROUPS)
        user = await self.accounts.need(id, version)
        for group in sorted(set(groups) - set(user.groups)):
            refuse_member(group, "groups")
            if await self.groups.find(group) is None:
                raise InvalidValue(f"there is no group {group!r:.80}", field="groups")
        changed = replace(user, groups=tuple(sorted(set(groups))))
        return await self.accounts.save(
            subject, changed, "groups_changed", detail=", ".join(changed.groups)
        )


@dataclass(frozen=True, slots=True)
class UpdateOtherPermissions:
    """Replaces the rights that a user has beside those of his roles."""

    accounts: Accounts
    grants: Grants

    async def __call__(
        self, subject: Subject, id: str, permissions: Collection[str], *, version: int | None = None
    ) -> User:
        """Raises PermissionDenied, also for a new one that the subject does not hold, InvalidValue,
        ConcurrentUpdate if the account is not of this `version` any more."""
        subject.audit(UPDATE_PERMISSIONS)
        user = await self.accounts.need(id, version)
        self.grants.permissions.audit_grant(subject, set(permissions) - set(user.permissions))
        changed = replace(user, permissions=tuple(sorted(set(permissions))))
        return await self.accounts.save(
            subject, changed, "permissions_changed", detail=", ".join(changed.permissions)
        )

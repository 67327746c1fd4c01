"""Rights that many get at once by settings: nobody gives those that he does not hold."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.errors import InvalidValue
from nago.systems.group import refuse_member
from nago.systems.permission import Permissions
from nago.systems.role import ADMINISTRATOR
from nago.systems.role.store import RoleStore
from nago.systems.user.settings import UserSettings


@dataclass(frozen=True, slots=True)
class DefaultRights:
    """Checks which roles and groups are given to anonymous visitors and to new users (`security.md A03`)."""

    roles: RoleStore
    permissions: Permissions

    def __call__(self, subject: Subject, before: UserSettings, after: UserSettings) -> None:
        """Raises PermissionDenied for a role that holds what the subject lacks, InvalidValue for
        one that does not exist and for the group of the application."""
        for field in ("anonymous_roles", "default_roles", "sso_roles"):
            for role in sorted(set(getattr(after, field)) - set(getattr(before, field))):
                if not self.roles.knows(role):
                    raise InvalidValue(f"there is no role {role!r}", field=field)
                if role == ADMINISTRATOR:
                    raise InvalidValue("nobody becomes administrator unasked", field=field)
                granted = self.roles.permissions_of(role) & self.permissions.declared.keys()
                self.permissions.audit_grant(subject, granted)
        for field in ("anonymous_groups", "default_groups", "sso_groups"):
            for group in getattr(after, field):
                refuse_member(group, field)

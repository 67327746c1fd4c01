"""Who acts: an anonymous visitor, a user, or the application itself."""

from dataclasses import dataclass
from typing import Protocol

from nago.auth.permission import Permission
from nago.errors import PermissionDenied


class Subject(Protocol):
    """Whoever calls a use case; the first line of a use case audits it."""

    @property
    def id(self) -> str: ...

    @property
    def valid(self) -> bool:
        """Whether somebody is logged in (or the application acts itself)."""

    def has_permission(self, permission: Permission) -> bool: ...

    def audit(self, permission: Permission) -> None:
        """Raises PermissionDenied unless the subject holds the permission."""


@dataclass(frozen=True, slots=True)
class Anonymous:
    """A visitor who has not logged in and holds no permission."""

    id: str = ""
    valid: bool = False

    def has_permission(self, permission: Permission) -> bool:
        return False

    def audit(self, permission: Permission) -> None:
        raise PermissionDenied(f"{permission.name} ({permission.id}) needs a login")


@dataclass(frozen=True, slots=True)
class SystemUser:
    """The application itself: it may do everything."""

    id: str = "nago.system"
    valid: bool = True

    def has_permission(self, permission: Permission) -> bool:
        return True

    def audit(self, permission: Permission) -> None:
        return None


ANONYMOUS: Subject = Anonymous()
SU: Subject = SystemUser()

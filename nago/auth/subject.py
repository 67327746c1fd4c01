"""Who acts: an anonymous visitor, a user, or the application itself."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Protocol

from nago.auth.permission import Permission
from nago.errors import PermissionDenied


class Subject(Protocol):
    """Whoever calls a use case; the first line of a use case audits it."""

    @property
    def id(self) -> str:
        """The user's id; "" for an anonymous visitor, `nago.system` for the application."""

    @property
    def name(self) -> str:
        """How the user is called; "" for an anonymous visitor."""

    @property
    def email(self) -> str: ...

    @property
    def picture(self) -> str:
        """The path of the user's picture on this server; "" if there is none."""

    @property
    def valid(self) -> bool:
        """Whether somebody is logged in (or the application acts itself).

        It says nothing of rights: an anonymous visitor may hold some, a user none.
        """

    @property
    def language(self) -> str | None:
        """The language that the user has chosen, `en` or `de`; None if the browser's counts."""

    @property
    def roles(self) -> Set[str]:
        """The ids of the roles that count for the subject just now."""

    @property
    def groups(self) -> Set[str]: ...

    def has_role(self, id: str) -> bool: ...

    def has_group(self, id: str) -> bool: ...

    def has_permission(self, permission: Permission) -> bool:
        """Whether `audit` would let the subject pass, apart from the age of its login."""

    def audit(self, permission: Permission) -> None:
        """Raises PermissionDenied unless the subject holds the permission, and
        ReauthenticationNeeded if its login is too old for this one."""


@dataclass(frozen=True, slots=True)
class Anonymous:
    """A visitor who has not logged in and holds no permission."""

    id: str = ""
    name: str = ""
    email: str = ""
    picture: str = ""
    valid: bool = False
    language: str | None = None
    roles: Set[str] = frozenset()
    groups: Set[str] = frozenset()

    def has_role(self, id: str) -> bool:
        return False

    def has_group(self, id: str) -> bool:
        return False

    def has_permission(self, permission: Permission) -> bool:
        return False

    def audit(self, permission: Permission) -> None:
        raise denied(permission, login=True)


@dataclass(frozen=True, slots=True)
class SystemUser:
    """The application itself: it may do everything."""

    id: str = "nago.system"
    name: str = ""
    email: str = ""
    picture: str = ""
    valid: bool = True
    language: str | None = None
    roles: Set[str] = frozenset()
    groups: Set[str] = frozenset()

    def has_role(self, id: str) -> bool:
        return True

    def has_group(self, id: str) -> bool:
        return True

    def has_permission(self, permission: Permission) -> bool:
        return True

    def audit(self, permission: Permission) -> None:
        return None


def denied(permission: Permission, *, login: bool) -> PermissionDenied:
    """What is raised at a subject that lacks this right; `login` if logging in may help."""
    remedy = "log in" if login else "ask an administrator for it"
    return PermissionDenied(
        f"the right {permission.name!r} ({permission.id}) is missing: {remedy}",
        permission=permission.id,
        name=permission.name,
        login=login,
    )


ANONYMOUS: Subject = Anonymous()
SU: Subject = SystemUser()

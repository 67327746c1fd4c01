"""Subjects: what a user, or an anonymous visitor, may do at this moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from datetime import datetime, timedelta

from nago.auth.permission import Permission
from nago.auth.subject import denied
from nago.errors import PasswordChangeNeeded, ReauthenticationNeeded
from nago.systems.user.directory import Directory, LiveUser

SUDO = timedelta(minutes=10)
"""How old a login may be for what is marked `sudo` (`security.md A04`, S16)."""


class _Rights:
    """What both have in common; everything is looked up when it is asked for."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    @property
    def roles(self) -> Set[str]:
        return frozenset(filter(self._directory.roles.knows, self._roles()))

    @property
    def groups(self) -> Set[str]:
        return frozenset(self._groups())

    def has_role(self, id: str) -> bool:
        return id in self._roles() and self._directory.roles.knows(id)

    def has_group(self, id: str) -> bool:
        return id in self._groups()

    def has_permission(self, permission: Permission) -> bool:
        if not self._directory.current:
            return False
        return permission.id in self._permissions() or any(
            permission.id in self._directory.roles.permissions_of(role) for role in self._roles()
        )

    def _roles(self) -> Iterable[str]:
        raise NotImplementedError

    def _groups(self) -> Iterable[str]:
        raise NotImplementedError

    def _permissions(self) -> Iterable[str]:
        return ()


class Visitor(_Rights):
    """Somebody who has not logged in: he has the roles and groups that settings name."""

    id = ""
    name = ""
    email = ""
    picture = ""
    valid = False
    language: str | None = None

    def audit(self, permission: Permission) -> None:
        if not self.has_permission(permission):
            raise denied(permission, login=True)

    def _roles(self) -> Iterable[str]:
        return self._directory.settings.anonymous_roles

    def _groups(self) -> Iterable[str]:
        return self._directory.settings.anonymous_groups


class UserSubject(_Rights):
    """A user, as long as `counts` says that his session does.

    Without a session, for example in a program, `proved_at` is None: then what needs a
    recent login is refused. Changes count at once, without a new login (`security.md S18`).
    """

    def __init__(
        self,
        directory: Directory,
        live: LiveUser,
        session: str = "",
        proved_at: Callable[[], datetime | None] = lambda: None,
        counts: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(directory)
        self._live = live
        self._proved_at = proved_at
        self._counts = counts
        self.session = session
        """The public id of the session that he acts in; "" without one."""

    @property
    def id(self) -> str:
        return self._live.id

    @property
    def name(self) -> str:
        return self._live.user.name if self._live.user is not None else ""

    @property
    def email(self) -> str:
        return self._live.user.email if self._live.user is not None else ""

    @property
    def picture(self) -> str:
        user = self._live.user
        return f"/account/photo/{user.id}/{user.photo}" if user is not None and user.photo else ""

    @property
    def language(self) -> str | None:
        return (self._live.user.contact.language or None) if self._live.user is not None else None

    @property
    def valid(self) -> bool:
        user = self._live.user
        return user is not None and user.enabled(self._directory.now()) and self._counts()

    @property
    def recent(self) -> bool:
        """Whether he has proved within the last ten minutes who he is."""
        at = self._proved_at()
        return at is not None and timedelta(0) <= self._directory.now() - at < SUDO

    @property
    def must_change_password(self) -> bool:
        """Whether somebody else chose his password; no right counts before he has changed it."""
        return self._live.user is not None and self._live.user.require_password_change

    def has_permission(self, permission: Permission) -> bool:
        return self.valid and not self.must_change_password and super().has_permission(permission)

    def audit(self, permission: Permission) -> None:
        if self.valid and self.must_change_password and super().has_permission(permission):
            raise PasswordChangeNeeded(
                f"{permission.name!r} ({permission.id}) counts only after the password was changed",
                permission=permission.id,
                name=permission.name,
            )
        if not self.has_permission(permission):
            raise denied(permission, login=not self.valid)
        if permission.sudo and not self.recent:
            raise ReauthenticationNeeded(
                f"{permission.name!r} ({permission.id}) needs a login that is at most ten minutes "
                "old: confirm your password",
                permission=permission.id,
                name=permission.name,
                login=True,
            )

    def _roles(self) -> Iterable[str]:
        return self._live.user.roles if self._live.user is not None and self.valid else ()

    def _groups(self) -> Iterable[str]:
        return self._live.user.groups if self._live.user is not None and self.valid else ()

    def _permissions(self) -> Iterable[str]:
        return self._live.user.permissions if self._live.user is not None else ()

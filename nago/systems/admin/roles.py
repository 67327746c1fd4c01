"""All roles."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.members import Members
from nago.systems.admin.named_list import Named, NamedList
from nago.systems.admin.paths import ROLES
from nago.systems.admin.role_name import role_name, role_text
from nago.systems.role import Role, RoleManagement
from nago.systems.role.permissions import CREATE_ROLE
from nago.ui.table import Column


@dataclass(frozen=True, slots=True)
class RolesPage:
    """Each with how many rights it holds and how many users have it."""

    roles: RoleManagement
    members: Members

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        language = wnd.language()
        roles = await self.roles.use_cases.find_all(wnd.subject())
        show = NamedList("roles", ROLES, CREATE_ROLE, self._create, self.members)
        return await show(
            wnd,
            [_listed(language, each) for each in roles],
            (
                Column(translate(language, "admin.roles.role")),
                Column(translate(language, "admin.roles.rights"), align="end"),
            ),
        )

    async def _create(self, subject: Subject, name: str, description: str) -> str:
        return (await self.roles.use_cases.create(subject, name, description=description)).id


def _listed(language: str, role: Role) -> Named:
    rights = str(len(role.permissions))
    return Named(role.id, role_name(language, role), role_text(language, role), rights)

"""All groups."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.members import Members
from nago.systems.admin.named_list import Named, NamedList
from nago.systems.admin.paths import GROUPS
from nago.systems.admin.role_name import group_name, group_text
from nago.systems.group import SYSTEM, Group, GroupManagement
from nago.systems.group.permissions import CREATE_GROUP
from nago.ui.badge import Badge
from nago.ui.table import Column


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """Each with how many users are in it; that of the application is marked."""

    groups: GroupManagement
    members: Members

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        language = wnd.language()
        groups = await self.groups.use_cases.find_all(wnd.subject())
        show = NamedList("groups", GROUPS, CREATE_GROUP, self._create, self.members)
        return await show(
            wnd,
            [_listed(language, each) for each in groups],
            (
                Column(translate(language, "admin.groups.group")),
                Column(translate(language, "admin.groups.kind")),
            ),
        )

    async def _create(self, subject: Subject, name: str, description: str) -> str:
        return (await self.groups.use_cases.create(subject, name, description=description)).id


def _listed(language: str, group: Group) -> Named:
    built_in = group.id == SYSTEM
    mark = Badge(translate(language, "admin.groups.built_in"), icon="lock") if built_in else None
    return Named(group.id, group_name(language, group), group_text(language, group), mark)

"""Which rights the application knows, and which roles hold them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.rights import Right, RightsGroup, grouped
from nago.systems.admin.role_name import role_name
from nago.systems.admin.search_bar import search_bar
from nago.systems.permission import PermissionManagement
from nago.systems.role import RoleManagement
from nago.systems.role.permissions import FIND_ROLES
from nago.ui.badge import Badge
from nago.ui.color import ColorMuted
from nago.ui.empty_state import EmptyState
from nago.ui.length import percent
from nago.ui.stack import VStack
from nago.ui.table import Column, Table
from nago.ui.table_row import TableLine, TableRow
from nago.ui.text import Text
from nago.ui.titled_page import titled_page

WIDTHS = {"name": 22, "text": 36, "id": 24, "roles": 18}
"""Per cent, so that the columns of all tables stand below each other."""


@dataclass(frozen=True, slots=True)
class PermissionsPage:
    """A table for each system; nothing can be changed, for rights are declared in code."""

    permissions: PermissionManagement
    roles: RoleManagement

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        language, subject = wnd.language(), wnd.subject()
        text = wnd.query_state("q", "")
        declared = await self.permissions.use_cases.find_all(subject)
        groups = grouped(language, declared, text.value)
        holders = await self._holders(wnd)

        return titled_page(
            wnd,
            translate(language, "admin.permissions.title"),
            translate(language, "admin.permissions.text", count=str(len(declared))),
            search_bar(translate(language, "admin.rights.search"), text),
            *(self._group(language, each, holders) for each in groups),
            None
            if groups
            else EmptyState(
                translate(language, "admin.rights.nothing"), icon="search-x", key="nothing"
            ),
            wide=True,
        )

    async def _holders(self, wnd: Window) -> dict[str, list[str]] | None:
        """The names of the roles that hold a right, by its id; None for who may not see roles."""
        if not wnd.subject().has_permission(FIND_ROLES):
            return None
        holders: dict[str, list[str]] = defaultdict(list)
        for role in await self.roles.use_cases.find_all(wnd.subject()):
            for id in role.permissions:
                holders[id].append(role_name(wnd.language(), role))
        return holders

    def _group(
        self, language: str, group: RightsGroup, holders: dict[str, list[str]] | None
    ) -> View:
        columns = [each for each in WIDTHS if each != "roles" or holders is not None]
        return Table(
            [
                Column(translate(language, f"admin.rights.{each}"), width=percent(WIDTHS[each]))
                for each in columns
            ],
            [self._row(language, each, holders) for each in group.rights],
            caption=group.title,
            density="compact",
            cards=True,
            key=group.id,
        )

    def _row(self, language: str, right: Right, holders: dict[str, list[str]] | None) -> TableLine:
        sudo = Badge(translate(language, "admin.rights.sudo"), icon="lock")
        text = Text(right.text, level="small", color=ColorMuted) if right.text else None
        roles = [] if holders is None else [", ".join(holders.get(right.id, [])) or "–"]
        return TableRow(
            right.name,
            VStack(text, sudo if right.permission.sudo else None, alignment="leading"),
            Text(right.id, level="mono"),
            *roles,
            key=right.id,
        )

"""All roles."""

from __future__ import annotations

from dataclasses import dataclass

from nago.errors import NagoError
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.members import Members
from nago.systems.admin.naming import NewDialog, NewEntry
from nago.systems.admin.paths import ROLES
from nago.systems.admin.problem import tell
from nago.systems.admin.role_name import role_name, role_text
from nago.systems.admin.search_bar import search_bar
from nago.systems.role import Role, RoleManagement
from nago.systems.role.permissions import CREATE_ROLE
from nago.systems.settings.confirmation import may_change
from nago.ui.button import PrimaryButton
from nago.ui.empty_state import EmptyState
from nago.ui.table import Column, Table
from nago.ui.table_row import TableLine, TableRow
from nago.ui.titled_page import titled_page


@dataclass(frozen=True, slots=True)
class RolesPage:
    """Each with how many rights it holds and how many users have it."""

    roles: RoleManagement
    members: Members

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        language, subject = wnd.language(), wnd.subject()
        text, creating = wnd.query_state("q", ""), wnd.state("creating", False)
        roles = await self.roles.use_cases.find_all(subject)
        words = text.value.casefold().split()
        shown = [each for each in roles if _has(language, each, words)]
        counts = {each.id: await self.members.count(wnd, each.id) for each in shown}
        may, confirmation = may_change(wnd, CREATE_ROLE, "admin.roles.confirm")
        counted = any(each is not None for each in counts.values())

        def begin() -> None:
            creating.value = True

        return titled_page(
            wnd,
            translate(language, "admin.roles.title"),
            translate(language, "admin.roles.text"),
            confirmation,
            search_bar(
                translate(language, "admin.roles.search"),
                text,
                PrimaryButton(
                    translate(language, "admin.roles.new"), action=begin, leading_icon="plus"
                )
                if may
                else None,
            ),
            Table(
                [
                    Column(translate(language, "admin.roles.role")),
                    Column(translate(language, "admin.naming.description")),
                    Column(translate(language, "admin.roles.rights"), align="end"),
                    *([Column(translate(language, "admin.members.title"), align="end")] * counted),
                ],
                [self._row(language, each, counts[each.id], counted) for each in shown],
                caption=translate(language, "admin.roles.title"),
                caption_hidden=True,
                empty=EmptyState(translate(language, "admin.roles.nothing"), icon="search-x"),
                cards=True,
            ),
            self._dialog(wnd)(wnd, creating) if may else None,
            wide=True,
        )

    def _dialog(self, wnd: Window) -> NewDialog:
        async def create(entry: NewEntry) -> None:
            try:
                role = await self.roles.use_cases.create(
                    wnd.subject(), entry.name, description=entry.description
                )
            except NagoError as error:
                tell(wnd, error, CREATE_ROLE)
            else:
                wnd.navigation().forward_to(f"{ROLES}/{role.id}")

        return NewDialog(translate(wnd.language(), "admin.roles.new"), create)

    def _row(self, language: str, role: Role, members: int | None, counted: bool) -> TableLine:
        return TableRow(
            role_name(language, role),
            role_text(language, role),
            str(len(role.permissions)),
            *([str(members)] * counted),
            to=f"{ROLES}/{role.id}",
            key=role.id,
        )


def _has(language: str, role: Role, words: list[str]) -> bool:
    said = f"{role.id}\n{role_name(language, role)}\n{role_text(language, role)}".casefold()
    return all(word in said for word in words)

"""All groups."""

from __future__ import annotations

from dataclasses import dataclass

from nago.errors import NagoError
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.members import Members
from nago.systems.admin.naming import NewDialog, NewEntry
from nago.systems.admin.paths import GROUPS
from nago.systems.admin.problem import tell
from nago.systems.admin.role_name import group_name, group_text
from nago.systems.admin.search_bar import search_bar
from nago.systems.group import SYSTEM, Group, GroupManagement
from nago.systems.group.permissions import CREATE_GROUP
from nago.systems.settings.confirmation import may_change
from nago.ui.badge import Badge
from nago.ui.button import PrimaryButton
from nago.ui.empty_state import EmptyState
from nago.ui.table import Column, Table
from nago.ui.table_row import TableLine, TableRow
from nago.ui.titled_page import titled_page


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """Each with how many users are in it; that of the application is marked."""

    groups: GroupManagement
    members: Members

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        language, subject = wnd.language(), wnd.subject()
        text, creating = wnd.query_state("q", ""), wnd.state("creating", False)
        groups = await self.groups.use_cases.find_all(subject)
        words = text.value.casefold().split()
        shown = [each for each in groups if _has(language, each, words)]
        counts = {each.id: await self.members.count(wnd, each.id) for each in shown}
        may, confirmation = may_change(wnd, CREATE_GROUP, "admin.groups.confirm")
        counted = any(each is not None for each in counts.values())

        def begin() -> None:
            creating.value = True

        return titled_page(
            wnd,
            translate(language, "admin.groups.title"),
            translate(language, "admin.groups.text"),
            confirmation,
            search_bar(
                translate(language, "admin.groups.search"),
                text,
                PrimaryButton(
                    translate(language, "admin.groups.new"), action=begin, leading_icon="plus"
                )
                if may
                else None,
            ),
            Table(
                [
                    Column(translate(language, "admin.groups.group")),
                    Column(translate(language, "admin.naming.description")),
                    *([Column(translate(language, "admin.members.title"), align="end")] * counted),
                    Column(translate(language, "admin.groups.kind")),
                ],
                [self._row(language, each, counts[each.id], counted) for each in shown],
                caption=translate(language, "admin.groups.title"),
                caption_hidden=True,
                empty=EmptyState(translate(language, "admin.groups.nothing"), icon="search-x"),
                cards=True,
            ),
            self._dialog(wnd)(wnd, creating) if may else None,
            wide=True,
        )

    def _dialog(self, wnd: Window) -> NewDialog:
        async def create(entry: NewEntry) -> None:
            try:
                group = await self.groups.use_cases.create(
                    wnd.subject(), entry.name, description=entry.description
                )
            except NagoError as error:
                tell(wnd, error, CREATE_GROUP)
            else:
                wnd.navigation().forward_to(f"{GROUPS}/{group.id}")

        return NewDialog(translate(wnd.language(), "admin.groups.new"), create)

    def _row(self, language: str, group: Group, members: int | None, counted: bool) -> TableLine:
        mark = Badge(translate(language, "admin.groups.built_in"), icon="lock")
        return TableRow(
            group_name(language, group),
            group_text(language, group),
            *([str(members)] * counted),
            mark if group.id == SYSTEM else None,
            to=f"{GROUPS}/{group.id}",
            key=group.id,
        )


def _has(language: str, group: Group, words: list[str]) -> bool:
    said = f"{group.id}\n{group_name(language, group)}\n{group_text(language, group)}".casefold()
    return all(word in said for word in words)

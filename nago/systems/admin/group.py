"""One group: what it is called, and who is in it."""

from __future__ import annotations

from dataclasses import dataclass

from nago.errors import ConcurrentUpdate, NagoError
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.members import Members
from nago.systems.admin.naming import Names, save_bar
from nago.systems.admin.paths import GROUPS
from nago.systems.admin.problem import tell
from nago.systems.admin.removal import removal
from nago.systems.admin.role_name import group_name, group_text
from nago.systems.group import SYSTEM, Group, GroupManagement
from nago.systems.group.permissions import DELETE_GROUP, UPDATE_GROUP
from nago.systems.settings.confirmation import may_change
from nago.ui.banner import Banner, show_snackbar
from nago.ui.fallback import not_found
from nago.ui.length import L24
from nago.ui.stack import VStack
from nago.ui.titled_page import titled_page


@dataclass(frozen=True, slots=True)
class GroupPage:
    """Name and description are saved together; members count at once."""

    groups: GroupManagement
    members: Members

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        language = wnd.language()
        group = await self.groups.use_cases.find_by_id(wnd.subject(), wnd.values().get("id", ""))
        if group is None:
            wnd.status = 404
            return not_found(wnd)
        count = await self.members.count(wnd, group.id)
        return titled_page(
            wnd,
            group_name(language, group),
            group_text(language, group),
            Banner(translate(language, "admin.groups.built_in.text"))
            if group.id == SYSTEM
            else self._names(wnd, group),
            await self.members(wnd, group.id, group_name(language, group))
            if group.id != SYSTEM
            else None,
            self._removal(wnd, group, count),
            wide=True,
        )

    def _names(self, wnd: Window, group: Group) -> View | None:
        language = wnd.language()
        names = Names(wnd, group.name, group.description, group.version)
        may, confirmation = may_change(wnd, UPDATE_GROUP, "admin.groups.confirm")

        async def save() -> None:
            try:
                show(
                    await self.groups.use_cases.update(
                        wnd.subject(),
                        group.id,
                        name=names.name.peek(),
                        description=names.description.peek(),
                        version=names.version.peek(),
                    )
                )
            except ConcurrentUpdate:
                wnd.invalidate()  # which shows that somebody was faster
            except NagoError as error:
                tell(wnd, error, UPDATE_GROUP)
            else:
                show_snackbar(wnd, translate(language, "account.saved"))

        async def load() -> None:
            now = await self.groups.use_cases.find_by_id(wnd.subject(), group.id)
            if now is not None:
                show(now)

        def show(now: Group) -> None:
            names.take(now.name, now.description, now.version)
            wnd.invalidate()

        if not may:
            return confirmation
        return VStack(
            names.fields(),
            save_bar(
                language,
                changed=names.changed,
                allowed=names.allowed,
                stale=names.version.value != group.version,
                save=save,
                load=load,
            ),
            gap=L24,
            alignment="stretch",
        )

    def _removal(self, wnd: Window, group: Group, count: int | None) -> View | None:
        if group.id == SYSTEM or not may_change(wnd, DELETE_GROUP)[0]:
            return None

        async def remove() -> None:
            try:
                await self.groups.use_cases.delete(wnd.subject(), group.id)
            except NagoError as error:
                tell(wnd, error, DELETE_GROUP)
            else:
                wnd.navigation().replace(GROUPS)

        return removal(wnd.language(), "groups", group.name, count, remove)

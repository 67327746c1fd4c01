"""One role: what it is called, what it permits, and who has it."""

from __future__ import annotations

from dataclasses import dataclass

from nago.errors import ConcurrentUpdate, NagoError
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.members import Members
from nago.systems.admin.naming import Names, save_bar
from nago.systems.admin.paths import ROLES
from nago.systems.admin.permission_picker import PermissionPicker
from nago.systems.admin.problem import tell
from nago.systems.admin.removal import removal
from nago.systems.admin.role_name import role_name, role_text
from nago.systems.role import ADMINISTRATOR, Role, RoleManagement
from nago.systems.role.permissions import DELETE_ROLE, UPDATE_ROLE
from nago.systems.settings.confirmation import may_change
from nago.ui.banner import Banner, show_snackbar
from nago.ui.card import Card
from nago.ui.fallback import not_found
from nago.ui.length import L16, L24
from nago.ui.stack import VStack
from nago.ui.tabs import Tab, Tabs
from nago.ui.titled_page import titled_page


@dataclass(frozen=True, slots=True)
class RolePage:
    """Name, description and rights are saved together; members count at once."""

    roles: RoleManagement
    members: Members
    picker: PermissionPicker

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        language = wnd.language()
        id = wnd.values().get("id", "")
        role = await self.roles.use_cases.find_by_id(wnd.subject(), id)
        if role is None:
            wnd.status = 404
            return not_found(wnd)
        tab = wnd.query_state("tab", "rights")
        count = await self.members.count(wnd, role.id)
        title = translate(language, "admin.members.title")
        return titled_page(
            wnd,
            role_name(language, role),
            role_text(language, role),
            Tabs(
                Tab("rights", translate(language, "admin.roles.rights"), self._rights(wnd, role)),
                Tab(
                    "members",
                    title if count is None else f"{title} ({count})",
                    await self.members(wnd, role.id, role_name(language, role))
                    if tab.value == "members"
                    else None,
                ),
                selected=tab,
            ),
            self._removal(wnd, role, count),
            wide=True,
        )

    def _rights(self, wnd: Window, role: Role) -> View:
        language = wnd.language()
        names = Names(wnd, role.name, role.description, role.version)
        chosen = wnd.state("rights", list(role.permissions), type=list[str])
        built_in = role.id == ADMINISTRATOR
        may, confirmation = (
            (False, None) if built_in else may_change(wnd, UPDATE_ROLE, "admin.roles.confirm")
        )
        changed = names.changed or set(chosen.value) != set(role.permissions)
        stale = names.version.value != role.version

        async def save() -> None:
            try:
                show(
                    await self.roles.use_cases.update(
                        wnd.subject(),
                        role.id,
                        name=names.name.peek(),
                        description=names.description.peek(),
                        permissions=chosen.peek(),
                        version=names.version.peek(),
                    )
                )
            except ConcurrentUpdate:
                wnd.invalidate()  # which shows that somebody was faster
            except NagoError as error:
                tell(wnd, error, UPDATE_ROLE)
            else:
                show_snackbar(wnd, translate(language, "account.saved"))

        async def load() -> None:
            now = await self.roles.use_cases.find_by_id(wnd.subject(), role.id)
            if now is not None:
                show(now)

        def show(now: Role) -> None:
            names.take(now.name, now.description, now.version)
            chosen.value = list(now.permissions)
            wnd.invalidate()

        return VStack(
            confirmation,
            Banner(translate(language, "admin.roles.built_in")) if built_in else None,
            names.fields() if may else None,
            Card(
                self.picker(wnd, chosen, may=may),
                title=translate(language, "admin.roles.rights"),
                supporting_text=translate(
                    language, "admin.rights.chosen", count=str(len(chosen.value))
                ),
                gap=L16,
            ),
            save_bar(
                language, changed=changed, allowed=names.allowed, stale=stale, save=save, load=load
            )
            if may
            else None,
            gap=L24,
            alignment="stretch",
        )

    def _removal(self, wnd: Window, role: Role, count: int | None) -> View | None:
        if role.id == ADMINISTRATOR or not may_change(wnd, DELETE_ROLE)[0]:
            return None

        async def remove() -> None:
            try:
                await self.roles.use_cases.delete(wnd.subject(), role.id)
            except NagoError as error:
                tell(wnd, error, DELETE_ROLE)
            else:
                wnd.navigation().replace(ROLES)

        return removal(wnd.language(), "roles", role.name, count, remove)

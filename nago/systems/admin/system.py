"""How the admin center is put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nago.errors import ComponentError, WiringError
from nago.presentation.admin_card import AdminCard
from nago.presentation.window import RootView, Window
from nago.systems.account import AccountPages
from nago.systems.admin.accounts import AccountsPages
from nago.systems.admin.audit_page import AuditPage
from nago.systems.admin.cards import CARDS
from nago.systems.admin.center import CenterPage
from nago.systems.admin.group import GroupPage
from nago.systems.admin.groups import GroupsPage
from nago.systems.admin.members import Members
from nago.systems.admin.model import SETTINGS
from nago.systems.admin.names import Names
from nago.systems.admin.overview import ReadOverview, Stores
from nago.systems.admin.overview_page import OverviewPage
from nago.systems.admin.paths import ADMIN, AUDIT, GROUPS, OVERVIEW, PERMISSIONS, ROLES, SESSIONS
from nago.systems.admin.permission_picker import PermissionPicker
from nago.systems.admin.permissions import READ_OVERVIEW
from nago.systems.admin.permissions_page import PermissionsPage
from nago.systems.admin.role import RolePage
from nago.systems.admin.roles import RolesPage
from nago.systems.admin.sessions import AllSessionsPage
from nago.systems.admin.trail import AdminTrail
from nago.systems.admin.usecases import AdminUseCases, FindAllGroups, QueryGroups
from nago.systems.audit import AuditManagement
from nago.systems.group import GroupManagement
from nago.systems.mail import MailManagement, MailPages
from nago.systems.permission import PermissionManagement
from nago.systems.role import RoleManagement
from nago.systems.secret import SecretManagement
from nago.systems.session import SessionManagement
from nago.systems.settings.pages import PATH as SETTINGS_PATH
from nago.systems.settings.pages import SettingsPages
from nago.systems.settings.permissions import READ_SETTINGS
from nago.ui.icon import path_of
from nago.wiring import Wiring

SETTINGS_ICON = "sliders-horizontal"


@dataclass(frozen=True, slots=True)
class AdminManagement:
    """The pages of the administration, and the way to those of all other systems."""

    use_cases: AdminUseCases
    trail: AdminTrail
    wiring: Wiring
    settings: SettingsPages

    @classmethod
    def install(cls, wiring: Wiring) -> AdminManagement:
        wiring.system(AccountPages)
        settings = wiring.system(SettingsPages)
        find = FindAllGroups(lambda: cards_of(wiring, settings))
        wiring.permission(READ_OVERVIEW)
        sessions, mail = wiring.system(SessionManagement), wiring.system(MailManagement)
        overview = ReadOverview(wiring, sessions, mail, Stores(wiring))
        use_cases = AdminUseCases(find, QueryGroups(find), overview)
        roles, groups = wiring.system(RoleManagement), wiring.system(GroupManagement)
        permissions = wiring.system(PermissionManagement)
        having, being = Members(sessions.users, "role"), Members(sessions.users, "group")
        names = Names(
            sessions.users, roles, groups, settings.settings, wiring.system(SecretManagement)
        )
        picker = PermissionPicker(permissions.permissions)
        pages: dict[str, RootView] = {
            ADMIN: CenterPage(use_cases, (wiring.system(MailPages).hint,)),
            OVERVIEW: OverviewPage(overview),
            SESSIONS: AllSessionsPage(sessions),
            ROLES: RolesPage(roles, having),
            f"{ROLES}/{{id}}": RolePage(roles, having, picker),
            GROUPS: GroupsPage(groups, being),
            f"{GROUPS}/{{id}}": GroupPage(groups, being),
            PERMISSIONS: PermissionsPage(permissions, roles),
            AUDIT: AuditPage(wiring.system(AuditManagement), names),
        }
        for path, page in pages.items():
            wiring.root_view_with_decoration(path, page)
        for card in CARDS:
            wiring.admin_card(card)
        wiring.system(AccountsPages)
        system = cls(use_cases, AdminTrail(use_cases), wiring, settings)
        wiring.on_start(system.check)
        return system

    def is_open(self, wnd: Window) -> bool:
        """Whether whoever is here may open any page of the administration."""
        return self.use_cases.find_all_groups.is_any(wnd.subject())

    async def check(self) -> None:
        """Raises WiringError for a card that leads nowhere, or has an icon that there is not."""
        for card in cards_of(self.wiring, self.settings):
            if self.wiring.routes.find(card.path) is None:
                raise WiringError(
                    f"the card {card.title!r} of the admin center leads to {card.path!r}, where no "
                    "root view is registered: call wiring.root_view_with_decoration, or correct "
                    "its path"
                )
            try:
                path_of(card.icon)
            except ComponentError as error:
                raise WiringError(f"the card {card.title!r} of the admin center: {error}") from None


def cards_of(wiring: Wiring, settings: SettingsPages) -> Iterator[AdminCard]:
    """Those that systems have handed in, and one for each kind of settings."""
    yield from wiring.admin_cards
    known = {card.path for card in wiring.admin_cards}
    for each in settings.beside:
        if each.path not in known:
            yield AdminCard(
                group=SETTINGS,
                title=each.title,
                text=each.text,
                path=each.path,
                icon=SETTINGS_ICON,
                permission=each.permission,
            )
    for kind in settings.settings.in_effect.kinds.values():
        path = kind.path or f"{SETTINGS_PATH}/{kind.name}"
        if path not in known:
            yield AdminCard(
                group=SETTINGS,
                title=kind.title,
                text=kind.description,
                path=path,
                icon=SETTINGS_ICON,
                permission=READ_SETTINGS,
            )

"""How the pages of accounts are put together."""

from __future__ import annotations

from dataclasses import dataclass

from nago.presentation.admin_card import AdminCard
from nago.systems.admin.account import AccountPage
from nago.systems.admin.account_desk import AccountDesk
from nago.systems.admin.account_list import AccountsPage
from nago.systems.admin.account_source import changes_of
from nago.systems.admin.model import USERS
from nago.systems.admin.paths import ACCOUNTS
from nago.systems.group import GroupManagement
from nago.systems.mail import MailManagement
from nago.systems.permission import PermissionManagement
from nago.systems.role import RoleManagement
from nago.systems.session import SessionManagement
from nago.systems.user.permissions import FIND_USERS
from nago.wiring import Wiring


@dataclass(frozen=True, slots=True)
class AccountsPages:
    """All accounts, and the page of each."""

    desk: AccountDesk

    @classmethod
    def install(cls, wiring: Wiring) -> AccountsPages:
        desk = AccountDesk(
            wiring.system(SessionManagement),
            wiring.system(RoleManagement),
            wiring.system(GroupManagement),
            wiring.system(PermissionManagement),
            wiring.system(MailManagement),
        )
        wiring.root_view_with_decoration(ACCOUNTS, AccountsPage(desk, changes_of(wiring.bus)))
        wiring.root_view_with_decoration(f"{ACCOUNTS}/{{id}}", AccountPage(desk))
        wiring.admin_card(
            AdminCard(
                group=USERS,
                title="accounts.title",
                text="accounts.card",
                path=ACCOUNTS,
                icon="users",
                permission=FIND_USERS,
            )
        )
        return cls(desk)

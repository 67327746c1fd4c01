"""The page of one account."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from nago.auth.permission import Permission
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.account_access import access_tab
from nago.systems.admin.account_badges import badges
from nago.systems.admin.account_consents import consents_tab
from nago.systems.admin.account_contact import contact_tab
from nago.systems.admin.account_desk import AccountDesk, OpenAccount
from nago.systems.admin.account_rights import groups_tab, permissions_tab, roles_tab
from nago.systems.admin.account_sessions import sessions_tab
from nago.systems.group.permissions import FIND_GROUPS
from nago.systems.permission.permissions import FIND_PERMISSIONS
from nago.systems.role.permissions import FIND_ROLES
from nago.systems.session.permissions import END_SESSIONS, FIND_SESSIONS
from nago.systems.user.permissions import (
    CHANGE_EMAIL,
    CONSENT_OTHER,
    DELETE_USER,
    FIND_USER,
    NOTIFY_USER,
    START_RESET,
    UPDATE_CONTACT,
    UPDATE_GROUPS,
    UPDATE_PERMISSIONS,
    UPDATE_ROLES,
    UPDATE_STATUS,
    UPDATE_VERIFICATION,
)
from nago.ui.avatar import Avatar
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.fallback import not_found
from nago.ui.icon import IconName
from nago.ui.length import FULL, L4, L8, L16, L24, L64, L880
from nago.ui.stack import HStack, VStack
from nago.ui.tabs import Tab, Tabs
from nago.ui.text import Text

CHANGES = (
    UPDATE_CONTACT, UPDATE_ROLES, UPDATE_GROUPS, UPDATE_PERMISSIONS, CONSENT_OTHER, END_SESSIONS,
    UPDATE_STATUS, UPDATE_VERIFICATION, CHANGE_EMAIL, START_RESET, NOTIFY_USER,
    DELETE_USER,
)  # fmt: skip

Content = Callable[[OpenAccount], Awaitable[View]]


async def _contact(account: OpenAccount) -> View:
    return contact_tab(account)


TABS: tuple[tuple[str, IconName, Permission, Content], ...] = (
    ("contact", "contact", FIND_USER, _contact),
    ("roles", "shield", FIND_ROLES, roles_tab),
    ("groups", "users", FIND_GROUPS, groups_tab),
    ("permissions", "key-round", FIND_PERMISSIONS, permissions_tab),
    ("consents", "file-check", FIND_USER, consents_tab),
    ("sessions", "monitor-smartphone", FIND_SESSIONS, sessions_tab),
    ("access", "lock", FIND_USER, access_tab),
)
"""Each with the right that it takes to see it."""


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Everything about one account, and what can be done with it."""

    desk: AccountDesk

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, for an account that there is and for one that there is not
        (`security.md A02`); StoreError."""
        subject, language = wnd.subject(), wnd.language()
        subject.audit(FIND_USER)
        user = await self.desk.use_cases.find_by_id(subject, wnd.values().get("id", ""))
        if user is None:
            wnd.status = 404
            return not_found(wnd)
        account = OpenAccount.of(wnd, self.desk, user, CHANGES)
        tabs = {key: (icon, content) for key, icon, right, content in TABS
                if subject.has_permission(right)}  # fmt: skip
        selected = wnd.query_state("tab", "contact")
        shown = selected.value if selected.value in tabs else "contact"
        content = await tabs[shown][1](account)
        wnd.title(user.name)
        return VStack(
            self._head(account),
            account.confirmation,
            Tabs(
                *(
                    Tab(
                        key,
                        translate(language, f"accounts.tab.{key}"),
                        content if key == shown else None,
                        icon=icon,
                    )
                    for key, (icon, _) in tabs.items()
                ),
                selected=selected,
                manual=True,
            ),
            gap=L24,
            alignment="stretch",
            frame=Frame(width=FULL, max_width=L880),
        )

    def _head(self, account: OpenAccount) -> View:
        user = account.user
        picture = f"/account/photo/{user.id}/{user.photo}" if user.photo else None
        return HStack(
            Avatar(user.name, image=picture, size=L64),
            VStack(
                Text(user.name, level="h1"),
                Text(user.email, color=ColorMuted),
                HStack(
                    *badges(account.wnd, user, account.desk.now()),
                    gap=L8,
                    wrap=True,
                    alignment="leading",
                ),
                gap=L4,
                alignment="leading",
            ),
            gap=L16,
            alignment="leading",
        )

"""The list of all accounts."""

from __future__ import annotations

from dataclasses import dataclass

from nago.events import EventBus
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.account_badges import badges
from nago.systems.admin.account_desk import AccountDesk
from nago.systems.admin.frame import admin_page
from nago.systems.admin.paths import ACCOUNTS
from nago.systems.admin.stamp import stamp
from nago.systems.user import UserQuery
from nago.ui.decor import Frame
from nago.ui.empty_state import EmptyState
from nago.ui.length import FULL, L4, L480
from nago.ui.pager import Pager
from nago.ui.stack import HStack
from nago.ui.table import Column, Table
from nago.ui.table_row import TableRow
from nago.ui.text_field import TextField

PAGE = 25


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """Who can log in here."""

    desk: AccountDesk
    bus: EventBus

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, StoreError."""
        language = wnd.language()
        text = wnd.query_state("q", "")
        page = wnd.query_state("page", 0)
        found = await self.desk.use_cases.search(
            wnd.subject(), UserQuery(text=text.value, first=page.value * PAGE, most=PAGE)
        )

        def from_the_start() -> None:
            page.value = 0

        names = ("name", "email", "last_login", "status")
        return admin_page(
            wnd,
            translate(language, "accounts.title"),
            translate(language, "accounts.text"),
            TextField(
                translate(language, "accounts.search"),
                text,
                kind="search",
                mode="live",
                autocomplete="off",
                on_change=from_the_start,
                frame=Frame(width=FULL, max_width=L480),
            ),
            Table(
                [Column(translate(language, f"accounts.column.{each}")) for each in names],
                [
                    TableRow(
                        each.user.name,
                        each.user.email,
                        stamp(wnd, each.last_login) if each.last_login else "",
                        HStack(
                            *badges(wnd, each.user, self.desk.now()),
                            gap=L4,
                            wrap=True,
                            alignment="leading",
                        ),
                        to=f"{ACCOUNTS}/{each.user.id}",
                        key=each.user.id,
                    )
                    for each in found.users
                ],
                caption=translate(language, "accounts.count", count=str(found.total)),
                empty=EmptyState(translate(language, "accounts.empty"), icon="user-search"),
                cards=True,
            ),
            Pager(page, total=found.total, size=PAGE) if found.total > PAGE else None,
        )

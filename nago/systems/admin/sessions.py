"""Who is logged in, and how administrators end it."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.permission import Permission
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.device import device_name
from nago.systems.account.moment import moment_text
from nago.systems.admin.search_bar import search_bar
from nago.systems.admin.stamp import stamp
from nago.systems.session import SessionManagement
from nago.systems.session.everybody import UserSessionLine
from nago.systems.session.permissions import CLEAR_SESSIONS, END_SESSIONS
from nago.systems.settings.confirmation import may_change
from nago.ui.badge import Badge
from nago.ui.banner import show_snackbar
from nago.ui.button import SecondaryButton
from nago.ui.confirmation import Confirm
from nago.ui.empty_state import EmptyState
from nago.ui.menu import Menu, MenuItem, MenuPanel
from nago.ui.pager import Pager
from nago.ui.table import Column, Table
from nago.ui.table_row import TableLine, TableRow
from nago.ui.titled_page import titled_page

PAGE = 50


@dataclass(frozen=True, slots=True)
class AllSessionsPage:
    """All sessions that somebody is logged in to, the last used first."""

    sessions: SessionManagement

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, StoreError."""
        language, subject = wnd.language(), wnd.subject()
        text = wnd.query_state("q", "")
        user = wnd.query_state("user", "")
        page = wnd.query_state("page", 0)
        use_cases = self.sessions.use_cases
        first = max(page.value, 0) * PAGE
        found = await use_cases.find_all_sessions(
            subject, text=text.value, user=user.value, first=first, most=PAGE
        )
        if not found.sessions and found.total:  # ended meanwhile, or an address of long ago
            last = (found.total - 1) // PAGE
            found = await use_cases.find_all_sessions(
                subject, text=text.value, user=user.value, first=last * PAGE, most=PAGE
            )
        may_end, may_clear, confirmation = self._may(wnd)

        def from_the_start() -> None:
            page.value = 0

        def all_users() -> None:
            text.value = user.value = ""
            page.value = 0

        searching = bool(text.value or user.value)
        return titled_page(
            wnd,
            translate(language, "admin.sessions.title"),
            translate(language, "admin.sessions.text"),
            confirmation,
            search_bar(
                translate(language, "admin.sessions.search"),
                text,
                self._clear(wnd) if may_clear else None,
                on_change=from_the_start,
            ),
            Table(
                [
                    Column(translate(language, f"admin.sessions.{each}"))
                    for each in ("user", "email", "device", "network", "since", "seen")
                ],
                [self._row(wnd, each, may_end) for each in found.sessions],
                caption=translate(language, "admin.sessions.count", count=str(found.total)),
                empty=EmptyState(
                    translate(language, "admin.sessions.none"),
                    None,
                    SecondaryButton(translate(language, "admin.search.clear"), action=all_users)
                    if searching
                    else None,
                    icon="monitor-off",
                    level="h2",
                ),
                cards=True,
            ),
            Pager(page, total=found.total, size=PAGE) if found.total > PAGE else None,
            wide=True,
        )

    def _may(self, wnd: Window) -> tuple[bool, bool, View | None]:
        """Whether he may end one, or all; and the way to confirm that it is he."""

        def may(permission: Permission) -> tuple[bool, View | None]:
            return may_change(wnd, permission, "admin.sessions.confirm")

        (end, confirm_end), (clear, confirm_clear) = may(END_SESSIONS), may(CLEAR_SESSIONS)
        return end, clear, confirm_end or confirm_clear

    def _clear(self, wnd: Window) -> View:
        language = wnd.language()

        async def clear() -> None:
            await self.sessions.use_cases.clear(wnd.subject())

        return SecondaryButton(
            translate(language, "admin.sessions.clear"),
            action=clear,
            leading_icon="log-out",
            destructive=True,
            confirm=Confirm(
                translate(language, "admin.sessions.clear.title"),
                translate(language, "admin.sessions.clear.text"),
                yes=translate(language, "admin.sessions.clear"),
                destructive=True,
            ),
        )

    def _row(self, wnd: Window, session: UserSessionLine, may_end: bool) -> TableLine:
        language = wnd.language()
        current = Badge(translate(language, "account.sessions.this"), tone="accent")
        return TableRow(
            session.name,
            session.email,
            device_name(language, session.user_agent),
            session.address,
            stamp(wnd, session.created_at),
            current if session.current else moment_text(language, session.last_seen_at),
            menu=self._menu(wnd, session) if may_end else None,
            key=session.id,
        )

    def _menu(self, wnd: Window, session: UserSessionLine) -> MenuPanel:
        language = wnd.language()

        async def end() -> None:
            await self.sessions.use_cases.end_any_session(wnd.subject(), session.id)
            told()

        async def end_all() -> None:
            await self.sessions.use_cases.end_user_sessions(wnd.subject(), session.user)
            told()

        def told() -> None:
            wnd.invalidate()
            show_snackbar(wnd, translate(language, "account.sessions.ended"))

        return Menu(
            None
            if session.current
            else MenuItem(translate(language, "admin.sessions.end"), end, icon="log-out"),
            MenuItem(
                translate(language, "admin.sessions.end_all", name=session.name),
                end_all,
                icon="user-x",
                destructive=True,
                confirm=Confirm(
                    translate(language, "admin.sessions.end_all.title", name=session.name),
                    translate(
                        language,
                        "admin.sessions.end_all.own"
                        if session.user == wnd.subject().id
                        else "admin.sessions.end_all.text",
                    ),
                    yes=translate(language, "account.sessions.end"),
                    destructive=True,
                ),
            ),
            icon="ellipsis",
            accessibility_label=translate(
                language,
                "admin.sessions.menu",
                name=session.name,
                device=device_name(language, session.user_agent),
            ),
        )

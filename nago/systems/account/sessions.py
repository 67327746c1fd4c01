"""Where somebody is logged in, and how he ends what he does not recognise."""

from __future__ import annotations

from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.device import device_name
from nago.systems.account.logged_in import logged_in
from nago.systems.account.moment import moment_text
from nago.systems.session import MySession, SessionManagement
from nago.ui.badge import Badge
from nago.ui.banner import show_snackbar
from nago.ui.button import SecondaryButton, TertiaryButton
from nago.ui.card import Card
from nago.ui.length import L16
from nago.ui.list import List, ListLine, ListRow
from nago.ui.stack import HStack, VStack
from nago.ui.titled_page import titled_page


@dataclass(frozen=True, slots=True)
class SessionsPage:
    """The list on a page of its own."""

    sessions: SessionManagement

    async def __call__(self, wnd: Window) -> View:
        return titled_page(
            wnd,
            translate(wnd.language(), "account.sessions.title"),
            translate(wnd.language(), "account.sessions.text"),
            await SessionList(self.sessions, titled=False)(wnd),
        )


@dataclass(frozen=True, slots=True)
class SessionList:
    """One's own sessions, the current one marked."""

    sessions: SessionManagement
    titled: bool = True
    """Whether it says what it is: False where the page does."""

    async def __call__(self, wnd: Window) -> View:
        return self._card(wnd, await self.sessions.use_cases.list_my_sessions(logged_in(wnd)))

    def _card(self, wnd: Window, mine: list[MySession]) -> View:
        language = wnd.language()

        async def end_others() -> None:
            await self.sessions.use_cases.end_other_sessions(wnd.subject())
            wnd.invalidate()
            show_snackbar(wnd, translate(language, "account.sessions.ended"))

        rows = List(*(self._row(wnd, each) for each in mine))
        others = (
            HStack(
                SecondaryButton(
                    translate(language, "account.sessions.end_others"), action=end_others
                ),
                alignment="trailing",
            )
            if len(mine) > 1
            else None
        )
        if not self.titled:
            return VStack(rows, others, gap=L16, alignment="stretch", id="sessions")
        return Card(
            rows,
            footer=others,
            title=translate(language, "account.sessions.title"),
            supporting_text=translate(language, "account.sessions.text"),
            id="sessions",
        )

    def _row(self, wnd: Window, session: MySession) -> ListLine:
        language = wnd.language()

        async def end() -> None:
            await self.sessions.use_cases.end_session(wnd.subject(), session.id)
            wnd.invalidate()
            show_snackbar(wnd, translate(language, "account.sessions.ended"))

        name = device_name(language, session.user_agent)
        seen = translate(
            language, "account.sessions.seen", when=moment_text(language, session.last_seen_at)
        )
        return ListRow(
            name,
            " · ".join(filter(None, (seen, session.address))),
            trailing=Badge(translate(language, "account.sessions.this"), tone="accent")
            if session.current
            else TertiaryButton(
                translate(language, "account.sessions.end"),
                action=end,
                accessibility_label=translate(language, "account.sessions.end_one", name=name),
            ),
            key=session.id,
        )

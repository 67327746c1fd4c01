"""The tab of an account with where its user is logged in."""

from __future__ import annotations

from nago.presentation.view import View
from nago.systems.account.device import device_name
from nago.systems.account.moment import moment_text
from nago.systems.admin.account_desk import OpenAccount
from nago.systems.admin.stamp import stamp
from nago.systems.session.everybody import UserSessionLine
from nago.systems.session.permissions import END_SESSIONS
from nago.ui.badge import Badge
from nago.ui.banner import show_snackbar
from nago.ui.button import SecondaryButton, TertiaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.confirmation import Confirm
from nago.ui.icon import Icon
from nago.ui.list import List, ListLine, ListRow
from nago.ui.stack import HStack
from nago.ui.text import Text

MOST_SHOWN = 100


async def sessions_tab(account: OpenAccount) -> View:
    """The last used first. Raises PermissionDenied."""
    use_cases = account.desk.sessions.use_cases
    found = await use_cases.find_all_sessions(
        account.wnd.subject(), user=account.user.id, most=MOST_SHOWN
    )
    others = [each for each in found.sessions if not each.current]
    return Card(
        List(*(_row(account, each) for each in found.sessions))
        if found.sessions
        else Text(account.text("sessions.none"), color=ColorMuted),
        HStack(_end_all(account), alignment="leading")
        if others and account.may(END_SESSIONS)
        else None,
        title=account.text("sessions.title"),
        supporting_text=account.text("sessions.text", count=str(found.total)),
    )


def _row(account: OpenAccount, session: UserSessionLine) -> ListLine:
    language = account.language
    name = device_name(language, session.user_agent)

    async def end() -> None:
        use_cases = account.desk.sessions.use_cases
        await use_cases.end_any_session(account.wnd.subject(), session.id)
        account.wnd.invalidate()
        show_snackbar(account.wnd, account.text("sessions.ended"))

    trailing: View | None = None
    if session.current:
        trailing = Badge(account.text("sessions.this"), tone="accent")
    elif account.may(END_SESSIONS):
        trailing = TertiaryButton(
            account.text("sessions.end"),
            action=end,
            accessibility_label=account.text("sessions.end_one", name=name),
        )
    parts = (
        account.text("sessions.seen", when=moment_text(language, session.last_seen_at)),
        account.text("sessions.since", when=stamp(account.wnd, session.created_at)),
        session.address,
    )
    return ListRow(
        name,
        " · ".join(filter(None, parts)),
        leading=Icon("monitor-smartphone", color=ColorMuted),
        trailing=trailing,
        key=session.id,
    )


def _end_all(account: OpenAccount) -> View:
    async def end() -> None:
        use_cases = account.desk.sessions.use_cases
        doing = use_cases.end_user_sessions(account.wnd.subject(), account.user.id)
        if await account.change(doing, END_SESSIONS):
            show_snackbar(account.wnd, account.text("sessions.ended"))

    return SecondaryButton(
        account.text("sessions.end_all"),
        action=end,
        destructive=True,
        leading_icon="log-out",
        confirm=Confirm(
            account.text("sessions.end_all.title", name=account.user.name),
            account.text("sessions.end_all.own" if account.is_own else "sessions.end_all.text"),
            yes=account.text("sessions.end_all"),
            destructive=True,
        ),
    )

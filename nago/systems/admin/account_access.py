"""The tab of an account with whether and how its user gets in."""

from __future__ import annotations

from datetime import UTC, date, datetime

from nago.errors import NagoError
from nago.presentation.view import View
from nago.systems.admin.account_desk import OpenAccount
from nago.systems.admin.account_email import email_card, password_card
from nago.systems.admin.account_facts import facts
from nago.systems.admin.account_status import kind_of, last_day, status_of
from nago.systems.admin.paths import ACCOUNTS
from nago.systems.admin.stamp import stamp
from nago.systems.user.model import BEGINNING, Status
from nago.systems.user.permissions import DELETE_USER, UPDATE_STATUS
from nago.ui.banner import show_snackbar
from nago.ui.button import SecondaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.confirmation import Confirm
from nago.ui.date_picker import DatePicker
from nago.ui.decor import Frame
from nago.ui.form import Form, SubmitButton
from nago.ui.length import L24, L256
from nago.ui.list import List, ListRow
from nago.ui.radio_group import RadioGroup
from nago.ui.select import Option
from nago.ui.stack import HStack, VStack
from nago.ui.text import Text


async def access_tab(account: OpenAccount) -> View:
    """Status, address, password, login providers, and the end of the account."""
    return VStack(
        _status_card(account),
        await email_card(account),
        await password_card(account),
        await _providers_card(account),
        await _facts_card(account),
        _delete_card(account) if account.may(DELETE_USER) else None,
        gap=L24,
        alignment="stretch",
    )


def _status_card(account: OpenAccount) -> View:
    wnd, user = account.wnd, account.user
    kind = wnd.state(f"status.{user.version}", kind_of(user.status))
    day = wnd.state(f"until.{user.version}", last_day(wnd, user.status), type=date | None)
    wrong = wnd.state(f"until.wrong.{user.version}", "")
    may = account.may(UPDATE_STATUS)

    async def save() -> None:
        wrong.value = ""
        if kind.value == "until" and day.value is None:
            wrong.value = account.text("status.until.missing")
            return
        await _change_status(account, status_of(wnd, kind.value, day.value))

    return Card(
        Text(account.text("status.own"), color=ColorMuted) if account.is_own and may else None,
        Form(
            RadioGroup(
                account.text("status.label"),
                kind,
                tuple(
                    Option(
                        each,
                        account.text(f"status.{each}"),
                        supporting_text=account.text(f"status.{each}.text"),
                    )
                    for each in ("enabled", "until", "disabled")
                ),
                disabled=not may or account.is_own,
            ),
            DatePicker(
                account.text("status.until.day"),
                day,
                error_text=wrong.value or None,
                disabled=not may,
                frame=Frame(width=L256),
            )
            if kind.value == "until"
            else None,
            SubmitButton(account.text("status.save"), rank="secondary")
            if may and not account.is_own
            else None,
            action=save,
            alignment="leading",
        ),
        title=account.text("status.title"),
        supporting_text=account.text("status.text"),
    )


async def _change_status(account: OpenAccount, status: Status) -> None:
    wnd, before = account.wnd, account.user.status
    update = account.desk.use_cases.update_account_status
    if status == before:
        show_snackbar(wnd, account.text("unchanged"), kind="info")
        return

    async def undo() -> None:
        await account.change(update(wnd.subject(), account.user.id, before), UPDATE_STATUS)

    if await account.change(update(wnd.subject(), account.user.id, status), UPDATE_STATUS):
        said = account.text(f"status.{kind_of(status)}.done", name=account.user.name)
        show_snackbar(wnd, said, action=undo)


async def _providers_card(account: OpenAccount) -> View | None:
    linked = await account.desk.users.identities.of_user(account.user.id)
    if not linked:
        return None
    return Card(
        List(
            *(
                ListRow(
                    each.provider,
                    account.text(
                        "provider.row",
                        subject=each.subject,
                        when=stamp(account.wnd, datetime.fromtimestamp(each.at, UTC)),
                    ),
                    key=f"{each.provider} {each.issuer} {each.subject}",
                )
                for each in linked
            )
        ),
        title=account.text("provider.title"),
        supporting_text=account.text("provider.text"),
    )


async def _facts_card(account: OpenAccount) -> View:
    wnd, user = account.wnd, account.user
    last = await account.desk.use_cases.find_last_login(wnd.subject(), user.id)
    shown: list[tuple[str, str | View]] = [
        (account.text("facts.id"), Text(user.id, level="mono")),
        (
            account.text("facts.created"),
            stamp(wnd, user.created_at) if user.created_at > BEGINNING else "–",
        ),
        (
            account.text("facts.last_login"),
            stamp(wnd, last) if last is not None else account.text("facts.never"),
        ),
        (account.text("facts.changes"), str(user.version)),
    ]
    return Card(facts(shown), title=account.text("facts.title"))


def _delete_card(account: OpenAccount) -> View:
    wnd, user = account.wnd, account.user

    async def delete() -> None:
        try:
            await account.desk.use_cases.delete(wnd.subject(), user.id)
        except NagoError as error:
            account.tell(error, DELETE_USER)
            return
        show_snackbar(wnd, account.text("delete.done", name=user.name))
        wnd.navigation().replace(ACCOUNTS)

    return Card(
        HStack(
            SecondaryButton(
                account.text("delete"),
                action=delete,
                destructive=True,
                leading_icon="trash-2",
                confirm=Confirm(
                    account.text("delete.title.one", name=user.name),
                    account.text("delete.ask.one"),
                    yes=account.text("delete"),
                    destructive=True,
                ),
            ),
            alignment="leading",
        )
        if not account.is_own
        else Text(account.text("delete.own"), color=ColorMuted),
        title=account.text("delete.title"),
        supporting_text=account.text("delete.text"),
    )

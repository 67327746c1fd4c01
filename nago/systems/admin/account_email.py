"""The address of an account and its password, of which nobody else ever sees or sets one."""

from __future__ import annotations

from nago.errors import NagoError
from nago.presentation.view import View
from nago.systems.admin.account_desk import OpenAccount
from nago.systems.admin.account_problem import problem_of
from nago.systems.user.permissions import (
    CHANGE_EMAIL,
    NOTIFY_USER,
    START_RESET,
    UPDATE_VERIFICATION,
)
from nago.ui.badge import Badge
from nago.ui.banner import show_snackbar
from nago.ui.button import SecondaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.confirmation import Confirm
from nago.ui.decor import Frame
from nago.ui.dialog import Dialog
from nago.ui.form import Form, SubmitButton
from nago.ui.length import FULL, L8
from nago.ui.stack import HStack
from nago.ui.text import Text
from nago.ui.text_field import TextField


async def email_card(account: OpenAccount) -> View:
    """The address, whether it is known to be his, and what can be done about it."""
    user = account.user
    followed = "email" in user.followed
    has_password = await account.desk.sessions.has_password(user.id)
    changing = account.wnd.state("email.changing", False)

    def begin() -> None:
        changing.value = True

    async def mark() -> None:
        update = account.desk.use_cases.update_verification
        verified = not user.email_verified
        doing = update(account.wnd.subject(), user.id, verified)
        if await account.change(doing, UPDATE_VERIFICATION):
            show_snackbar(account.wnd, account.text("saved"))

    key = "verified" if user.email_verified else "unverified"
    return Card(
        HStack(
            Text(user.email),
            Badge(
                account.text(f"email.{key}"), tone="success" if user.email_verified else "warning"
            ),
            gap=L8,
            wrap=True,
            alignment="leading",
        ),
        Text(account.text("email.followed"), color=ColorMuted) if followed else None,
        HStack(
            SecondaryButton(account.text("email.change"), action=begin)
            if account.may(CHANGE_EMAIL) and not followed
            else None,
            SecondaryButton(account.text(f"email.mark.{key}"), action=mark)
            if account.may(UPDATE_VERIFICATION) and not followed
            else None,
            _notify_button(account, "email.resend")
            if has_password and not user.email_verified
            else None,
            gap=L8,
            wrap=True,
            alignment="leading",
        ),
        _change_dialog(account) if account.may(CHANGE_EMAIL) and not followed else None,
        title=account.text("email.title"),
        supporting_text=account.text("email.text"),
    )


def _change_dialog(account: OpenAccount) -> View:
    wnd, user = account.wnd, account.user
    changing = wnd.state("email.changing", False)
    email = wnd.state("email.new", "")
    wrong = wnd.state("email.wrong", "")

    def forget() -> None:
        email.value = wrong.value = ""

    def leave() -> None:
        changing.value = False
        forget()

    async def change() -> None:
        wrong.value = ""
        try:
            saved = await account.desk.use_cases.change_other_email(
                wnd.subject(), user.id, email.value
            )
        except NagoError as error:
            said = problem_of(account.language, error, CHANGE_EMAIL)
            if said is None:
                raise
            wrong.value = said
            return
        leave()
        wnd.invalidate()
        show_snackbar(wnd, account.text("email.changed", email=saved.email))

    return Dialog(
        Form(
            Text(account.text("email.change.text"), color=ColorMuted),
            TextField(
                account.text("email.new"),
                email,
                kind="email",
                mode="submit",
                autocomplete="off",
                required=True,
                max_length=254,
                error_text=wrong.value or None,
                frame=Frame(width=FULL),
            ),
            HStack(
                SecondaryButton(account.text("cancel"), action=leave),
                SubmitButton(account.text("email.change")),
                gap=L8,
                alignment="trailing",
            ),
            action=change,
        ),
        title=account.text("email.change.title", name=user.name),
        open=changing,
        on_close=forget,
    )


async def password_card(account: OpenAccount) -> View:
    """Whether there is one; its owner chooses it."""
    user = account.user
    has_password = await account.desk.sessions.has_password(user.id)
    followed = "email" in user.followed
    if followed:
        key = "elsewhere"
    elif user.require_password_change:
        key = "to_change"
    else:
        key = "chosen" if has_password else "none"
    asks = not followed and (account.may(START_RESET) or account.may(NOTIFY_USER))
    button = None
    if not has_password:
        button = _notify_button(account, "password.invite")
    elif asks and account.may(START_RESET) and account.desk.can_mail:
        button = _reset_button(account)
    return Card(
        Text(account.text(f"password.{key}")),
        account.desk.without_mail(account.wnd) if asks else None,
        HStack(button, alignment="leading") if button is not None else None,
        title=account.text("password.title"),
        supporting_text=account.text("password.text"),
    )


def _reset_button(account: OpenAccount) -> View:
    """Mails a link; what is known of it here is that it was mailed (`security.md A06`)."""

    async def reset() -> None:
        start = account.desk.use_cases.start_password_reset
        doing = start(account.wnd.subject(), account.user.id, language=account.language)
        if await account.change(doing, START_RESET):
            said = account.text("password.reset.done", email=account.user.email)
            show_snackbar(account.wnd, said)

    return SecondaryButton(
        account.text("password.reset"),
        action=reset,
        leading_icon="mail",
        confirm=Confirm(
            account.text("password.reset.title", email=account.user.email),
            account.text("password.reset.text"),
            yes=account.text("password.reset"),
        ),
    )


def _notify_button(account: OpenAccount, key: str) -> View | None:
    if not (account.may(NOTIFY_USER) and account.desk.can_mail) or account.user.followed:
        return None

    async def notify() -> None:
        send = account.desk.use_cases.notify
        doing = send(account.wnd.subject(), account.user.id, language=account.language)
        if await account.change(doing, NOTIFY_USER):
            show_snackbar(account.wnd, account.text(f"{key}.done", email=account.user.email))

    return SecondaryButton(account.text(key), action=notify, leading_icon="send")

"""Asking for a new password, and for one's confirmation once more: a mail, and one answer."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.subject import ANONYMOUS
from nago.errors import InvalidValue, Overloaded
from nago.presentation.address import address
from nago.presentation.posting import Posted, SeeOther, ShowAgain
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.mailed import (
    SENT,
    client_of,
    closed_page,
    request_page,
    request_problem,
)
from nago.systems.account.paths import CONFIRM_AGAIN, FORGOT_PASSWORD
from nago.systems.account.problems import problem_text
from nago.systems.user import UserManagement


@dataclass(frozen=True, slots=True)
class ForgotPasswordPage:
    """Asks for the address of an account whose password is forgotten."""

    users: UserManagement

    def __call__(self, wnd: Window) -> View:
        title = "account.forgot.title"
        if not self.users.directory.registration.password_reset:
            return closed_page(wnd, title, "account.forgot.closed")
        if not self.users.letters.ready:
            return closed_page(wnd, title, "account.forgot.no_mail")
        return request_page(wnd, "account.forgot", FORGOT_PASSWORD, _problem(wnd))


@dataclass(frozen=True, slots=True)
class PostForgotPassword:
    """Answers that form."""

    users: UserManagement

    async def __call__(self, posted: Posted) -> SeeOther | ShowAgain:
        try:
            await self.users.use_cases.request_password_reset(
                ANONYMOUS, posted.field("email"), client=client_of(posted), language=posted.language
            )
        except (InvalidValue, Overloaded) as error:
            return _again(posted, error)
        return SeeOther(address(FORGOT_PASSWORD, {SENT: "yes"}))


@dataclass(frozen=True, slots=True)
class ConfirmAgainPage:
    """Asks for the address that somebody has registered with and not confirmed yet."""

    users: UserManagement

    def __call__(self, wnd: Window) -> View:
        if not self.users.letters.ready:
            return closed_page(wnd, "account.confirm_again.title", "account.confirm_again.no_mail")
        return request_page(wnd, "account.confirm_again", CONFIRM_AGAIN, _problem(wnd))


@dataclass(frozen=True, slots=True)
class PostConfirmAgain:
    """Answers that form."""

    users: UserManagement

    async def __call__(self, posted: Posted) -> SeeOther | ShowAgain:
        try:
            await self.users.use_cases.request_confirmation(
                ANONYMOUS, posted.field("email"), client=client_of(posted), language=posted.language
            )
        except (InvalidValue, Overloaded) as error:
            return _again(posted, error)
        return SeeOther(address(CONFIRM_AGAIN, {SENT: "yes"}))


def _again(posted: Posted, error: InvalidValue | Overloaded) -> ShowAgain:
    problem, status = request_problem(error)
    return ShowAgain({"email": posted.field("email")[:254], "problem": problem}, status=status)


def _problem(wnd: Window) -> str | None:
    return problem_text(wnd.language(), wnd.state("problem", "").value, 0)

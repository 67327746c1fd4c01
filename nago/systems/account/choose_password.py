"""Choosing a password by a one-time link: after a reset, or as the first administrator."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.subject import ANONYMOUS
from nago.errors import ConcurrentUpdate, InvalidValue, NotUnique, Overloaded
from nago.i18n import translate
from nago.presentation.address import address
from nago.presentation.posting import Posted, SeeOther, ShowAgain
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.frame import small_page
from nago.systems.account.mailed import address_field, mailed_token
from nago.systems.account.paths import (
    ADMINISTRATOR,
    FORGOT_PASSWORD,
    INVITATION,
    LOGIN,
    RESET_PASSWORD,
)
from nago.systems.account.problems import problem_of, problem_text
from nago.systems.user import UserManagement
from nago.systems.user.own import Chosen
from nago.ui.banner import Banner
from nago.ui.form import Form, SubmitButton
from nago.ui.hidden_field import HiddenField
from nago.ui.link import Link
from nago.ui.password_field import PasswordField
from nago.ui.text_field import TextField


@dataclass(frozen=True, slots=True)
class AdministratorPage:
    """Makes the first administrator; opening it changes nothing."""

    users: UserManagement

    async def __call__(self, wnd: Window) -> View:
        language, token = wnd.language(), mailed_token(wnd)
        if await self.users.tokens.find("administrator", token) is None:
            return dead_link(wnd)
        field, problem = wnd.state("field", "").value, wnd.state("problem", "").value
        said = problem_text(language, problem, self.users.directory.settings.password_length)
        return small_page(
            wnd,
            translate(language, "account.administrator.title"),
            Banner(said, tone="error") if said and not field else None,
            Form(
                HiddenField("link", token),
                TextField(
                    translate(language, "account.firstname"),
                    wnd.state("firstname", ""),
                    name="firstname",
                    autocomplete="given-name",
                    mode="submit",
                ),
                TextField(
                    translate(language, "account.lastname"),
                    wnd.state("lastname", ""),
                    name="lastname",
                    autocomplete="family-name",
                    mode="submit",
                ),
                address_field(wnd, said if field == "email" else None),
                *new_password(wnd, self.users, field, said),
                SubmitButton(translate(language, "account.administrator.submit")),
                post_to=f"/{ADMINISTRATOR}",
            ),
            text=translate(language, "account.administrator.text"),
        )


@dataclass(frozen=True, slots=True)
class PostAdministrator:
    """Answers that form."""

    users: UserManagement

    async def __call__(self, posted: Posted) -> SeeOther | ShowAgain:
        names = {name: posted.field(name)[:254] for name in ("firstname", "lastname", "email")}
        token = posted.field("link")
        try:
            await self.users.use_cases.create_administrator(
                ANONYMOUS,
                token,
                posted.field("email"),
                posted.field("password"),
                posted.field("repeated"),
                firstname=posted.field("firstname"),
                lastname=posted.field("lastname"),
            )
        except (InvalidValue, NotUnique, Overloaded) as error:
            return ShowAgain({**names, **problem_of(error), "link": token[:128]})
        return SeeOther(f"/{LOGIN}")


@dataclass(frozen=True, slots=True)
class ResetPage:
    """Asks for a password: a new one after a reset, the first one after an invitation. Opening it
    changes nothing (`security.md R07`)."""

    users: UserManagement
    purpose: Chosen = "password_reset"

    async def __call__(self, wnd: Window) -> View:
        language, token = wnd.language(), mailed_token(wnd)
        user = await self.users.use_cases.change_password_by_link.find(token, self.purpose)
        if user is None:
            return self._dead(wnd)
        field, problem = wnd.state("field", "").value, wnd.state("problem", "").value
        said = problem_text(language, problem, self.users.directory.settings.password_length)
        invited = self.purpose == "invite"
        kind = "account.invitation" if invited else "account.reset"
        return small_page(
            wnd,
            translate(language, f"{kind}.title"),
            Banner(said, tone="error") if said and not field else None,
            Form(
                HiddenField("link", token),
                HiddenField("email", user.email, autocomplete="username"),
                *new_password(wnd, self.users, field, said, (user.email,), first=invited),
                SubmitButton(translate(language, f"{kind}.submit")),
                post_to=f"/{INVITATION if invited else RESET_PASSWORD}",
            ),
            text=translate(language, f"{kind}.text", email=user.email),
        )

    def _dead(self, wnd: Window) -> View:
        if self.purpose == "invite":
            return dead_link(wnd, "account.dead_link.invitation")
        may = self.users.directory.registration.password_reset and self.users.letters.ready
        if not may:
            return dead_link(wnd)
        forgot = Link(translate(wnd.language(), "account.login.forgot"), FORGOT_PASSWORD)
        return dead_link(wnd, "account.dead_link.reset", forgot)


@dataclass(frozen=True, slots=True)
class PostReset:
    """Answers that form; nobody is logged in by it (`security.md R08`)."""

    users: UserManagement
    purpose: Chosen = "password_reset"

    async def __call__(self, posted: Posted) -> SeeOther | ShowAgain:
        token = posted.field("link")
        again = {"link": token[:128]}
        try:
            await self.users.use_cases.change_password_by_link(
                ANONYMOUS,
                token,
                posted.field("password"),
                posted.field("repeated"),
                purpose=self.purpose,
            )
        except ConcurrentUpdate:
            return ShowAgain(again)  # another was faster: the link is dead
        except (InvalidValue, Overloaded) as error:
            return ShowAgain({**again, **problem_of(error)})
        return SeeOther(address(LOGIN, {"done": "password"}))


def new_password(
    wnd: Window,
    users: UserManagement,
    field: str,
    said: str | None,
    about: tuple[str, ...] = (),
    *,
    first: bool = False,
) -> tuple[View, View]:
    """The two fields for a new password, or the first one of an account, posted by their form;
    `about` are words on its owner."""
    language = wnd.language()
    kind = "choose" if first else "new"
    again = "choose_repeat" if first else "repeat"
    return (
        PasswordField(
            translate(language, f"account.password.{kind}"),
            name="password",
            autocomplete="new-password",
            required=True,
            supporting_text=translate(language, "account.password.rule"),
            min_length=users.directory.settings.password_length,
            about=about,
            error_text=said if field == "password" else None,
        ),
        PasswordField(
            translate(language, f"account.password.{again}"),
            name="repeated",
            autocomplete="new-password",
            required=True,
            error_text=said if field == "repeated" else None,
        ),
    )


def dead_link(wnd: Window, text: str = "account.dead_link.text", way: View | None = None) -> View:
    """For a link that was used, is too old, or never was; `way` leads to another one."""
    language = wnd.language()
    return small_page(
        wnd,
        translate(language, "account.dead_link.title"),
        way,
        Link(translate(language, "account.back_to_login"), LOGIN),
        text=translate(language, text),
    )

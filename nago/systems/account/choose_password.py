"""Choosing a password by a one-time link: after a reset, or as the first administrator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nago.auth.subject import ANONYMOUS
from nago.errors import ConcurrentUpdate, InvalidValue, NotUnique, Overloaded
from nago.i18n import translate
from nago.presentation.address import address
from nago.presentation.posting import Posted, SeeOther, ShowAgain
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.frame import small_page
from nago.systems.account.paths import ADMINISTRATOR, LOGIN, RESET_PASSWORD
from nago.systems.account.problems import problem_of, problem_text
from nago.systems.user import UserManagement
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
        language, token = wnd.language(), wnd.values().get("token", "")
        if await self.users.tokens.find("administrator", token) is None:
            return dead_link(wnd)
        field, problem = wnd.state("field", "").value, wnd.state("problem", "").value
        said = problem_text(language, problem, self.users.directory.settings.password_length)
        return small_page(
            wnd,
            translate(language, "account.administrator.title"),
            Banner(said, tone="error") if said and not field else None,
            Form(
                HiddenField("token", token),
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
                TextField(
                    translate(language, "account.email"),
                    wnd.state("email", ""),
                    name="email",
                    kind="email",
                    autocomplete="username",
                    mode="submit",
                    required=True,
                    error_text=said if field == "email" else None,
                ),
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
        token = posted.field("token")
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
            return ShowAgain({**names, **problem_of(error)}, {"token": token})
        return SeeOther(f"/{LOGIN}")


@dataclass(frozen=True, slots=True)
class ResetPage:
    """Asks for a new password; opening it changes nothing (`security.md R07`)."""

    users: UserManagement

    async def __call__(self, wnd: Window) -> View:
        language, token = wnd.language(), wnd.values().get("token", "")
        bearer = await self.users.tokens.find("password_reset", token)
        if bearer is None:
            return dead_link(wnd)
        field, problem = wnd.state("field", "").value, wnd.state("problem", "").value
        said = problem_text(language, problem, self.users.directory.settings.password_length)
        return small_page(
            wnd,
            translate(language, "account.reset.title"),
            Banner(said, tone="error") if said and not field else None,
            Form(
                HiddenField("token", token),
                HiddenField("email", bearer.email, autocomplete="username"),
                *new_password(wnd, self.users, field, said, (bearer.email,)),
                SubmitButton(translate(language, "account.reset.submit")),
                post_to=f"/{RESET_PASSWORD}",
            ),
            text=translate(language, "account.reset.text", email=bearer.email),
        )


@dataclass(frozen=True, slots=True)
class PostReset:
    """Answers that form; nobody is logged in by it (`security.md R08`)."""

    users: UserManagement

    async def __call__(self, posted: Posted) -> SeeOther | ShowAgain:
        token = posted.field("token")
        try:
            await self.users.use_cases.change_password_by_link(
                ANONYMOUS, token, posted.field("password"), posted.field("repeated")
            )
        except ConcurrentUpdate:
            return SeeOther(address(RESET_PASSWORD, {"token": token}))  # another was faster
        except (InvalidValue, Overloaded) as error:
            return ShowAgain(problem_of(error), {"token": token})
        return SeeOther(f"/{LOGIN}")


def new_password(
    wnd: Window,
    users: UserManagement,
    field: str,
    said: str | None,
    about: tuple[str, ...] = (),
) -> tuple[View, View]:
    """The two fields for a new password, posted by their form; `about` are words on its owner."""
    language = wnd.language()
    return (
        PasswordField(
            translate(language, "account.password.new"),
            name="password",
            autocomplete="new-password",
            required=True,
            supporting_text=translate(language, "account.password.rule"),
            min_length=users.directory.settings.password_length,
            about=about,
            error_text=said if field == "password" else None,
        ),
        PasswordField(
            translate(language, "account.password.repeat"),
            name="repeated",
            autocomplete="new-password",
            required=True,
            error_text=said if field == "repeated" else None,
        ),
    )


def dead_link(wnd: Window) -> View:
    """For a link that was used, is too old, or never was."""
    language = wnd.language()
    content: list[Any] = [Link(translate(language, "page.not_found.home"), ".")]
    return small_page(
        wnd,
        translate(language, "account.dead_link.title"),
        *content,
        text=translate(language, "account.dead_link.text"),
    )

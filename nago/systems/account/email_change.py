"""Taking another e-mail address: it counts once it is confirmed there."""

from __future__ import annotations

from dataclasses import dataclass

from nago.errors import InvalidValue, LoginRefused, Overloaded
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.problems import problem_text
from nago.systems.user import User, UserManagement
from nago.ui.badge import Badge
from nago.ui.banner import Banner
from nago.ui.button import SecondaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.form import Form, SubmitButton
from nago.ui.length import FULL, L8, L400
from nago.ui.password_field import PasswordField
from nago.ui.stack import HStack
from nago.ui.text import Text
from nago.ui.text_field import TextField


@dataclass(frozen=True, slots=True)
class EmailChange:
    """Shows one's own address and asks for another one."""

    users: UserManagement

    def __call__(self, wnd: Window, user: User) -> View:
        language = wnd.language()
        opened, sent = wnd.state("email.open", False), wnd.state("email.sent", "")

        def begin() -> None:
            opened.value = True

        return Card(
            HStack(
                Text(user.email),
                Badge(translate(language, "account.email.verified"), tone="success")
                if user.email_verified
                else Badge(translate(language, "account.email.unverified"), tone="warning"),
                gap=L8,
                wrap=True,
                alignment="leading",
            ),
            Banner(translate(language, "account.email.sent", email=sent.value), tone="info")
            if sent.value
            else None,
            Text(translate(language, "account.email.no_mail"), color=ColorMuted)
            if not self.users.letters.ready
            else self._form(wnd)
            if opened.value
            else HStack(
                SecondaryButton(translate(language, "account.email.change"), action=begin),
                alignment="leading",
            ),
            title=translate(language, "account.email.title"),
            frame=Frame(width=FULL),
        )

    def _form(self, wnd: Window) -> View:
        language = wnd.language()
        new = wnd.state("email.new", "")
        password = wnd.state("email.password", "", secret=True)
        problem = wnd.state("email.problem", "")
        opened, sent = wnd.state("email.open", False), wnd.state("email.sent", "")

        async def change() -> None:
            problem.value = sent.value = ""
            try:
                await self.users.use_cases.change_my_email(
                    wnd.subject(), new.value, password.value, language=language
                )
            except LoginRefused:
                problem.value = "password"
            except Overloaded:
                problem.value = "busy"
            except InvalidValue as error:
                same = "already" in str(error)
                problem.value = "same" if same else "email" if error.field == "email" else "closed"
            else:
                sent.value, new.value = new.value.strip(), ""
                opened.value = False
            password.value = ""

        said = problem_text(language, problem.value, 0)
        at_email = problem.value in ("email", "same")
        other = problem.value in ("busy", "closed")
        return Form(
            Banner(said, tone="error") if said and other else None,
            TextField(
                translate(language, "account.email.new"),
                new,
                kind="email",
                autocomplete="email",
                mode="submit",
                required=True,
                max_length=254,
                error_text=said if at_email else None,
                frame=Frame(width=L400),
            ),
            PasswordField(
                translate(language, "account.email.password"),
                password,
                required=True,
                error_text=said if problem.value == "password" else None,
                frame=Frame(width=L400),
            ),
            SubmitButton(translate(language, "account.email.submit")),
            action=change,
            alignment="leading",
        )

"""Changing one's own password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nago.errors import InvalidValue, LoginRefused, Overloaded
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.logged_in import logged_in
from nago.systems.account.problems import problem_of, problem_text
from nago.systems.session import SessionManagement
from nago.ui.banner import show_snackbar
from nago.ui.decor import Frame
from nago.ui.form import Form, SubmitButton
from nago.ui.hidden_field import HiddenField
from nago.ui.length import L400
from nago.ui.password_field import PasswordField


@dataclass(frozen=True, slots=True)
class PasswordChange:
    """The form by which somebody changes his own password."""

    sessions: SessionManagement
    then: Callable[[Window], None] = lambda wnd: None

    def __call__(self, wnd: Window) -> View:
        language = wnd.language()
        old = wnd.state("password.old", "", secret=True)
        new = wnd.state("password.new", "", secret=True)
        repeated = wnd.state("password.repeated", "", secret=True)
        problem = wnd.state("password.problem", "")
        field = wnd.state("password.field", "")
        length = self.sessions.users.directory.settings.password_length
        said = problem_text(language, problem.value, length)

        async def change() -> None:
            subject = wnd.subject()
            field.value = problem.value = ""
            try:
                await self.sessions.users.use_cases.change_my_password(
                    subject, old.value, new.value, repeated.value
                )
            except (InvalidValue, LoginRefused, Overloaded) as error:
                shown = problem_of(error)
                field.value, problem.value = shown["field"], shown["problem"]
                return
            old.value = new.value = repeated.value = ""
            signed_in = await self.sessions.reissue(wnd.session().id)
            if signed_in is not None:
                wnd.navigation().sign_in(signed_in)
            show_snackbar(wnd, translate(language, "account.password.changed"))
            self.then(wnd)

        def error(name: str) -> str | None:
            return said if field.value == name or (name == "old" and not field.value) else None

        return Form(
            HiddenField("email", wnd.subject().email, autocomplete="username"),
            PasswordField(
                translate(language, "account.password.old"),
                old,
                required=True,
                error_text=error("old"),
                frame=Frame(width=L400),
            ),
            PasswordField(
                translate(language, "account.password.new"),
                new,
                autocomplete="new-password",
                required=True,
                supporting_text=translate(language, "account.password.rule"),
                error_text=error("password"),
                min_length=length,
                about=(wnd.subject().name, wnd.subject().email),
                frame=Frame(width=L400),
            ),
            PasswordField(
                translate(language, "account.password.repeat"),
                repeated,
                autocomplete="new-password",
                required=True,
                error_text=error("repeated"),
                frame=Frame(width=L400),
            ),
            SubmitButton(translate(language, "account.password.submit")),
            action=change,
            alignment="leading",
        )


@dataclass(frozen=True, slots=True)
class ChangePasswordPage:
    """Where somebody goes who has to change his password before he may do anything else."""

    sessions: SessionManagement
    page: Callable[..., View]

    def __call__(self, wnd: Window) -> View:
        logged_in(wnd)
        language = wnd.language()
        change = PasswordChange(self.sessions, lambda wnd: wnd.navigation().reset("."))
        return self.page(
            wnd,
            translate(language, "account.password.title"),
            change(wnd),
            text=translate(language, "account.password.required"),
        )

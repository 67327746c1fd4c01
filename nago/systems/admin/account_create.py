"""Giving somebody an account."""

from __future__ import annotations

from dataclasses import dataclass

from nago.errors import InvalidValue, NagoError
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.account_desk import AccountDesk
from nago.systems.admin.account_problem import problem_of
from nago.systems.admin.paths import ACCOUNTS
from nago.systems.user.permissions import CREATE_USER
from nago.ui.banner import show_snackbar
from nago.ui.button import PrimaryButton, SecondaryButton
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.dialog import Dialog
from nago.ui.form import Form, SubmitButton
from nago.ui.length import FULL, L8
from nago.ui.stack import HStack
from nago.ui.text import Text
from nago.ui.text_field import TextField

FIELDS = ("email", "firstname", "lastname")


@dataclass(frozen=True, slots=True)
class CreateAccount:
    """A button and the dialog that it opens; after it one is at the new account."""

    desk: AccountDesk

    def button(self, wnd: Window) -> View:
        opened = wnd.state("create", False)

        def begin() -> None:
            opened.value = True

        title = translate(wnd.language(), "accounts.create")
        return PrimaryButton(title, action=begin, leading_icon="user-plus")

    def dialog(self, wnd: Window) -> View:
        language = wnd.language()
        opened = wnd.state("create", False)
        entered = {name: wnd.state(f"create.{name}", "") for name in FIELDS}
        wrong, problem = wnd.state("create.field", ""), wnd.state("create.problem", "")

        def forget() -> None:
            wrong.value = problem.value = ""
            for state in entered.values():
                state.value = ""

        def leave() -> None:
            opened.value = False
            forget()

        async def create() -> None:
            wrong.value = problem.value = ""
            try:
                user = await self.desk.use_cases.create(
                    wnd.subject(),
                    entered["email"].value,
                    firstname=entered["firstname"].value,
                    lastname=entered["lastname"].value,
                )
            except NagoError as error:
                said = problem_of(language, error, CREATE_USER)
                if said is None:
                    raise
                field = error.field if isinstance(error, InvalidValue) else "email"
                wrong.value, problem.value = field or "email", said
                return
            leave()
            show_snackbar(wnd, translate(language, "accounts.created", name=user.name))
            wnd.navigation().forward_to(f"{ACCOUNTS}/{user.id}")

        return Dialog(
            Form(
                Text(translate(language, "accounts.create.text"), color=ColorMuted),
                *(
                    TextField(
                        translate(language, f"accounts.create.{name}"),
                        state,
                        kind="email" if name == "email" else "text",
                        mode="submit",
                        autocomplete="off",
                        required=name == "email",
                        max_length=254 if name == "email" else 200,
                        error_text=problem.value if name == wrong.value else None,
                        frame=Frame(width=FULL),
                        key=name,
                    )
                    for name, state in entered.items()
                ),
                HStack(
                    SecondaryButton(translate(language, "accounts.cancel"), action=leave),
                    SubmitButton(translate(language, "accounts.create.submit")),
                    gap=L8,
                    alignment="trailing",
                ),
                action=create,
            ),
            title=translate(language, "accounts.create"),
            open=opened,
            on_close=forget,
        )

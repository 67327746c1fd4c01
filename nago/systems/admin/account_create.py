"""Giving somebody an account, by an invitation: he chooses his password himself."""

from __future__ import annotations

from dataclasses import dataclass

from nago.errors import InvalidValue, NagoError, PermissionDenied
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.account_desk import AccountDesk
from nago.systems.admin.account_problem import problem_of
from nago.systems.admin.paths import ACCOUNTS
from nago.systems.admin.role_name import role_name
from nago.systems.role.permissions import FIND_ROLES
from nago.systems.user.permissions import CREATE_USER, UPDATE_ROLES
from nago.ui.banner import show_snackbar
from nago.ui.button import PrimaryButton, SecondaryButton
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.dialog import Dialog
from nago.ui.form import Form, SubmitButton
from nago.ui.length import FULL, L8
from nago.ui.multi_picker import MultiPicker
from nago.ui.select import Option
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

    async def dialog(self, wnd: Window) -> View:
        language = wnd.language()
        opened = wnd.state("create", False)
        entered = {name: wnd.state(f"create.{name}", "") for name in FIELDS}
        wrong, problem = wnd.state("create.field", ""), wnd.state("create.problem", "")
        roles = wnd.state("create.roles", self._standard(), type=list[str])
        offered = await self._roles(wnd) if opened.value else ()

        def forget() -> None:
            wrong.value = problem.value = ""
            roles.value = self._standard()
            for state in entered.values():
                state.value = ""

        def leave() -> None:
            opened.value = False
            forget()

        async def create() -> None:
            wrong.value = problem.value = ""
            try:
                user = await self.desk.use_cases.invite(
                    wnd.subject(),
                    entered["email"].value,
                    firstname=entered["firstname"].value,
                    lastname=entered["lastname"].value,
                    roles=roles.value if offered else None,
                    language=language,
                )
            except NagoError as error:
                said = problem_of(language, error, CREATE_USER)
                if said is None:
                    raise
                field = error.field if isinstance(error, InvalidValue) else None
                field = "roles" if isinstance(error, PermissionDenied) else field
                wrong.value, problem.value = field or "email", said
                return
            leave()
            show_snackbar(wnd, translate(language, "accounts.created", email=user.email))
            wnd.navigation().forward_to(f"{ACCOUNTS}/{user.id}")

        no_mail = self.desk.without_mail(wnd)
        return Dialog(
            Text(translate(language, "accounts.create.no_mail")) if no_mail is not None else None,
            no_mail
            or Form(
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
                MultiPicker(
                    translate(language, "accounts.create.roles"),
                    roles,
                    offered,
                    error_text=problem.value if wrong.value == "roles" else None,
                )
                if offered
                else None,
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

    def _standard(self) -> list[str]:
        """The roles that everybody new gets."""
        return list(self.desk.users.directory.settings.default_roles)

    async def _roles(self, wnd: Window) -> tuple[Option, ...]:
        """What he may give; nothing for who may give none."""
        language, subject = wnd.language(), wnd.subject()
        if not (subject.has_permission(FIND_ROLES) and subject.has_permission(UPDATE_ROLES)):
            return ()
        declared = self.desk.permissions.permissions.declared
        options = []
        for role in await self.desk.roles.use_cases.find_all(subject):
            ids = self.desk.roles.roles.permissions_of(role.id)
            held = all(subject.has_permission(declared[id]) for id in ids if id in declared)
            beyond = not held and role.id not in self._standard()
            text = translate(language, "accounts.assigned.beyond") if beyond else None
            options.append(Option(role.id, role_name(language, role), beyond, supporting_text=text))
        return tuple(options)

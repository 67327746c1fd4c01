"""Registering: a real form whose every rule is kept by the use case behind it."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from nago.auth.subject import ANONYMOUS
from nago.errors import InvalidValue, NagoError, Overloaded
from nago.i18n import translate
from nago.presentation.address import address
from nago.presentation.posting import Posted, SeeOther, ShowAgain
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.choose_password import new_password
from nago.systems.account.consents import consent_box
from nago.systems.account.contact_fields import contact_field
from nago.systems.account.frame import small_page
from nago.systems.account.mailed import SENT, address_field, client_of, closed_page
from nago.systems.account.paths import CONFIRM_AGAIN, LOGIN, REGISTER
from nago.systems.account.problems import contact_problem, problem_of, problem_text
from nago.systems.user import Contact, UserManagement
from nago.systems.user.contact_rules import FieldRule
from nago.ui.banner import Banner
from nago.ui.form import Form, SubmitButton
from nago.ui.link import Link

NAMES = ("firstname", "lastname")
NEEDED = FieldRule("required")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Asks for what the settings say, and after that says to look into one's mail."""

    users: UserManagement

    def __call__(self, wnd: Window) -> View:
        title, directory = "account.register.title", self.users.directory
        if not directory.registration.self_registration:
            return closed_page(wnd, title, "account.register.closed")
        if not self.users.letters.ready:
            return closed_page(wnd, title, "account.register.no_mail")
        if wnd.values().get(SENT):
            return self._sent(wnd)
        language = wnd.language()
        field, problem = wnd.state("field", "").value, wnd.state("problem", "").value
        said = problem_text(language, problem, directory.settings.password_length)
        email = wnd.state("email", "")

        def at(name: str) -> str | None:
            return said if field == name else None

        return small_page(
            wnd,
            translate(language, title),
            Banner(said, tone="error") if said and not field else None,
            Form(
                *(
                    contact_field(
                        language, name, wnd.state(name, ""), NEEDED, posted=True, problem=at(name)
                    )
                    for name in NAMES
                ),
                address_field(wnd, at("email")),
                *(
                    contact_field(
                        language, name, wnd.state(name, ""), rule, posted=True, problem=at(name)
                    )
                    for name, rule in directory.contact_rules.rules()
                    if rule.shown
                ),
                *new_password(wnd, self.users, field, said, (email.value,), first=True),
                *(
                    consent_box(wnd, id, consent, wnd.state(f"consent.{id}", False), at(id))
                    for id, consent in directory.consents.offered()
                ),
                SubmitButton(translate(language, "account.register.submit")),
                post_to=f"/{REGISTER}",
            ),
            Link(translate(language, "account.register.login"), LOGIN),
            text=translate(language, "account.register.text"),
        )

    def _sent(self, wnd: Window) -> View:
        language = wnd.language()
        return small_page(
            wnd,
            translate(language, "account.mail_sent.title"),
            Link(translate(language, "account.confirm_again.title"), CONFIRM_AGAIN),
            Link(translate(language, "account.back_to_login"), LOGIN),
            text=translate(language, "account.register.sent"),
        )


@dataclass(frozen=True, slots=True)
class PostRegister:
    """Answers that form: the same for an address that has an account (`security.md R09`)."""

    users: UserManagement

    async def __call__(self, posted: Posted) -> SeeOther | ShowAgain:
        directory = self.users.directory
        names = [*NAMES, *(name for name, rule in directory.contact_rules.rules() if rule.shown)]
        entered = {name: posted.field(name) for name in names}
        approved = [id for id, _ in directory.consents.offered() if posted.field(id)]
        try:
            await self.users.use_cases.register(
                ANONYMOUS,
                posted.field("email"),
                posted.field("password"),
                posted.field("repeated"),
                replace(Contact(), **entered),
                consents=approved,
                client=client_of(posted),
                language=posted.language,
            )
        except (InvalidValue, Overloaded) as error:
            return ShowAgain(
                {
                    **{name: value[:LONGEST] for name, value in entered.items()},
                    **{f"consent.{id}": True for id in approved},
                    "email": posted.field("email")[:254],
                    **self._problem(error),
                },
                status=429 if isinstance(error, Overloaded) else 422,
            )
        return SeeOther(address(REGISTER, {SENT: "yes"}))

    def _problem(self, error: NagoError) -> dict[str, str]:
        directory = self.users.directory
        if not isinstance(error, InvalidValue):
            return {"field": "", "problem": "many"}
        field = error.field or ""
        if field in dict(directory.consents.offered()):
            return {"field": field, "problem": "consent"}
        if field in NAMES or field in dict(directory.contact_rules.rules()):
            return {"field": field, "problem": contact_problem(error)}
        return problem_of(error)

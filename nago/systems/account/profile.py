"""One's own profile: contact, password, where one is logged in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.errors import InvalidValue, LoginRefused, Overloaded, PermissionDenied
from nago.i18n import TEXTS, translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.contact import ContactForm
from nago.systems.account.device import device_name
from nago.systems.account.moment import moment_text
from nago.systems.account.problems import problem_of, problem_text
from nago.systems.role import RoleManagement
from nago.systems.session import MySession, SessionManagement
from nago.systems.user.password import strength
from nago.ui.avatar import Avatar
from nago.ui.badge import Badge
from nago.ui.banner import show_snackbar
from nago.ui.button import SecondaryButton, TertiaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.form import Form, SubmitButton
from nago.ui.hidden_field import HiddenField
from nago.ui.length import FULL, L4, L8, L16, L24, L64, L400, L880
from nago.ui.list import List, ListLine, ListRow
from nago.ui.password_field import PasswordField, StrengthLevel
from nago.ui.stack import HStack, VStack
from nago.ui.text import Text
from nago.ui.toggle import Toggle


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """Everything that somebody may see and change of himself."""

    sessions: SessionManagement
    roles: RoleManagement

    async def __call__(self, wnd: Window) -> View:
        subject = logged_in(wnd)
        use_cases = self.sessions.users.use_cases
        wnd.title(translate(wnd.language(), "account.profile.title"))
        contact = await use_cases.read_my_contact(subject)
        mine = await self.sessions.use_cases.list_my_sessions(subject)
        return VStack(
            await self._head(wnd, subject),
            ContactForm(self.sessions)(wnd, contact),
            await self._consents(wnd, subject),
            Card(
                PasswordChange(self.sessions)(wnd),
                title=translate(wnd.language(), "account.password.title"),
            ),
            self._sessions(wnd, mine),
            gap=L24,
            alignment="stretch",
            frame=Frame(width=FULL, max_width=L880),
        )

    async def _head(self, wnd: Window, subject: Subject) -> View:
        roles = await self.roles.use_cases.find_my(subject)
        return HStack(
            Avatar(subject.name, size=L64),
            VStack(
                Text(subject.name, level="h1"),
                Text(subject.email, color=ColorMuted),
                HStack(*(Badge(role.name) for role in roles), gap=L8, wrap=True) if roles else None,
                gap=L4,
                alignment="leading",
            ),
            gap=L16,
            alignment="leading",
        )

    async def _consents(self, wnd: Window, subject: Subject) -> View | None:
        user = await self.sessions.users.use_cases.find_by_id(subject, subject.id)
        if user is None or not user.consents:
            return None
        return Card(
            *(self._consent(wnd, each.id, each.approved) for each in user.consents),
            title=translate(wnd.language(), "account.consents.title"),
        )

    def _consent(self, wnd: Window, id: str, approved: bool) -> View:
        given = wnd.state(f"consent.{id}", approved)

        async def decide() -> None:
            subject = wnd.subject()
            await self.sessions.users.use_cases.consent(
                subject, subject.id, id, given.value, location=wnd.path()
            )

        key = f"consent.{id}"
        title = translate(wnd.language(), key) if key in TEXTS else id
        return Toggle(title, given, on_change=decide, key=id)

    def _sessions(self, wnd: Window, mine: list[MySession]) -> View:
        language = wnd.language()

        async def end_others() -> None:
            await self.sessions.use_cases.end_other_sessions(wnd.subject())
            wnd.invalidate()
            show_snackbar(wnd, translate(language, "account.sessions.ended"))

        return Card(
            List(*(self._session(wnd, each) for each in mine)),
            footer=HStack(
                SecondaryButton(
                    translate(language, "account.sessions.end_others"), action=end_others
                ),
                alignment="trailing",
            )
            if len(mine) > 1
            else None,
            title=translate(language, "account.sessions.title"),
            supporting_text=translate(language, "account.sessions.text"),
            id="sessions",
        )

    def _session(self, wnd: Window, session: MySession) -> ListLine:
        language = wnd.language()

        async def end() -> None:
            await self.sessions.use_cases.end_session(wnd.subject(), session.id)
            wnd.invalidate()
            show_snackbar(wnd, translate(language, "account.sessions.ended"))

        name = device_name(language, session.user_agent)
        seen = translate(
            language, "account.sessions.seen", when=moment_text(language, session.last_seen_at)
        )
        return ListRow(
            name,
            " · ".join(filter(None, (seen, session.address))),
            trailing=Badge(translate(language, "account.sessions.this"), tone="accent")
            if session.current
            else TertiaryButton(
                translate(language, "account.sessions.end"),
                action=end,
                accessibility_label=translate(language, "account.sessions.end_one", name=name),
            ),
            key=session.id,
        )


LEVELS: dict[int, StrengthLevel] = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4}


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
        level = wnd.state("password.strength", -1)
        length = self.sessions.users.directory.settings.password_length
        said = problem_text(language, problem.value, length)

        async def measure() -> None:
            measured = await wnd.run_blocking(strength, new.value, (wnd.subject().email,))
            level.value = measured.score if new.value else -1

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
            level.value = -1
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
                supporting_text=translate(language, "account.password.rule", length=str(length)),
                error_text=error("password"),
                strength=LEVELS.get(level.value),
                strength_text=translate(language, f"account.strength.{level.value}")
                if level.value in LEVELS
                else None,
                on_change=measure,
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


Page = Callable[[Window], View | Awaitable[View]]


def logged_in(wnd: Window) -> Subject:
    """Raises PermissionDenied for an anonymous visitor: the page is about his own account."""
    subject = wnd.subject()
    if not subject.valid:
        raise PermissionDenied("this page is about your own account: log in first", login=True)
    return subject

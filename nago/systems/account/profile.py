"""One's own profile: contact, password, where one is logged in."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.errors import PermissionDenied
from nago.i18n import TEXTS, translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.consents import consent_link, consent_text
from nago.systems.account.contact import ContactForm
from nago.systems.account.email_change import EmailChange
from nago.systems.account.logged_in import logged_in
from nago.systems.account.password import PasswordChange
from nago.systems.account.sessions import SessionList
from nago.systems.role import RoleManagement
from nago.systems.session import SessionManagement
from nago.systems.user import User
from nago.systems.user.registration_settings import OfferedConsent
from nago.ui.avatar import Avatar
from nago.ui.badge import Badge
from nago.ui.card import Card
from nago.ui.color import ColorGood, ColorMuted
from nago.ui.decor import Frame
from nago.ui.icon import Icon
from nago.ui.length import FULL, L4, L8, L16, L24, L44, L64, L880
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
        user = await use_cases.find_by_id(subject, subject.id)
        if user is None:
            raise PermissionDenied("this account is gone", login=True)
        contact = await use_cases.read_my_contact(subject)
        has_password = await self.sessions.has_password(subject.id)
        return VStack(
            await self._head(wnd, subject),
            ContactForm(self.sessions)(wnd, contact, user.followed),
            EmailChange(self.sessions.users)(wnd, user) if "email" not in user.followed else None,
            self._consents(wnd, user),
            Card(
                PasswordChange(self.sessions)(wnd)
                if has_password
                else Text(
                    translate(wnd.language(), "account.password.elsewhere"), color=ColorMuted
                ),
                title=translate(wnd.language(), "account.password.title"),
            ),
            await SessionList(self.sessions)(wnd),
            gap=L24,
            alignment="stretch",
            frame=Frame(width=FULL, max_width=L880),
        )

    async def _head(self, wnd: Window, subject: Subject) -> View:
        roles = await self.roles.use_cases.find_my(subject)
        return HStack(
            Avatar(subject.name, image=subject.picture or None, size=L64),
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

    def _consents(self, wnd: Window, user: User) -> View | None:
        """What is asked for now, and what was once."""
        offered = dict(self.sessions.users.directory.consents.offered())
        ids = [*offered, *(each.id for each in user.consents if each.id not in offered)]
        if not ids:
            return None
        return Card(
            *(self._consent(wnd, user, id, offered.get(id)) for id in ids),
            title=translate(wnd.language(), "account.consents.title"),
        )

    def _consent(self, wnd: Window, user: User, id: str, offered: OfferedConsent | None) -> View:
        language, approved = wnd.language(), user.has_approved(id)
        given = wnd.state(f"consent.{id}", approved)

        async def decide() -> None:
            subject = wnd.subject()
            await self.sessions.users.use_cases.consent(
                subject, subject.id, id, given.value, location=wnd.path()
            )
            wnd.invalidate()  # what is required cannot be taken back

        key = f"consent.{id}"
        if offered is None:
            title = translate(language, key) if key in TEXTS else id
            return Toggle(title, given, on_change=decide, key=id)
        title = consent_text(language, id, offered, profile=True)
        fixed = offered.required and approved
        return VStack(
            HStack(
                Icon(
                    "check",
                    color=ColorGood,
                    accessibility_label=translate(language, "account.consent.given"),
                ),
                Text(title),
                gap=L8,
                alignment="leading",
            )
            if fixed
            else Toggle(title, given, on_change=decide),
            consent_link(language, offered, L24 if fixed else L44),
            gap=L4,
            alignment="leading",
            key=id,
        )

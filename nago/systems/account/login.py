"""Logging in by e-mail and password: a real form, so that password managers know it."""

from __future__ import annotations

from dataclasses import dataclass

from nago.errors import LoginRefused, Overloaded, SessionGone
from nago.i18n import translate
from nago.presentation.address import local_path
from nago.presentation.posting import Posted, SeeOther, ShowAgain
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.frame import small_page
from nago.systems.account.paths import (
    CHANGE_PASSWORD,
    CONFIRM_AGAIN,
    FORGOT_PASSWORD,
    LOGIN,
    REGISTER,
)
from nago.systems.account.sign_on import SignOnButtons
from nago.systems.session import SessionManagement
from nago.systems.user import Client
from nago.ui.banner import Banner
from nago.ui.checkbox import Checkbox
from nago.ui.color import ColorMuted
from nago.ui.form import Form, SubmitButton
from nago.ui.hidden_field import HiddenField
from nago.ui.length import L8
from nago.ui.link import Link
from nago.ui.password_field import PasswordField
from nago.ui.stack import VStack
from nago.ui.text import Text
from nago.ui.text_field import TextField


@dataclass(frozen=True, slots=True)
class LoginPage:
    """Asks who it is; of somebody who is logged in only that it is still he."""

    sessions: SessionManagement

    async def __call__(self, wnd: Window) -> View:
        language, subject = wnd.language(), wnd.subject()
        to = local_path(wnd.values().get("to", ""))
        problem = wnd.state("problem", "").value
        known = subject.email if subject.valid else ""
        email = wnd.state("email", "")
        shared = wnd.state("shared", False)
        kind = "confirm" if known else "login"
        buttons = SignOnButtons(self.sessions)
        if known and not await self.sessions.has_password(subject.id):
            provider = await self.sessions.vouched_by(wnd.session().id)
            return small_page(
                wnd,
                translate(language, "account.confirm.title"),
                buttons(wnd, to, provider, alone=True),
                text=translate(language, "account.confirm.elsewhere"),
            )
        return small_page(
            wnd,
            translate(language, f"account.{kind}.title"),
            Banner(translate(language, f"account.login.{problem}"), tone="error")
            if problem in ("refused", "busy")
            else None,
            None if problem or known else self._done(wnd),
            Form(
                HiddenField("to", to),
                HiddenField("email", known, autocomplete="username") if known else None,
                Text(known, level="label") if known else None,
                None
                if known
                else TextField(
                    translate(language, "account.email"),
                    email,
                    name="email",
                    kind="email",
                    autocomplete="username",
                    mode="submit",
                    required=True,
                ),
                PasswordField(
                    translate(language, "account.password"), name="password", required=True
                ),
                None
                if known
                else Checkbox(
                    translate(language, "account.login.shared"),
                    shared,
                    name="shared",
                    supporting_text=translate(language, "account.login.shared.text"),
                ),
                SubmitButton(translate(language, f"account.{kind}.submit")),
                post_to=f"/{LOGIN}",
            ),
            None if known else self._ways(wnd, problem == "refused"),
            None if known else buttons(wnd, to),
            text=translate(language, f"account.{kind}.text"),
        )

    def _done(self, wnd: Window) -> View | None:
        """What has just worked: a password was chosen, an address confirmed."""
        done = wnd.values().get("done", "")
        if done not in ("password", "confirmed"):
            return None
        return Banner(translate(wnd.language(), f"account.done.{done}"), tone="success")

    def _ways(self, wnd: Window, refused: bool) -> View | None:
        """What somebody can do who cannot log in: the same for everybody."""
        language, users = wnd.language(), self.sessions.users
        settings = users.directory.registration
        if not (settings.password_reset or settings.self_registration):
            return None
        if not users.letters.ready:
            text = translate(language, "account.login.no_mail")
            return Text(text, level="small", color=ColorMuted)
        return VStack(
            Link(translate(language, "account.login.forgot"), FORGOT_PASSWORD)
            if settings.password_reset
            else None,
            Link(translate(language, "account.login.register"), REGISTER)
            if settings.self_registration
            else None,
            Link(translate(language, "account.login.confirm_again"), CONFIRM_AGAIN)
            if settings.self_registration and refused
            else None,
            gap=L8,
            alignment="leading",
        )


@dataclass(frozen=True, slots=True)
class PostLogin:
    """Answers the form."""

    sessions: SessionManagement

    async def __call__(self, posted: Posted) -> SeeOther | ShowAgain:
        to, email = local_path(posted.field("to")), posted.field("email")
        # Who confirms that it is still he is asked nothing else: the computer is the same one.
        shared = bool(posted.field("shared")) or self.sessions.is_shared(posted.session.id)
        client = Client(posted.address, posted.user_agent, posted.device)
        again = {"email": email[:254], "shared": shared}
        values = {"to": to} if to else {}
        try:
            signed_in = await self.sessions.use_cases.login(
                posted.session.id,
                email,
                posted.field("password"),
                client=client,
                return_to=to,
                shared=shared,
            )
        except LoginRefused:
            return ShowAgain({**again, "problem": "refused"}, values, 401)
        except Overloaded:
            return ShowAgain({**again, "problem": "busy"}, values, 503)
        except SessionGone:
            return SeeOther(f"/{LOGIN}")
        user = signed_in.session.user or ""
        live = await self.sessions.users.directory.find(user)
        required = live.user is not None and live.user.require_password_change
        known = await self.sessions.entrance.known_to(client.device)
        return SeeOther(
            f"/{CHANGE_PASSWORD}" if required else signed_in.return_to or "/",
            ticket=signed_in.ticket,
            seconds=None if shared else self.sessions.seconds_of(signed_in),
            device="" if shared or known == user else await self.sessions.entrance.remember(user),
        )

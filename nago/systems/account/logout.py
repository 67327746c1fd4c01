"""Logging out: the form in the menu posts it, because only an answer takes a cookie away."""

from __future__ import annotations

from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.posting import Posted, SeeOther, ShowAgain
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.frame import small_page
from nago.systems.account.paths import LOGIN, LOGOUT
from nago.systems.session import SessionManagement
from nago.ui.form import Form, SubmitButton
from nago.ui.link import Link


@dataclass(frozen=True, slots=True)
class LogoutPage:
    """Says that one is logged out, or asks whether one wants to be."""

    def __call__(self, wnd: Window) -> View:
        language = wnd.language()
        if wnd.subject().valid:
            return small_page(
                wnd,
                translate(language, "account.logout.title"),
                Form(
                    SubmitButton(translate(language, "account.logout.submit")),
                    post_to=f"/{LOGOUT}",
                ),
                Link(translate(language, "account.logout.stay"), "."),
                text=translate(language, "account.logout.text", email=wnd.subject().email),
            )
        return small_page(
            wnd,
            translate(language, "account.logged_out.title"),
            Link(translate(language, "account.logged_out.again"), LOGIN),
            Link(translate(language, "page.not_found.home"), "."),
            text=translate(language, "account.logged_out.text"),
        )


@dataclass(frozen=True, slots=True)
class PostLogout:
    """Ends the session and takes the cookie away."""

    sessions: SessionManagement

    async def __call__(self, posted: Posted) -> SeeOther | ShowAgain:
        await self.sessions.use_cases.logout(posted.session.id)
        return SeeOther(f"/{LOGOUT}", sign_out=True)

"""Logging out: the form in the menu posts it, because only an answer takes a cookie away."""

from __future__ import annotations

from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.address import address
from nago.presentation.posting import Posted, SeeOther, ShowAgain
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.frame import small_page
from nago.systems.account.paths import LOGIN, LOGOUT, SSO_LOGOUT
from nago.systems.session import SessionManagement
from nago.ui.form import Form, SubmitButton
from nago.ui.hidden_field import HiddenField
from nago.ui.length import L12
from nago.ui.link import Link
from nago.ui.stack import VStack
from nago.ui.text import Text


@dataclass(frozen=True, slots=True)
class LogoutPage:
    """Says that one is logged out, or asks whether one wants to be."""

    sessions: SessionManagement

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
            self._elsewhere(wnd),
            Link(translate(language, "account.logged_out.again"), LOGIN),
            Link(translate(language, "page.not_found.home"), "."),
            text=translate(language, "account.logged_out.text"),
        )

    def _elsewhere(self, wnd: Window) -> View | None:
        """Who logged in through a provider is logged in there still, and may end that as well."""
        language, nonce = wnd.language(), wnd.values().get("nonce", "")
        name = self.sessions.provider_name(wnd.values().get("at", ""))
        if not name:
            return None
        return VStack(
            Text(translate(language, "account.logged_out.elsewhere", name=name)),
            Form(
                HiddenField("nonce", nonce),
                SubmitButton(
                    translate(language, "account.logged_out.there", name=name), rank="secondary"
                ),
                post_to=f"/{SSO_LOGOUT}",
                outward=True,
            )
            if nonce
            else None,
            gap=L12,
            alignment="stretch",
        )


@dataclass(frozen=True, slots=True)
class PostLogout:
    """Ends the session and takes the cookie away."""

    sessions: SessionManagement

    async def __call__(self, posted: Posted) -> SeeOther | ShowAgain:
        provider, url = await self.sessions.logout_elsewhere(posted.session.id)
        await self.sessions.use_cases.logout(posted.session.id)
        if not provider:
            return SeeOther(f"/{LOGOUT}", sign_out=True)
        values, flow = {"at": provider}, ""
        if url:
            # What it leads to names a user, so it stands in no address of ours.
            started = await self.sessions.sign_on.flows.begin(
                SSO_LOGOUT,
                provider=provider,
                secret=url,
                flow=posted.flow,
            )
            values["nonce"], flow = started.nonce, started.flow
        return SeeOther(address(LOGOUT, values), sign_out=True, flow=flow)

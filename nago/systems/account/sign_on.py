"""Logging in through identity providers: the buttons, and the way out to them."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from nago.errors import InvalidValue, NagoError, SessionGone, SignOnRefused
from nago.i18n import translate
from nago.presentation.address import address, local_path
from nago.presentation.posting import Posted, SeeOther
from nago.presentation.support_code import support_code
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.paths import LOGIN, SSO_FAILED, SSO_LOGOUT, SSO_START
from nago.systems.session import SessionManagement
from nago.systems.sign_on.nls import NLS
from nago.ui.divider import Divider
from nago.ui.form import Form, SubmitButton
from nago.ui.hidden_field import HiddenField
from nago.ui.length import L12
from nago.ui.stack import VStack

log = logging.getLogger("nago.account")

MOST_NOTED = 30
"""Refusals of one network address in a minute that the audit log notes; the log has all."""


@dataclass(frozen=True, slots=True)
class SignOnButtons:
    """One button for each provider that is on; nothing while single sign-on is off."""

    sessions: SessionManagement

    def __call__(self, wnd: Window, to: str, only: str = "", *, alone: bool = False) -> View | None:
        """`only` is the id of the one provider to show, for somebody who proves himself again;
        `alone` says that no password is asked for above them."""
        providers = [each for each in self.offered(wnd.language()) if only in ("", each[0])]
        if not providers:
            return None
        return VStack(
            None if alone else Divider(),
            *(
                Form(
                    HiddenField("provider", id),
                    HiddenField("to", to),
                    HiddenField("again", "yes") if only else None,
                    SubmitButton(title, rank="secondary" if not alone else "primary"),
                    post_to=f"/{SSO_START}",
                    outward=True,
                    key=id,
                )
                for id, title in providers
            ),
            gap=L12,
            alignment="stretch",
        )

    def offered(self, language: str) -> list[tuple[str, str]]:
        """The id of each provider and what its button says."""
        settings = self.sessions.users.directory.settings
        if not settings.sso_enabled:
            return []
        found = [
            (each.id, translate(language, "account.sso.with", name=each.name))
            for each in self.sessions.sign_on.providers.enabled
        ]
        if settings.nls_url:
            found.insert(0, (NLS, translate(language, "account.sso.nls")))
        return found


@dataclass(frozen=True, slots=True)
class PostStart:
    """Begins a login elsewhere: the browser gets its flow cookie, and where to go (N23)."""

    sessions: SessionManagement

    async def __call__(self, posted: Posted) -> SeeOther:
        use_cases, provider = self.sessions.use_cases, posted.field("provider")
        to = local_path(posted.field("to"))
        try:
            if provider == NLS:
                url = await use_cases.start_nls_flow(
                    posted.session.id, return_to=to, flow=posted.flow
                )
            else:
                url = await use_cases.start_oidc_flow(
                    posted.session.id,
                    provider,
                    return_to=to,
                    flow=posted.flow,
                    again=bool(posted.field("again")),
                    login_hint=posted.session.subject.email,
                )
        except SessionGone:
            return SeeOther(f"/{LOGIN}")
        except InvalidValue:
            return SeeOther(address(LOGIN, {"to": to} if to else {}))
        except NagoError as error:
            what = f"a login through {provider:.40} could not be begun"
            return await Failed(self.sessions)(error, what, posted.address)
        return SeeOther(str(url), flow=url.flow)


@dataclass(frozen=True, slots=True)
class PostProviderLogout:
    """Ends the login at the provider as well, for whoever wants that."""

    sessions: SessionManagement

    async def __call__(self, posted: Posted) -> SeeOther:
        try:
            flow = await self.sessions.sign_on.flows.consume(
                SSO_LOGOUT, posted.field("nonce"), posted.flow
            )
        except NagoError as error:
            log.info("a logout at a provider was not begun here: %s", error)
            return SeeOther(f"/{LOGIN}")
        return SeeOther(flow.secret)


@dataclass(frozen=True, slots=True)
class Failed:
    """The page that says in one sentence that it did not work; the log has the reason under the
    same code, and the audit log that somebody was refused (`security.md` 2.7)."""

    sessions: SessionManagement

    async def __call__(self, error: NagoError, what: str, address_of: str) -> SeeOther:
        """`address_of` is the network address of whoever tried."""
        code = support_code()
        log.warning("%s [%s]: %s", what, code, error)
        users = self.sessions.users
        if isinstance(error, SignOnRefused) and await users.throttle.take_rate(
            "sign on refused", address_of, MOST_NOTED
        ):
            note = self.sessions.audit.row(
                "sign_on_refused", actor="", ip=address_of, detail=f"{what} [{code}]"
            )
            await self.sessions.registry.store.database.write(note)
        return SeeOther(address(SSO_FAILED, {"code": code}))

"""Coming back from identity providers: plain routes, because only they make a new session."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from urllib.parse import parse_qs

from nago.errors import NagoError, SignOnRefused, Unreachable
from nago.presentation.address import address
from nago.presentation.endpoint import Answer, Asked
from nago.presentation.posting import SeeOther
from nago.systems.account.paths import LINK, LOGIN
from nago.systems.account.sign_on import Failed
from nago.systems.session import PasswordNeeded, SessionManagement, SignedIn
from nago.systems.session.sign_on import OIDC
from nago.systems.sign_on.nls import NLS
from nago.systems.sign_on.oidc.logout_token import LoggedOutThere
from nago.systems.user import Client

log = logging.getLogger("nago.account")

DENIED = ("access_denied", "login_required", "consent_required")
"""The user has changed his mind; nothing has failed (OpenID Connect Core, 3.1.2.6)."""
BACKWARD_SECONDS = 600


@dataclass(frozen=True, slots=True)
class NLSCallback:
    """`account/nls/authentication?nonce=`: the login service has sent the browser back."""

    sessions: SessionManagement

    async def __call__(self, asked: Asked) -> SeeOther:
        if asked.session is None:
            return await _unknown(self.sessions, NLS, asked.value("nonce"), asked)
        try:
            signed_in = await self.sessions.use_cases.exchange_nls(
                asked.session.id, asked.value("nonce"), asked.flow, client=client_of(asked)
            )
        except PasswordNeeded as error:
            return SeeOther(address(LINK, {"nonce": error.nonce}))
        except NagoError as error:
            what = "a login through the login service ended"
            return await Failed(self.sessions)(error, what, asked.address)
        return entered(self.sessions, signed_in)


@dataclass(frozen=True, slots=True)
class OIDCCallback:
    """`account/oidc/{provider}/callback`: an OpenID provider has sent the browser back."""

    sessions: SessionManagement

    async def __call__(self, asked: Asked) -> SeeOther:
        """Logins that other systems have begun go on there, see `SignOnManagement.callbacks`."""
        provider, state = asked.value("provider"), asked.value("state")
        sign_on, use_case = self.sessions.sign_on, self.sessions.use_cases.exchange_oidc
        try:
            for kind, goes_on in sign_on.callbacks.items():
                if await sign_on.flows.peek(kind, state, asked.flow) is None:
                    continue
                if asked.value("error"):
                    return await self._refused(asked, kind)
                (flow, secret), vouched = await use_case.finish(
                    kind, provider, state, asked.value("code"), asked.value("iss"), asked.flow
                )
                return await goes_on(flow, secret, vouched, asked)
            if asked.session is None:
                return await _unknown(self.sessions, OIDC, state, asked)
            if asked.value("error"):
                return await self._refused(asked, OIDC)
            signed_in = await use_case(
                asked.session.id,
                provider,
                state=state,
                code=asked.value("code"),
                iss=asked.value("iss"),
                flow=asked.flow,
                client=client_of(asked),
            )
        except PasswordNeeded as error:
            return SeeOther(address(LINK, {"nonce": error.nonce}))
        except NagoError as error:
            what = f"a login through {provider:.40} ended"
            return await Failed(self.sessions)(error, what, asked.address)
        return entered(self.sessions, signed_in)

    async def _refused(self, asked: Asked, kind: str) -> SeeOther:
        flow = await self.sessions.sign_on.flows.consume(kind, asked.value("state"), asked.flow)
        reason = asked.value("error")
        if reason in DENIED and kind == OIDC:
            return SeeOther(address(LOGIN, {"to": flow.return_to} if flow.return_to else {}))
        return await Failed(self.sessions)(
            SignOnRefused(f"the provider says {reason!r:.60}"),
            f"a login through {flow.provider} ended",
            asked.address,
        )


async def _unknown(sessions: SessionManagement, kind: str, nonce: str, asked: Asked) -> SeeOther:
    """A browser without a session has not begun this; after it the link is good for nobody."""
    try:
        await sessions.sign_on.flows.consume(kind, nonce, asked.flow)
        raise SignOnRefused(f"{kind}: the browser has no session any more")
    except NagoError as error:
        what = f"a login by a browser without a session ({kind}) ended"
        return await Failed(sessions)(error, what, asked.address)


@dataclass(frozen=True, slots=True)
class BackChannelLogout:
    """`account/oidc/{provider}/logout`: the provider says that somebody is logged out there
    (OpenID Connect Back-Channel Logout 1.0, `security.md N22`)."""

    sessions: SessionManagement

    async def __call__(self, asked: Asked) -> Answer:
        sign_on, id = self.sessions.sign_on, asked.value("provider")
        provider = sign_on.providers.current(id)
        tokens = parse_qs(asked.body.decode("latin-1")).get("logout_token", [])
        if provider is None or not provider.enabled or len(tokens) != 1:
            return Answer(400, b'{"error":"invalid_request"}')
        try:
            there: LoggedOutThere = await sign_on.relying_party.logout_token(provider, tokens[0])
            if not await sign_on.flows.once("logout token", f"{id}|{there.jti}", BACKWARD_SECONDS):
                raise SignOnRefused("this logout token was used already")
        except SignOnRefused as error:
            log.warning("a logout that %s has sent is refused: %s", id, error)
            return Answer(400, b'{"error":"invalid_request"}')
        except Unreachable as error:
            log.warning("a logout that %s has sent cannot be checked: %s", id, error)
            return Answer(503, b'{"error":"temporarily_unavailable"}')
        await self.sessions.end_vouched(id, there.issuer, there.subject, there.sid)
        for tell in sign_on.logged_out:
            await tell(id, there)
        return Answer(200, b"{}")


@dataclass(frozen=True, slots=True)
class PhotoAnswer:
    """The picture of a user, for everybody who is logged in."""

    sessions: SessionManagement

    async def __call__(self, asked: Asked) -> Answer:
        if asked.session is None or not asked.session.subject.valid:
            return Answer(404, b"", "text/plain")
        photo = await self.sessions.sign_on.photos.read(asked.value("user"))
        if photo is None or photo.hash != asked.value("name"):
            return Answer(404, b"", "text/plain")
        # The name changes with the picture, so it can be kept; by this browser alone.
        kept = (("cache-control", "private, max-age=604800, immutable"),)
        return Answer(200, photo.jpeg, "image/jpeg", kept)


def entered(sessions: SessionManagement, signed_in: SignedIn) -> SeeOther:
    """Go on as whoever has just logged in, where he wanted to."""
    return SeeOther(
        signed_in.return_to or "/",
        ticket=signed_in.ticket,
        seconds=sessions.seconds_of(signed_in),
    )


def client_of(asked: Asked) -> Client:
    """Who asks, as far as the network tells."""
    return Client(asked.address, asked.user_agent, asked.device)

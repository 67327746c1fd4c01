"""Logging in through the Nago Login Service and through OpenID Connect."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from nago.errors import InvalidValue, SignOnRefused
from nago.presentation.address import local_path
from nago.systems.session.arrival import Arrival
from nago.systems.session.finding import FindUserSessionByID
from nago.systems.session.model import SignedIn
from nago.systems.sign_on.flows import Flow, Flows
from nago.systems.sign_on.model import Vouched
from nago.systems.sign_on.nls import NLS, LoginServiceClient
from nago.systems.sign_on.oidc.relying_party import RelyingParty
from nago.systems.sign_on.provider import LoginProvider
from nago.systems.sign_on.providers import Providers
from nago.systems.user import Client, UserSettings

OIDC = "oidc"
OIDC_CALLBACK = "account/oidc/{provider}/callback"


class FlowURL(str):
    """Where the browser goes now. `flow` belongs into its flow cookie, and nowhere else."""

    __slots__ = ("flow",)

    flow: str

    def __new__(cls, url: str, flow: str) -> FlowURL:
        self = super().__new__(cls, url)
        self.flow = flow
        return self


class Asking(Struct, frozen=True):
    """What only this server knows of a login at an OpenID provider (`security.md N16`)."""

    nonce: str
    verifier: str
    max_age: int | None = None


@dataclass(frozen=True, slots=True)
class StartNLSFlow:
    """Begins a login through the login service that the settings name."""

    find: FindUserSessionByID
    flows: Flows
    nls: LoginServiceClient
    settings: Callable[[], UserSettings]
    public_url: Callable[[], str]

    async def __call__(self, id: str, *, return_to: str = "", flow: str = "") -> FlowURL:
        """The address that the browser of this session goes to, with `flow` for its cookie.

        `flow` is the cookie that it has already; `return_to` a path of this application, anything
        else is left out (`security.md N05`). Raises SessionGone, InvalidValue if single sign-on
        is off or has no service, StoreError.
        """
        settings = self.settings()
        if not settings.sso_enabled or not settings.nls_url:
            raise InvalidValue(
                "single sign-on through a login service is off: switch it on and enter its "
                "address in the settings of users and sessions"
            )
        await self.find.need(id)
        started = await self.flows.begin(
            NLS, provider=NLS, session=id, return_to=local_path(return_to), flow=flow
        )
        url = self.nls.url(settings.nls_url, self.public_url(), started.nonce)
        return FlowURL(url, started.flow)


@dataclass(frozen=True, slots=True)
class ExchangeNLS:
    """Finishes it: the nonce that came back becomes a session of the user."""

    find: FindUserSessionByID
    flows: Flows
    nls: LoginServiceClient
    settings: Callable[[], UserSettings]
    arrival: Arrival

    async def __call__(
        self, id: str, nonce: str, flow: str, *, client: Client | None = None
    ) -> SignedIn:
        """`flow` is the browser's flow cookie. The nonce is used up before the service is asked
        (`security.md N03`); the refresh token stays sealed inside.

        Raises SignOnRefused (whatever the reason, nobody is logged in or out by it),
        PasswordNeeded, Unreachable, SessionGone, StoreError.
        """
        settings = self.settings()
        if not settings.sso_enabled or not settings.nls_url:
            raise SignOnRefused("single sign-on is switched off in the settings")
        session = await self.find.need(id)
        begun = await self.flows.consume(NLS, nonce, flow)
        refresh = await self.nls.exchange(settings.nls_url, nonce)
        vouched, until = await self.nls.ask(settings.nls_url, refresh)
        return await self.arrival(session, vouched, begun, flow, until=until, client=client)


@dataclass(frozen=True, slots=True)
class StartOIDCFlow:
    """Begins a login at an OpenID provider."""

    find: FindUserSessionByID
    flows: Flows
    relying_party: RelyingParty
    providers: Providers
    settings: Callable[[], UserSettings]
    public_url: Callable[[], str]

    async def __call__(
        self,
        id: str,
        provider_id: str,
        *,
        return_to: str = "",
        flow: str = "",
        again: bool = False,
        login_hint: str = "",
        kind: str = OIDC,
        secret: str = "",
    ) -> FlowURL:
        """As `StartNLSFlow`. With `again` the user proves himself anew, although the provider
        knows him. `kind` and `secret` are for systems that go on with it themselves.

        Raises SessionGone, InvalidValue for a provider that is unknown or off, Unreachable,
        SignOnRefused, StoreError.
        """
        provider = self.providers.current(provider_id)
        if provider is None or not provider.enabled or not self.settings().sso_enabled:
            raise InvalidValue(f"there is no login through {provider_id!r:.40}, or it is off")
        await self.find.need(id)
        asking = Asking(secrets.token_urlsafe(32), secrets.token_urlsafe(48), 0 if again else None)
        started = await self.flows.begin(
            kind,
            provider=provider.id,
            session=id,
            return_to=local_path(return_to),
            secret=msgspec.json.encode((asking, secret)).decode(),
            flow=flow,
        )
        url = await self.relying_party.start(
            provider,
            redirect_uri=callback_of(self.public_url(), provider),
            state=started.nonce,
            nonce=asking.nonce,
            verifier=asking.verifier,
            prompt="login" if again else "",
            max_age=asking.max_age,
            login_hint=login_hint,
        )
        return FlowURL(url, started.flow)


@dataclass(frozen=True, slots=True)
class ExchangeOIDC:
    """Finishes it: the code that came back becomes a session of the user."""

    find: FindUserSessionByID
    flows: Flows
    relying_party: RelyingParty
    providers: Providers
    public_url: Callable[[], str]
    arrival: Arrival

    async def __call__(
        self,
        id: str,
        provider_id: str,
        *,
        state: str,
        code: str,
        iss: str = "",
        flow: str,
        client: Client | None = None,
    ) -> SignedIn:
        """The parameters of the callback, and the browser's flow cookie. As `ExchangeNLS`."""
        session = await self.find.need(id)
        begun, vouched = await self.finish(OIDC, provider_id, state, code, iss, flow)
        return await self.arrival(session, vouched, begun[0], flow, client=client)

    async def finish(
        self, kind: str, provider_id: str, state: str, code: str, iss: str, flow: str
    ) -> tuple[tuple[Flow, str], Vouched]:
        """Who it is, before anything is made of it; and the `secret` that it was begun with."""
        begun = await self.flows.consume(kind, state, flow)
        if begun.provider != provider_id:
            raise SignOnRefused(f"{provider_id:.40}: this login was begun at another provider")
        provider = self.providers.current(provider_id)
        if provider is None or not provider.enabled:
            raise SignOnRefused(f"{provider_id:.40}: there is no such provider, or it is off")
        asking, secret = msgspec.json.decode(begun.secret, type=tuple[Asking, str])
        vouched = await self.relying_party.finish(
            provider,
            self.providers.secret(provider_id),
            redirect_uri=callback_of(self.public_url(), provider),
            code=code,
            iss=iss,
            nonce=asking.nonce,
            verifier=asking.verifier,
            max_age=asking.max_age,
        )
        return (begun, secret), vouched


def callback_of(public_url: str, provider: LoginProvider) -> str:
    """Where a provider sends the browser back to; each has its own (`security.md N17`)."""
    return f"{public_url}/{OIDC_CALLBACK.format(provider=provider.id)}"

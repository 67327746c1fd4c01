"""Logging somebody in for another application: out to a provider, and back."""

from __future__ import annotations

import re
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import msgspec

from nago.errors import InvalidValue, SignOnRefused
from nago.systems.audit import AuditManagement
from nago.systems.login_service.messages import subject_of
from nago.systems.login_service.model import Begun, Known
from nago.systems.login_service.rate import Rates
from nago.systems.login_service.refusing import Refusals
from nago.systems.login_service.settings import LoginServiceSettings
from nago.systems.login_service.store import LoginServiceStore
from nago.systems.session.sign_on import Asking, FlowURL, callback_of
from nago.systems.sign_on.flows import Flows
from nago.systems.sign_on.model import Vouched
from nago.systems.sign_on.oidc.relying_party import RelyingParty
from nago.systems.sign_on.provider import LoginProvider
from nago.systems.sign_on.providers import Providers

KIND = "login_service"
"""The kind of flow, and who goes on with it in `SignOnManagement.callbacks`."""
CALLBACK = "account/nls/authentication"
NONCE = re.compile(r"[0-9a-fA-F]{32}")
Settings = Callable[[], LoginServiceSettings]


@dataclass(frozen=True, slots=True)
class BeginLogin:
    """Sends a browser that an application has sent here on to a provider."""

    flows: Flows
    relying_party: RelyingParty
    providers: Providers
    rates: Rates
    refusals: Refusals
    settings: Settings
    public_url: Callable[[], str]

    async def __call__(
        self, redirect: str, nonce: str, *, provider: str = "", flow: str = "", address: str
    ) -> FlowURL | None:
        """Where the browser goes, with what its flow cookie gets; None while the user has not said
        on the page for that that he wants to log in, and through which provider. The nonce comes
        from the application: without the page a foreign link alone could finish, in his browser,
        what another browser has begun there. `flow` is the cookie that it has already.

        Raises InvalidValue for an application that is not registered (then the browser goes
        nowhere), a nonce that is none and a provider that is not offered; SignOnRefused while no
        provider is on; Overloaded, Unreachable, StoreError.
        """
        await self.rates.check("begin", address)
        application = self.settings().registered(redirect)
        if application is None or not NONCE.fullmatch(nonce):
            await self.refusals.note("begin", address, f"redirect {redirect!r:.200}")
            raise InvalidValue(
                f"{redirect!r:.100}: no application with this address is registered, or its nonce "
                "has not 32 hex digits; register it in the settings of the login service"
            )
        offered = self.offered()
        if not offered:
            raise SignOnRefused("no provider is on: set one up before applications log in here")
        if not provider:
            return None
        chosen = [each for each in offered if each.id == provider]
        if not chosen:
            raise InvalidValue(f"there is no login through {provider!r:.40}, or it is off")
        return await self._leave(chosen[0], Begun(application, nonce), flow, address)

    def offered(self) -> tuple[LoginProvider, ...]:
        """The providers that a user may choose from."""
        return tuple(self.providers.enabled)

    async def _leave(
        self, provider: LoginProvider, begun: Begun, flow: str, address: str
    ) -> FlowURL:
        asking = Asking(secrets.token_urlsafe(32), secrets.token_urlsafe(48))
        await self.rates.count("begin", address)
        started = await self.flows.begin(
            KIND,
            provider=provider.id,
            secret=msgspec.json.encode((asking, msgspec.json.encode(begun).decode())).decode(),
            flow=flow,
        )
        url = await self.relying_party.start(
            provider,
            redirect_uri=callback_of(self.public_url(), provider),
            state=started.nonce,
            nonce=asking.nonce,
            verifier=asking.verifier,
        )
        return FlowURL(url, started.flow)


@dataclass(frozen=True, slots=True)
class CompleteLogin:
    """Keeps who has come back from the provider, for the application to ask."""

    store: LoginServiceStore
    providers: Providers
    refusals: Refusals
    audit: AuditManagement
    settings: Settings

    async def __call__(self, secret: str, vouched: Vouched, *, address: str = "") -> str:
        """The address of the application that the browser goes back to.

        `secret` is what the login was begun with. Raises SignOnRefused if the application is not
        registered any more or its nonce has been used for a login already; StoreError.
        """
        begun = msgspec.json.decode(secret, type=Begun)
        if self.settings().registered(begun.application) is None:
            await self.refusals.note("begin", address, f"{begun.application} is gone")
            raise SignOnRefused(f"{begun.application} is not registered any more")
        user, id = vouched.user, secrets.token_urlsafe(12)
        provider = self.providers.current(user.provider)
        if provider is None:
            raise SignOnRefused(f"{user.provider}: there is no such provider any more")
        known = Known(
            user=user, refresh=vouched.refresh, photo=vouched.photo, issuer=provider.issuer
        )
        keep = self.store.granting(id, begun.nonce, begun.application, known, vouched.sid)
        granted = self.audit.row(
            "login_service_granted",
            actor="",
            target=id,
            ip=address,
            detail=f"{user.provider} user {subject_of(user)} for {begun.application}",
        )
        twice = f"the nonce of a login for {begun.application} came back twice"
        refused = self.refusals.noting("begin", address, twice, id)

        def work(connection: sqlite3.Connection) -> bool:
            kept = keep(connection)
            (granted if kept else refused)(connection)
            return kept

        if not await self.store.database.write(work):
            raise SignOnRefused(twice)
        return f"{begun.application}/{CALLBACK}?{urlencode({'nonce': begun.nonce})}"

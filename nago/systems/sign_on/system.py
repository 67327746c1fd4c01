"""How single sign-on is put together, as far as it knows neither sessions nor pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from nago.presentation.endpoint import Asked
from nago.presentation.posting import SeeOther
from nago.systems.sign_on.flows import Flow, Flows
from nago.systems.sign_on.model import Vouched
from nago.systems.sign_on.nls import LoginServiceClient
from nago.systems.sign_on.oidc.logout_token import LoggedOutThere
from nago.systems.sign_on.oidc.relying_party import RelyingParty
from nago.systems.sign_on.photos import Photos
from nago.systems.sign_on.providers import ProviderManagement, Providers
from nago.wiring import Wiring

GoesOn = Callable[[Flow, str, Vouched, Asked], Awaitable[SeeOther]]
"""Given what was begun, the secret that it was begun with, who it is, and the request."""


@dataclass(frozen=True, slots=True)
class SignOnManagement:
    """Providers, what is under way at them, and the clients that ask them."""

    flows: Flows
    nls: LoginServiceClient
    relying_party: RelyingParty
    providers: Providers
    photos: Photos
    public_url: Callable[[], str]
    callbacks: dict[str, GoesOn] = field(default_factory=dict)
    """By the kind of a flow: who goes on with a login that is not for a session here."""
    logged_out: list[Callable[[str, LoggedOutThere], Awaitable[None]]] = field(default_factory=list)
    """Who else is told, with the id of the provider, that somebody has logged out there."""

    @classmethod
    def install(cls, wiring: Wiring) -> SignOnManagement:
        management = wiring.system(ProviderManagement)
        system = cls(
            Flows(wiring.database, wiring.vault, wiring.clock),
            LoginServiceClient(wiring.outward),
            management.relying_party,
            management.providers,
            Photos(wiring.database),
            wiring.public_url,
        )
        wiring.regularly("forgetting logins that were never finished", system.flows.purge)
        return system

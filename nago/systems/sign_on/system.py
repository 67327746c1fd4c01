"""How single sign-on is put together, as far as it knows neither sessions nor pages."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from nago.errors import StoreError
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

log = logging.getLogger("nago.sign_on")

PURGE_SECONDS = 3600

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
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @classmethod
    def install(cls, wiring: Wiring) -> SignOnManagement:
        management = wiring.system(ProviderManagement)
        system = cls(
            Flows(wiring.database, wiring.vault),
            LoginServiceClient(wiring.outward),
            management.relying_party,
            management.providers,
            Photos(wiring.database),
            wiring.public_url,
        )
        wiring.on_start(system.start)
        wiring.on_stop(system.stop)
        return system

    async def start(self) -> None:
        """Begin to forget what was never finished, now and once an hour."""
        self._tasks.append(asyncio.create_task(self._purge_for_ever()))

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    async def _purge_for_ever(self) -> None:
        while True:
            try:
                await self.flows.purge()
            except StoreError as error:
                log.warning("logins that were never finished are not removed just now: %s", error)
            await asyncio.sleep(PURGE_SECONDS)

"""Asking the provider again who somebody is, before an application is answered."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from nago.data.database import together
from nago.errors import SignOnRefused, Unreachable
from nago.systems.audit import AuditManagement
from nago.systems.login_service.model import Held, Known
from nago.systems.login_service.store import LoginServiceStore
from nago.systems.sign_on.model import Vouched
from nago.systems.sign_on.oidc.relying_party import RelyingParty
from nago.systems.sign_on.provider import LoginProvider
from nago.systems.sign_on.providers import Providers

ASK_SECONDS = 240
"""How old an answer of the provider may be; applications ask every five minutes."""
LEASE_SECONDS = 30
RETRY_SECONDS = 30
"""How long a provider that gave no answer is left alone, for one token."""
LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class AskProvider:
    """Asks once for all who want to know the same, in whatever process (`security.md N13`)."""

    store: LoginServiceStore
    providers: Providers
    relying_party: RelyingParty
    audit: AuditManagement

    async def __call__(self, held: Held) -> Held:
        """What is known, at most a few minutes old if the provider gave a refresh token.

        Raises SignOnRefused if the provider is gone or says no, which ends the token; Unreachable
        if it does not answer; StoreError.
        """
        provider = self._provider(held)
        if not held.known.refresh:
            return held
        for _ in range(round(LEASE_SECONDS / LOOK_SECONDS)):
            now = self.store.clock()
            if now - held.asked_at < ASK_SECONDS:
                return held
            if now < held.retry_at:
                raise Unreachable(f"{held.provider}: it gave no answer just now, it is asked later")
            leased = await self.store.lease(
                held.id, seconds=LEASE_SECONDS, asked_before=now - ASK_SECONDS
            )
            if leased is not None:
                lease, held = leased
                return await self._ask(provider, held, lease)
            await asyncio.sleep(LOOK_SECONDS)
            held = await self._look(held)
        raise Unreachable(f"{held.provider}: somebody else asks it and gets no answer")

    async def _look(self, held: Held) -> Held:
        found = await self.store.find_id(held.id)
        if found is None or found.revoked:
            raise SignOnRefused("the token was revoked meanwhile")
        return found

    def _provider(self, held: Held) -> LoginProvider:
        provider = self.providers.current(held.provider)
        if provider is None or not provider.enabled or provider.issuer != held.known.issuer:
            raise SignOnRefused(
                f"{held.provider}: there is no such provider any more, or it is off"
            )
        return provider

    async def _ask(self, provider: LoginProvider, held: Held, lease: str) -> Held:
        known = held.known
        try:
            vouched = await self.relying_party.refresh(
                provider,
                self.providers.secret(provider.id),
                refresh=known.refresh,
                subject=known.user.subject,
            )
        except SignOnRefused:
            row = self.audit.row(
                "login_service_revoked",
                actor="",
                target=held.id,
                detail=f"{provider.id} says no for {held.application}",
            )
            await self.store.database.write(together(self.store.revoking(held.id), row))
            raise
        except Unreachable:
            await self.store.postpone(held.id, lease, RETRY_SECONDS)
            raise
        renewed = await self.store.renew(held, lease, _after(known, vouched))
        if renewed is None:
            raise SignOnRefused("the token was revoked meanwhile")
        return renewed


def _after(known: Known, vouched: Vouched) -> Known:
    """What is known now; a provider that sends no new refresh token lets the old one go on."""
    return Known(
        user=vouched.user,
        refresh=vouched.refresh or known.refresh,
        photo=vouched.photo or known.photo,
        issuer=known.issuer,
    )

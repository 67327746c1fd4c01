"""Sessions that end because their user has logged out at the provider that vouched for them."""

from __future__ import annotations

from dataclasses import dataclass

from nago.events import EventBus
from nago.systems.audit import AuditManagement
from nago.systems.session.events import LoggedOut
from nago.systems.session.life import SessionLife
from nago.systems.session.registry import SessionRegistry
from nago.systems.session.vouching import VouchingStore


@dataclass(frozen=True, slots=True)
class EndVouched:
    """Ends what a provider has vouched for, when it says so (`security.md N22`)."""

    vouching: VouchingStore
    life: SessionLife
    registry: SessionRegistry
    audit: AuditManagement
    bus: EventBus

    async def __call__(self, provider: str, issuer: str, subject: str, sid: str) -> int:
        """How many sessions it were: the one that the provider calls `sid`, or without it all
        of its user. Raises StoreError."""
        found = await self.vouching.sessions_of(provider, issuer, subject, sid)
        notes = [
            self.audit.row(
                "sign_on_ended",
                actor=user,
                target=session,
                session=session,
                detail=f"{provider}: logged out there",
            )
            for _, session, user in found
        ]
        rows = [row for row, *_ in found]
        ended = await self.life.end(rows, notes)
        self.registry.end(rows)
        for _, session, user in found:
            self.bus.publish(LoggedOut(session, user))
        return ended

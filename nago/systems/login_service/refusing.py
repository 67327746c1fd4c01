"""What the login service says no to: noted, and counted against the address it came from."""

from __future__ import annotations

from dataclasses import dataclass

from nago.data.database import Work, together
from nago.systems.audit import AuditManagement
from nago.systems.login_service.rate import Kind, Rates
from nago.systems.login_service.store import LoginServiceStore


@dataclass(frozen=True, slots=True)
class Refusals:
    """Every one is in the audit log; how many there can be in a minute is limited."""

    store: LoginServiceStore
    rates: Rates
    audit: AuditManagement

    def noting(self, kind: Kind, address: str, detail: str, target: str = "") -> Work[list[None]]:
        """Work for the transaction that finds it out."""
        row = self.audit.row(
            "login_service_refused", actor="", target=target, ip=address, detail=detail
        )
        return together(row, self.rates.counting(kind, address))

    async def note(self, kind: Kind, address: str, detail: str, target: str = "") -> None:
        """The same at once. Raises StoreError."""
        await self.store.database.write(self.noting(kind, address, detail, target))

"""How the audit log is put together."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field

from nago.data.database import Work
from nago.errors import StoreError
from nago.systems.audit.export import ExportAudit
from nago.systems.audit.lines import AuditLines
from nago.systems.audit.permissions import EXPORT_AUDIT, FIND_AUDIT, VERIFY_AUDIT
from nago.systems.audit.store import AuditStore
from nago.systems.audit.usecases import AuditUseCases, FindAuditEntries, SearchAudit, VerifyAudit
from nago.wiring import Wiring

log = logging.getLogger("nago.audit")

DAY_SECONDS = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class AuditManagement:
    """Who has done what. Other systems append to it inside their own transactions."""

    use_cases: AuditUseCases
    store: AuditStore
    lines: AuditLines
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @classmethod
    def install(cls, wiring: Wiring) -> AuditManagement:
        wiring.permission(FIND_AUDIT)
        wiring.permission(EXPORT_AUDIT)
        wiring.permission(VERIFY_AUDIT)
        store = AuditStore(wiring.database, wiring.vault, wiring.clock)
        use_cases = AuditUseCases(
            FindAuditEntries(store),
            SearchAudit(store),
            ExportAudit(store, wiring.database, store.row),
            VerifyAudit(store),
        )
        system = cls(use_cases, store, AuditLines(store))
        wiring.regularly(
            "letting go of entries older than 400 days", system.store.purge, DAY_SECONDS
        )
        wiring.on_start(system.start)
        wiring.on_stop(system.stop)
        return system

    def row(
        self,
        action: str,
        *,
        actor: str,
        target: str = "",
        session: str = "",
        ip: str = "",
        user_agent: str = "",
        detail: str = "",
    ) -> Work[None]:
        """Work that notes one action, for the transaction that does it: both are kept or none.

        `session` is a public id; no argument may hold a secret (`security.md G03`). Raises
        ValueError for an action that is not declared in `ACTIONS`.
        """
        return self.store.row(
            action,
            actor=actor,
            target=target,
            session=session,
            ip=ip,
            user_agent=user_agent,
            detail=detail,
        )

    async def start(self) -> None:
        """Begin to copy entries to the log."""
        await self.lines.begin()
        self._tasks.append(asyncio.create_task(self.lines.run()))

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        try:
            await self.lines.write()
        except StoreError as error:
            log.warning("the last entries are not copied to the log: %s", error)

"""What can be done with the audit log: read and verify, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.systems.audit.export import ExportAudit
from nago.systems.audit.model import AuditEntry, Verified
from nago.systems.audit.permissions import FIND_AUDIT, VERIFY_AUDIT
from nago.systems.audit.query import AuditQuery
from nago.systems.audit.store import AuditStore

MOST = 1000


@dataclass(frozen=True, slots=True)
class FindAuditEntries:
    """Reads the newest entries."""

    store: AuditStore

    async def __call__(
        self, subject: Subject, limit: int = 100, before: int | None = None
    ) -> list[AuditEntry]:
        """The newest first, at most 1000; `before` is the id of the oldest that is known already.

        Raises PermissionDenied, StoreError.
        """
        subject.audit(FIND_AUDIT)
        return await self.store.find(max(1, min(limit, MOST)), before)


@dataclass(frozen=True, slots=True)
class SearchAudit:
    """Reads the newest of those entries that are looked for."""

    store: AuditStore

    async def __call__(
        self, subject: Subject, query: AuditQuery, *, most: int = 50, before: int | None = None
    ) -> list[AuditEntry]:
        """The newest first, at most 1000; `before` is the id of the oldest that is known already.

        Raises PermissionDenied, StoreError.
        """
        subject.audit(FIND_AUDIT)
        return await self.store.search(query, max(1, min(most, MOST)), before)


@dataclass(frozen=True, slots=True)
class VerifyAudit:
    """Proves that no entry was changed, removed or put in between (`security.md G02`)."""

    store: AuditStore

    async def __call__(self, subject: Subject) -> Verified:
        """Raises PermissionDenied, StoreError."""
        subject.audit(VERIFY_AUDIT)
        return await self.store.verify()


@dataclass(frozen=True, slots=True)
class AuditUseCases:
    """All of them, by name."""

    find_entries: FindAuditEntries
    search: SearchAudit
    export: ExportAudit
    verify: VerifyAudit

"""The audit log as a table that spreadsheets and other programs open."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.data.database import Database, Work
from nago.presentation.spreadsheet import BYTE_ORDER_MARK, csv_lines
from nago.systems.audit.model import AuditEntry
from nago.systems.audit.permissions import EXPORT_AUDIT
from nago.systems.audit.query import AuditQuery
from nago.systems.audit.store import AuditStore

COLUMNS = (
    "id", "at", "actor", "action", "target", "session", "ip", "user_agent", "node", "detail",
)  # fmt: skip
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ExportAudit:
    """Writes entries as CSV (RFC 4180), UTF-8 with a byte order mark, the newest first."""

    store: AuditStore
    database: Database
    row: Callable[..., Work[None]]

    async def __call__(
        self, subject: Subject, query: AuditQuery, *, language: str = "en"
    ) -> AsyncIterator[bytes]:
        """The table in pieces, made while it is read; that it was exported stands in the log
        before the first of them. Separators and texts are those of `csv_lines`.

        Raises PermissionDenied, StoreError.
        """
        subject.audit(EXPORT_AUDIT)
        await self.database.write(self.row("audit_exported", actor=subject.id))
        return self._pieces(query, language)

    async def _pieces(self, query: AuditQuery, language: str) -> AsyncIterator[bytes]:
        yield BYTE_ORDER_MARK + csv_lines([COLUMNS], language)
        before: int | None = None
        while found := await self.store.search(query, AT_ONCE, before):
            before = found[-1].id
            yield csv_lines([_cells(each) for each in found], language)


def _cells(entry: AuditEntry) -> tuple[str, ...]:
    at = entry.at.isoformat()
    return (str(entry.id), at, *(str(getattr(entry, name)) for name in COLUMNS[2:]))

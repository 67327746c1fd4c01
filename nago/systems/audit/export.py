"""The audit log as a table that spreadsheets and other programs open."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.data.database import Database, Work
from nago.systems.audit.model import AuditEntry
from nago.systems.audit.permissions import EXPORT_AUDIT
from nago.systems.audit.query import AuditQuery
from nago.systems.audit.store import AuditStore

BYTE_ORDER_MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
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
        before the first of them. In German the separator is `;`. A text that a spreadsheet would
        take for a formula begins with an apostrophe.

        Raises PermissionDenied, StoreError.
        """
        subject.audit(EXPORT_AUDIT)
        await self.database.write(self.row("audit_exported", actor=subject.id))
        return self._pieces(query, ";" if language.startswith("de") else ",")

    async def _pieces(self, query: AuditQuery, separator: str) -> AsyncIterator[bytes]:
        yield (BYTE_ORDER_MARK + _lines([COLUMNS], separator)).encode()
        before: int | None = None
        while found := await self.store.search(query, AT_ONCE, before):
            before = found[-1].id
            yield _lines([_cells(each) for each in found], separator).encode()


def _lines(rows: list[tuple[str, ...]], separator: str) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(rows)
    return written.getvalue()


def _cells(entry: AuditEntry) -> tuple[str, ...]:
    at = entry.at.isoformat()
    texts = (str(entry.id), at, *(str(getattr(entry, name)) for name in COLUMNS[2:]))
    return tuple(f"'{text}" if text.startswith(FORMULA) else text for text in texts)

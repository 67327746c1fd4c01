"""Accounts as a table that spreadsheets open."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nago.auth.subject import Subject
from nago.data.database import Database
from nago.presentation.spreadsheet import BYTE_ORDER_MARK, csv_lines
from nago.systems.audit import AuditManagement
from nago.systems.user.directory import Directory
from nago.systems.user.lines import UserLines
from nago.systems.user.model import User
from nago.systems.user.permissions import EXPORT_USERS

CONTACT = (
    "salutation", "title", "position", "professional_group", "company", "mobile_phone", "phone",
    "day_of_birth", "street", "postal_code", "city", "state", "country",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExportUsers:
    """Writes accounts as CSV (RFC 4180), UTF-8 with a byte order mark."""

    lines: UserLines
    directory: Directory
    database: Database
    audit: AuditManagement

    async def __call__(
        self, subject: Subject, ids: Collection[str] | None = None, *, language: str = "en"
    ) -> bytes:
        """All accounts, or those of `ids`, by name; separators and texts are those of `csv_lines`.

        Raises PermissionDenied, StoreError.
        """
        subject.audit(EXPORT_USERS)
        users = await self.lines.find_many(ids)
        content = await asyncio.to_thread(_table, users, self.directory.now(), language)
        row = self.audit.row("users_exported", actor=subject.id, detail=f"{len(users)} accounts")
        await self.database.write(row)
        return content


def _table(users: Sequence[User], now: datetime, language: str) -> bytes:
    consents = sorted({consent.id for user in users for consent in user.consents})
    head = ("id", "first_name", "last_name", "email", "email_verified", "created_at", "enabled")
    rows: list[Sequence[Any]] = [(*head, *CONTACT, *consents)]
    for user in users:
        cells = (
            user.id, user.contact.firstname, user.contact.lastname, user.email,
            user.email_verified, user.created_at.isoformat(), user.enabled(now),
            *(getattr(user.contact, name) for name in CONTACT),
            *(user.has_approved(consent) for consent in consents),
        )  # fmt: skip
        rows.append(cells)
    return BYTE_ORDER_MARK + csv_lines(rows, language)

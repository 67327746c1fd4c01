"""Accounts as a table that spreadsheets open."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nago.auth.subject import Subject
from nago.data.database import Database
from nago.systems.audit import AuditManagement
from nago.systems.user.directory import Directory
from nago.systems.user.lines import UserLines
from nago.systems.user.model import User
from nago.systems.user.permissions import EXPORT_USERS

BYTE_ORDER_MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
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
        """All accounts, or those of `ids`, by name. In German the separator is `;`, as spreadsheets
        there want it. A text that a spreadsheet would take for a formula begins with an apostrophe.

        Raises PermissionDenied, StoreError.
        """
        subject.audit(EXPORT_USERS)
        users = await self.lines.find_many(ids)
        separator = ";" if language.startswith("de") else ","
        content = await asyncio.to_thread(_table, users, self.directory.now(), separator)
        row = self.audit.row("users_exported", actor=subject.id, detail=f"{len(users)} accounts")
        await self.database.write(row)
        return content


def _table(users: Sequence[User], now: datetime, separator: str) -> bytes:
    consents = sorted({consent.id for user in users for consent in user.consents})
    written = io.StringIO()
    table = csv.writer(written, delimiter=separator)
    head = ("id", "first_name", "last_name", "email", "email_verified", "created_at", "enabled")
    table.writerow([*head, *CONTACT, *(_cell(consent) for consent in consents)])
    for user in users:
        cells = [
            user.id, user.contact.firstname, user.contact.lastname, user.email,
            user.email_verified, user.created_at.isoformat(), user.enabled(now),
            *(getattr(user.contact, name) for name in CONTACT),
            *(user.has_approved(consent) for consent in consents),
        ]  # fmt: skip
        table.writerow([_cell(cell) for cell in cells])
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text

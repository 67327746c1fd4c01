"""What administrators see and do with the sessions of everybody."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from nago.auth.subject import Subject
from nago.systems.audit import AuditManagement
from nago.systems.session.ending import Ending
from nago.systems.session.own import coarse, session_of
from nago.systems.session.permissions import END_SESSIONS, FIND_SESSIONS
from nago.systems.session.registry import SessionRegistry
from nago.systems.session.store import COUNTS
from nago.systems.user.accounts import Accounts
from nago.systems.user.lines import MOST_WORDS, folded

MOST = 500
FIRSTNAME = "coalesce(json_extract(u.data, '$.contact.firstname'), '')"
LASTNAME = "coalesce(json_extract(u.data, '$.contact.lastname'), '')"
EMAIL = "json_extract(u.data, '$.email')"
FOUND = f"""
FROM valid_sessions s JOIN users u ON u.id = s.user_id JOIN user_lines l ON l.id = s.user_id
WHERE {COUNTS} AND (:user = '' OR s.user_id = :user)
"""
COLUMNS = f"""
s.public_id, s.user_id, trim({FIRSTNAME} || ' ' || {LASTNAME}), {EMAIL}, s.created_at,
    s.last_seen_at, s.method, s.ip, s.user_agent
"""
PAGE = "ORDER BY s.last_seen_at DESC, s.id DESC LIMIT :most OFFSET :first"


class UserSessionLine(Struct, frozen=True):
    """A session that somebody is logged in to, as administrators see it."""

    id: str
    """The public one, which opens nothing (`security.md S14`)."""
    user: str
    name: str
    email: str
    created_at: datetime
    last_seen_at: datetime
    method: str
    address: str
    """The network that it was begun from, without the part that names one machine."""
    user_agent: str
    current: bool
    """Whether it is the one of whoever asks."""


class FoundSessions(Struct, frozen=True):
    """A part of those that there are, and how many there are altogether."""

    sessions: tuple[UserSessionLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FindAllSessions:
    """Who is logged in where, the last used first."""

    registry: SessionRegistry

    async def __call__(
        self, subject: Subject, *, text: str = "", user: str = "", first: int = 0, most: int = 50
    ) -> FoundSessions:
        """`text` is looked for in names and addresses, `user` is the id of one user; at most 500
        at a time. Sessions that nobody is logged in to are left out.

        Raises PermissionDenied, StoreError.
        """
        subject.audit(FIND_SESSIONS)
        current = session_of(subject)
        words = folded(text[:200]).split()[:MOST_WORDS]
        found = FOUND + "".join(f" AND instr(l.words, :word{each})" for each in range(len(words)))
        values = {
            "user": user, "first": max(first, 0), "most": min(max(most, 0), MOST),
            **{f"word{number}": word for number, word in enumerate(words)},
            **self.registry.store.moment(),
        }  # fmt: skip

        def read(connection: sqlite3.Connection) -> tuple[int, list[tuple[Any, ...]]]:
            total = connection.execute(f"SELECT count(*) {found}", values).fetchone()[0]
            page = f"SELECT {COLUMNS} {found} {PAGE}"
            return int(total), connection.execute(page, values).fetchall()

        total, rows = await self.registry.store.database.read(read)
        return FoundSessions(tuple(_line(row, current) for row in rows), total)


@dataclass(frozen=True, slots=True)
class EndAnySession:
    """Ends a session, whoever is logged in to it: all its tabs are gone within a second."""

    registry: SessionRegistry
    ending: Ending
    audit: AuditManagement

    async def __call__(self, subject: Subject, id: str) -> bool:
        """False if it has ended already. Raises PermissionDenied, StoreError."""
        subject.audit(END_SESSIONS)
        row = await self.registry.store.find_public(id)
        if row is None:
            return False
        note = self.audit.row(
            "session_ended",
            actor=subject.id,
            target=id,
            session=session_of(subject),
            detail=row.user_id or "",
        )
        return await self.ending(row, note)


@dataclass(frozen=True, slots=True)
class EndUserSessions:
    """Ends all sessions of one user; of one's own, all but the one that one acts in."""

    accounts: Accounts

    async def __call__(self, subject: Subject, user: str) -> None:
        """Raises PermissionDenied, InvalidValue if there is no such user, StoreError."""
        subject.audit(END_SESSIONS)
        account = await self.accounts.need(user)
        keep = session_of(subject) if user == subject.id else ""
        await self.accounts.save_and_end_sessions(subject, account, "sessions_ended", keep=keep)


def _line(row: tuple[Any, ...], current: str) -> UserSessionLine:
    id, user, name, email, created_at, last_seen_at, method, ip, user_agent = row
    return UserSessionLine(
        id=id,
        user=user,
        name=name or email.partition("@")[0],
        email=email,
        created_at=datetime.fromtimestamp(created_at, UTC),
        last_seen_at=datetime.fromtimestamp(last_seen_at, UTC),
        method=method,
        address=coarse(ip),
        user_agent=user_agent,
        current=id == current,
    )

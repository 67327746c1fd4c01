"""What everybody may do with his own sessions."""

from __future__ import annotations

import ipaddress
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nago.auth.subject import Subject
from nago.errors import ReauthenticationNeeded
from nago.systems.audit import AuditManagement
from nago.systems.session.ending import Ending
from nago.systems.session.model import MySession
from nago.systems.session.registry import SessionRegistry
from nago.systems.session.store import COUNTS
from nago.systems.user.accounts import Accounts
from nago.systems.user.usecases import own

MINE = f"""
SELECT public_id, created_at, last_seen_at, method, ip, user_agent FROM valid_sessions
WHERE user_id = :user AND {COUNTS} ORDER BY last_seen_at DESC, id DESC
"""


@dataclass(frozen=True, slots=True)
class ListMySessions:
    """Where whoever asks is logged in, the last used first (`security.md S14`)."""

    registry: SessionRegistry

    async def __call__(self, subject: Subject) -> list[MySession]:
        """Raises PermissionDenied for an anonymous visitor, StoreError."""
        values = {"user": own(subject), **self.registry.store.moment()}

        def read(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
            return connection.execute(MINE, values).fetchall()

        current = session_of(subject)
        return [
            MySession(
                id=id,
                created_at=datetime.fromtimestamp(created_at, UTC),
                last_seen_at=datetime.fromtimestamp(last_seen_at, UTC),
                method=method,
                address=coarse(ip),
                user_agent=user_agent,
                current=id == current,
            )
            for id, created_at, last_seen_at, method, ip, user_agent in (
                await self.registry.store.database.read(read)
            )
        ]


@dataclass(frozen=True, slots=True)
class EndSession:
    """Ends one of one's own sessions, on whatever device it is."""

    registry: SessionRegistry
    ending: Ending
    audit: AuditManagement

    async def __call__(self, subject: Subject, id: str) -> bool:
        """False if it is no living session of the subject (A02).

        Raises PermissionDenied for an anonymous visitor, ReauthenticationNeeded if the login is
        older than ten minutes and the session is another one (S16).
        """
        user = own(subject)
        if id != session_of(subject):
            need_recent(subject)
        row = await self.registry.store.find_public(id)
        if row is None or row.user_id != user:
            return False
        note = self.audit.row("session_ended", actor=user, target=id, session=session_of(subject))
        return await self.ending(row, note)


@dataclass(frozen=True, slots=True)
class EndOtherSessions:
    """Ends all of one's own sessions but this one."""

    accounts: Accounts

    async def __call__(self, subject: Subject) -> None:
        """Raises PermissionDenied for an anonymous visitor, ReauthenticationNeeded (S16)."""
        user = own(subject)
        need_recent(subject)
        account = await self.accounts.need(user)
        await self.accounts.save_and_end_sessions(
            subject, account, "sessions_ended", keep=session_of(subject)
        )


def need_recent(subject: Subject) -> None:
    """Raises ReauthenticationNeeded unless the subject has logged in within ten minutes."""
    if not getattr(subject, "recent", True):
        raise ReauthenticationNeeded(
            "this needs a login that is at most ten minutes old: confirm your password", login=True
        )


def coarse(address: str) -> str:
    """An address without the part that names one machine."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    if isinstance(parsed, ipaddress.IPv4Address):
        return ".".join([*str(parsed).split(".")[:3], "x"])
    return f"{ipaddress.IPv6Network((int(parsed), 48), strict=False).network_address}x"


def session_of(subject: Subject) -> str:
    """The public id of the session that somebody acts in; "" for a program."""
    return str(getattr(subject, "session", ""))

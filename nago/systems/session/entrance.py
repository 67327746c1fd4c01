"""The way in, whatever somebody has proved himself with."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nago.auth.subject import Subject
from nago.data.database import Work
from nago.data.sealing import Vault
from nago.events import EventBus
from nago.systems.audit import AuditManagement
from nago.systems.session.events import Authenticated
from nago.systems.session.life import Beginning, SessionLife, Then
from nago.systems.session.model import SignedIn
from nago.systems.session.registry import SessionRegistry
from nago.systems.session.user_session import UserSession, described
from nago.systems.user import Client, User, UserSettings
from nago.systems.user.one_time import marks

DAY = 24 * 3600
SHARED_SECONDS = 12 * 3600
DEVICE_SECONDS = 180 * DAY


@dataclass(frozen=True, slots=True)
class Entrance:
    """Begins sessions of users; every login procedure ends here."""

    registry: SessionRegistry
    life: SessionLife
    audit: AuditManagement
    bus: EventBus
    vault: Vault
    settings: Callable[[], UserSettings]
    logged_in: Callable[[str, float], Work[None]]
    """Notes at the user, in the same transaction, that he has logged in."""

    async def enter(
        self,
        session: UserSession,
        user: User,
        method: str,
        *,
        works: Sequence[Work[Any]] = (),
        client: Client | None = None,
        actor: Subject | None = None,
        return_to: str = "",
        shared: bool = False,
        proved_at: float | None = None,
        then: Then | None = None,
    ) -> SignedIn:
        """One transaction: what proved it, the new row, the end of the old one, the audit log (D03).

        `proved_at` is when he proved himself, if not now; `then` belongs to the transaction too.

        Raises LoginRefused, StoreError.
        """
        settings = self.settings()
        now = self.registry.store.clock()
        seconds = SHARED_SECONDS if shared else settings.session_days * DAY
        beginning = Beginning(
            user=user.id,
            old_hash=session.hash,
            until=now + seconds,
            most=settings.sessions_per_user,
            method=method,
            ip=client.address if client else "",
            user_agent=client.user_agent if client else "",
            proved_at=proved_at,
        )

        def note(session_id: str) -> Work[None]:
            return self.audit.row(
                "login",
                actor=actor.id if actor is not None else user.id,
                target=user.id,
                session=session_id,
                ip=beginning.ip,
                user_agent=beginning.user_agent,
                detail=method,
            )

        noting = self.logged_in(user.id, now)
        begun = await self.life.begin(beginning, [*works, noting], note, then)
        self.registry.end(begun.ended, begun.row.public_id)
        self.registry.end_token(session.hash, begun.row.public_id)
        self.bus.publish(Authenticated(begun.row.public_id, user.id))
        return SignedIn(described(begun.row), begun.ticket, return_to)

    async def known_to(self, device: str) -> str:
        """The id of the user who has logged in from this browser before; "" for none (L12)."""
        if not device:
            return ""
        hashes = self._devices(device)
        now = self.registry.store.clock()

        def read(connection: sqlite3.Connection) -> str:
            sql = f"SELECT user_id FROM known_devices WHERE hash IN ({marks(hashes)}) AND until > ?"
            found = connection.execute(sql, (*hashes, now)).fetchone()
            return "" if found is None else str(found[0])

        return await self.registry.store.database.read(read)

    async def remember(self, user_id: str) -> str:
        """A new value for the known-device cookie of this user's browser, good for 180 days."""
        device = secrets.token_urlsafe(48)  # as long as every cookie value of ours
        values = (self._devices(device)[0], user_id, self.registry.store.clock() + DEVICE_SECONDS)

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT INTO known_devices VALUES (?, ?, ?)", values)

        await self.registry.store.database.write(write)
        return device

    def _devices(self, value: str) -> tuple[bytes, ...]:
        return self.vault.lookup_hashes(value.encode(errors="replace"), "known device")

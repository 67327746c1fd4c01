"""What can be done with sessions; needs no window."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.subject import SU, Subject
from nago.events import EventBus
from nago.systems.session.events import SessionsCleared
from nago.systems.session.model import Session
from nago.systems.session.permissions import CLEAR_SESSIONS
from nago.systems.session.registry import SessionRegistry
from nago.systems.session.user_session import UserSession, described


@dataclass(frozen=True, slots=True)
class FindSessionByID:
    """What is known of a living session, with or without a user."""

    registry: SessionRegistry

    async def __call__(self, id: str) -> Session | None:
        """None if the session has expired, was ended, or never was. Raises StoreError."""
        row = await self.registry.store.find_public(id)
        return None if row is None else described(row)


@dataclass(frozen=True, slots=True)
class FindUserSessionByID:
    """A living session with its values, shared with the windows that use it."""

    registry: SessionRegistry

    async def __call__(self, id: str) -> UserSession | None:
        """None if the session has expired, was ended, or never was. Raises StoreError."""
        row = await self.registry.store.find_public(id)
        if row is None:
            return None
        session = await self.registry.find(row.id_hash)
        return session if session.id == id else None


@dataclass(frozen=True, slots=True)
class ClearSessions:
    """Ends all sessions at once, for example for a recovery."""

    registry: SessionRegistry
    bus: EventBus

    async def __call__(self, subject: Subject = SU) -> None:
        """Raises PermissionDenied, StoreError. A program without a subject acts itself.

        They are dead at once, however many there are (`security.md S19`); rows are then removed.
        """
        subject.audit(CLEAR_SESSIONS)
        self.registry.end_before(await self.registry.store.clear())
        self.bus.publish(SessionsCleared())
        await self.registry.store.purge()


@dataclass(frozen=True, slots=True)
class SessionUseCases:
    """All of them, by name."""

    find_session_by_id: FindSessionByID
    find_user_session_by_id: FindUserSessionByID
    clear: ClearSessions

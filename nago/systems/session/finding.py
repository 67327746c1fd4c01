"""Finding sessions by their public id."""

from __future__ import annotations

from dataclasses import dataclass

from nago.systems.session.life import gone
from nago.systems.session.model import Session
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

    async def need(self, id: str) -> UserSession:
        """The session of this browser, which may have no row yet. Raises SessionGone, StoreError."""
        session = self.registry.find_public(id) or await self(id)
        if session is None:
            raise gone()
        return session

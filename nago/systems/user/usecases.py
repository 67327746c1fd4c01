"""What can be done with users."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.data.repository import Repository
from nago.systems.user.model import User, normalised_email
from nago.systems.user.permissions import CREATE_USER, FIND_USER


@dataclass(frozen=True, slots=True)
class CreateUser:
    """Gives somebody an account."""

    users: Repository[User]

    async def __call__(self, subject: Subject, email: str, name: str = "") -> User:
        """Raises PermissionDenied, InvalidValue for no address, NotUnique for a known one."""
        subject.audit(CREATE_USER)
        user = User(id=secrets.token_urlsafe(16), email=normalised_email(email), name=name.strip())
        return await self.users.save(user)


@dataclass(frozen=True, slots=True)
class FindUserByID:
    """Reads one account."""

    users: Repository[User]

    async def __call__(self, subject: Subject, id: str) -> User | None:
        """Raises PermissionDenied."""
        subject.audit(FIND_USER)
        return await self.users.find_by_id(id)


@dataclass(frozen=True, slots=True)
class UserUseCases:
    """All of them, by name."""

    create: CreateUser
    find_by_id: FindUserByID

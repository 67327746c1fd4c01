"""Finding users among many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nago.auth.subject import Subject
from nago.systems.user.directory import Directory
from nago.systems.user.lines import FoundUsers, UserLines, UserQuery
from nago.systems.user.permissions import FIND_USER, FIND_USERS


@dataclass(frozen=True, slots=True)
class SearchUsers:
    """Reads one page of the users that match, and says how many there are."""

    lines: UserLines
    directory: Directory

    async def __call__(self, subject: Subject, query: UserQuery) -> FoundUsers:
        """Raises PermissionDenied, StoreError."""
        subject.audit(FIND_USERS)
        return await self.lines.search(query, self.directory.clock())


@dataclass(frozen=True, slots=True)
class SearchUserIDs:
    """The ids of all users that match, for what is done with all of them."""

    lines: UserLines
    directory: Directory

    async def __call__(self, subject: Subject, query: UserQuery) -> list[str]:
        """By name, whatever the order and the page of the query. Raises PermissionDenied,
        StoreError."""
        subject.audit(FIND_USERS)
        return await self.lines.ids(query, self.directory.clock())


@dataclass(frozen=True, slots=True)
class FindLastLogin:
    """When somebody has last logged in."""

    lines: UserLines

    async def __call__(self, subject: Subject, id: str) -> datetime | None:
        """None if he never has, or not since this is noted; everybody may know his own. Raises
        PermissionDenied, StoreError."""
        if id != subject.id or not subject.valid:
            subject.audit(FIND_USER)
        return await self.lines.last_login(id)

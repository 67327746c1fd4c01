"""What pages of systems below have to know of users, roles and groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nago.auth.subject import SU, Subject
from nago.systems.group import SYSTEM, GroupManagement
from nago.systems.role import ADMINISTRATOR, RoleManagement
from nago.systems.user import UserManagement, UserQuery
from nago.systems.user.permissions import FIND_USERS
from nago.ui.form_of import Choices
from nago.ui.select import Option


@dataclass(frozen=True, slots=True)
class UserNames:
    """What somebody is called who has changed what one may see, or owns it; else his id."""

    users: UserManagement

    async def __call__(self, subject: Subject, id: str) -> str:
        if id == SU.id:
            return id
        user = await self.users.accounts.find(id)
        return user.name if user is not None else id


MOST_OFFERED = 20


@dataclass(frozen=True, slots=True)
class PeopleToChoose:
    """The users who may be chosen, for example as owners; nobody for who may not see users."""

    users: UserManagement

    async def __call__(self, subject: Subject, text: str) -> Sequence[Option]:
        """Those whose name or address holds the text. Raises StoreError."""
        if not subject.has_permission(FIND_USERS):
            return ()
        query = UserQuery(text=text.strip(), most=MOST_OFFERED)
        found = await self.users.use_cases.search(subject, query)
        return [
            Option(each.user.id, each.user.name, supporting_text=each.user.email)
            for each in found.users
        ]

    async def knows(self, id: str) -> bool:
        """Whether there is an account of this id. Raises StoreError."""
        return await self.users.accounts.find(id) is not None


@dataclass(frozen=True, slots=True)
class RightsToChoose:
    """The roles and groups that there are, for the settings that name some."""

    roles: RoleManagement
    groups: GroupManagement

    async def __call__(self, subject: Subject) -> Choices:
        """Whoever may see the settings sees what they may name."""
        found = await self.roles.roles.find_all()
        roles = [Option(each.id, each.name) for each in found if each.id != ADMINISTRATOR]
        every = await self.groups.groups.find_all()
        groups = [Option(each.id, each.name) for each in every if each.id != SYSTEM]
        return {
            "anonymous_roles": roles,
            "default_roles": roles,
            "anonymous_groups": groups,
            "default_groups": groups,
            "sso_roles": roles,
            "sso_groups": groups,
        }

"""What ids of users, roles, groups, secrets and settings stand for, as far as whoever looks may know it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nago.auth.subject import SU, Subject
from nago.i18n import translate
from nago.systems.admin.role_name import group_name, role_name
from nago.systems.group import GroupManagement
from nago.systems.group.permissions import FIND_GROUPS
from nago.systems.role import RoleManagement
from nago.systems.role.permissions import FIND_ROLES
from nago.systems.secret import SecretManagement
from nago.systems.secret.permissions import FIND_SECRETS
from nago.systems.settings import SettingsManagement
from nago.systems.settings.permissions import READ_SETTINGS
from nago.systems.user import UserManagement, UserQuery
from nago.systems.user.permissions import DISPLAY_NAME, FIND_USERS
from nago.ui.form_field import spoken

MOST_MEANT = 100


@dataclass(frozen=True, slots=True)
class Names:
    """Looks names up; an id that nobody is found for, or may be, stays as it is."""

    users: UserManagement
    roles: RoleManagement
    groups: GroupManagement
    settings: SettingsManagement
    secrets: SecretManagement

    async def of(self, subject: Subject, language: str, ids: Iterable[str]) -> dict[str, str]:
        """The names of these ids, for those that have one. Raises StoreError."""
        names = {SU.id: translate(language, "admin.names.application")}
        if subject.has_permission(READ_SETTINGS):
            kinds = self.settings.use_cases.kinds(subject)
            names |= {each.name: spoken(language, each.title) for each in kinds}
        if subject.has_permission(FIND_ROLES):
            roles = await self.roles.use_cases.find_all(subject)
            names |= {each.id: role_name(language, each) for each in roles}
        if subject.has_permission(FIND_GROUPS):
            groups = await self.groups.use_cases.find_all(subject)
            names |= {each.id: group_name(language, each) for each in groups}
        if subject.has_permission(FIND_SECRETS):
            secrets = await self.secrets.use_cases.find_my_secrets(subject)
            names |= {each.id: each.name for each in secrets}
        if subject.has_permission(DISPLAY_NAME):
            for id in {each for each in ids if each and each not in names}:
                if (name := await self.users.use_cases.display_name(subject, id)) is not None:
                    names[id] = name
        return names

    async def meant(self, subject: Subject, language: str, text: str) -> tuple[str, ...]:
        """The ids of those whose name has these words, at most 100 users among them."""
        words = text.casefold().split()
        if not words:
            return ()
        known = await self.of(subject, language, ())
        ids = [id for id, name in known.items() if all(word in name.casefold() for word in words)]
        if subject.has_permission(FIND_USERS):
            query = UserQuery(text=text, most=MOST_MEANT)
            found = await self.users.use_cases.search(subject, query)
            ids += [each.user.id for each in found.users]
        return tuple(ids)

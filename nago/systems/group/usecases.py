"""What can be done with groups."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from msgspec.structs import replace

from nago.auth.subject import Subject
from nago.errors import ConcurrentUpdate, InvalidValue, NotUnique
from nago.systems.group.model import Group, refuse_system
from nago.systems.group.permissions import (
    CREATE_GROUP,
    DELETE_GROUP,
    FIND_GROUP,
    FIND_GROUPS,
    UPDATE_GROUP,
)
from nago.systems.group.store import GroupStore
from nago.systems.role.model import checked_description, checked_id, checked_name


@dataclass(frozen=True, slots=True)
class FindGroupByID:
    """Reads one group."""

    groups: GroupStore

    async def __call__(self, subject: Subject, id: str) -> Group | None:
        """Raises PermissionDenied."""
        subject.audit(FIND_GROUP)
        return await self.groups.find(id)


@dataclass(frozen=True, slots=True)
class FindAllGroups:
    """Reads all groups by name."""

    groups: GroupStore

    async def __call__(self, subject: Subject) -> list[Group]:
        """Raises PermissionDenied."""
        subject.audit(FIND_GROUPS)
        return await self.groups.find_all()


@dataclass(frozen=True, slots=True)
class FindMyGroups:
    """The groups of whoever asks; everybody may know his own."""

    groups: GroupStore

    async def __call__(self, subject: Subject) -> list[Group]:
        return [group for group in await self.groups.find_all() if subject.has_group(group.id)]


@dataclass(frozen=True, slots=True)
class CreateGroup:
    """Makes a group."""

    groups: GroupStore

    async def __call__(
        self, subject: Subject, name: str, *, id: str = "", description: str = ""
    ) -> Group:
        """Without an id it gets a random one. Raises PermissionDenied, InvalidValue, NotUnique."""
        subject.audit(CREATE_GROUP)
        id = checked_id(id or secrets.token_urlsafe(16))
        if await self.groups.find(id) is not None:
            raise NotUnique(f"there is a group with the id {id!r} already: choose another id")
        group = Group(id=id, name=checked_name(name), description=checked_description(description))
        return await self.groups.save(subject, group, "group_created")


@dataclass(frozen=True, slots=True)
class UpdateGroup:
    """Changes name or description; what is not given stays."""

    groups: GroupStore

    async def __call__(
        self,
        subject: Subject,
        id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        version: int | None = None,
    ) -> Group:
        """Raises PermissionDenied, InvalidValue, and ConcurrentUpdate if the group is not of this
        `version` any more."""
        subject.audit(UPDATE_GROUP)
        refuse_system(id)
        group = before = await self.groups.find(id)
        if group is None:
            raise InvalidValue(f"there is no group {id!r}; it may have been deleted meanwhile")
        if version is not None and group.version != version:
            raise ConcurrentUpdate(
                f"the group {id!r} is of version {group.version} by now, this was changed from "
                f"{version}: load it again and repeat the change"
            )
        if name is not None:
            group = replace(group, name=checked_name(name))
        if description is not None:
            group = replace(group, description=checked_description(description))
        if group == before:
            return group
        return await self.groups.save(subject, group, "group_changed")


@dataclass(frozen=True, slots=True)
class UpsertGroup:
    """Makes a group of this id, or brings it in line: for groups that an application brings along."""

    create: CreateGroup
    update: UpdateGroup

    async def __call__(
        self, subject: Subject, id: str, name: str, *, description: str = ""
    ) -> Group:
        """Needs the right to create or to update, whichever happens. Raises as those do."""
        known = await self.update.groups.find(id) is not None
        subject.audit(UPDATE_GROUP if known else CREATE_GROUP)
        if known:
            return await self.update(subject, id, name=name, description=description)
        return await self.create(subject, name, id=id, description=description)


@dataclass(frozen=True, slots=True)
class DeleteGroup:
    """Dissolves a group."""

    groups: GroupStore

    async def __call__(self, subject: Subject, id: str) -> bool:
        """False if there was none. Raises PermissionDenied, InvalidValue for the built-in group."""
        subject.audit(DELETE_GROUP)
        refuse_system(id)
        return await self.groups.delete(subject, id)


@dataclass(frozen=True, slots=True)
class GroupUseCases:
    """All of them, by name."""

    find_by_id: FindGroupByID
    find_all: FindAllGroups
    find_my: FindMyGroups
    create: CreateGroup
    update: UpdateGroup
    upsert: UpsertGroup
    delete: DeleteGroup

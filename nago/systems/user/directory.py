"""The users in use in this process, in memory: views ask for rights, and views wait for nothing."""

from __future__ import annotations

import asyncio
import time
import weakref
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from msgspec.structs import replace

from nago.data.repository import Repository
from nago.events import EventBus
from nago.systems.group import GroupDeleted
from nago.systems.role import RoleDeleted, RoleSaved
from nago.systems.role.store import RoleStore
from nago.systems.settings import SettingsChanged, SettingsManagement
from nago.systems.user.contact_rules import ContactRules
from nago.systems.user.model import User
from nago.systems.user.registration_settings import ConsentSettings, RegistrationSettings
from nago.systems.user.settings import UserSettings

LONGEST_BLIND_SECONDS = 30.0


class Watcher(Protocol):
    """Who wants to know when a user or his rights change. Watching keeps nobody alive."""

    def identity_changed(self) -> None: ...


class LiveUser:
    """One user as he is now; None if the account is gone."""

    def __init__(self, id: str, user: User | None) -> None:
        self.id = id
        self.user = user
        self.watchers: weakref.WeakSet[Watcher] = weakref.WeakSet()

    def take(self, user: User | None) -> None:
        """Be this from now on, unless it is older than what is known; who is gone stays gone."""
        if user is not None and (self.user is None or user.version <= self.user.version):
            return
        self.user = user
        self.touch()

    def touch(self) -> None:
        for watcher in list(self.watchers):
            watcher.identity_changed()


class Directory:
    """Finds users by id; they live here as long as somebody uses them, and no longer."""

    def __init__(
        self,
        stored: Repository[User],
        roles: RoleStore,
        settings: SettingsManagement,
        bus: EventBus,
        unseen_seconds: Callable[[], float] = lambda: 0.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.unseen_seconds = unseen_seconds
        self._stored = stored
        self._in_use: weakref.WeakValueDictionary[str, LiveUser] = weakref.WeakValueDictionary()
        self._loading: dict[str, asyncio.Task[LiveUser]] = {}
        self._written = 0
        self._settings = settings
        self.watching_visitors: weakref.WeakSet[Watcher] = weakref.WeakSet()
        """Who wants to know when the rights of anonymous visitors change."""
        self.roles = roles
        self.clock = clock
        bus.subscribe(RoleSaved, lambda event: self._role_changed(event.id))
        bus.subscribe(RoleDeleted, lambda event: self._role_deleted(event.id))
        bus.subscribe(GroupDeleted, lambda event: self._group_deleted(event.id))
        bus.subscribe(SettingsChanged, self._settings_changed)

    @property
    def settings(self) -> UserSettings:
        return self._settings.current(UserSettings)

    @property
    def registration(self) -> RegistrationSettings:
        return self._settings.current(RegistrationSettings)

    @property
    def contact_rules(self) -> ContactRules:
        return self._settings.current(ContactRules)

    @property
    def consents(self) -> ConsentSettings:
        return self._settings.current(ConsentSettings)

    @property
    def current(self) -> bool:
        """Whether what is known here can be relied on; rights count for nothing when the database
        could not be asked for 30 s (`security.md` G05, 2.5)."""
        return self.unseen_seconds() < LONGEST_BLIND_SECONDS

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.clock(), UTC)

    async def find(self, id: str) -> LiveUser:
        """The user of this id, shared by all who use him. Raises StoreError."""
        live = self._in_use.get(id)
        if live is not None:
            return live
        loading = self._loading.get(id)
        if loading is None:
            loading = self._loading[id] = asyncio.create_task(self._load(id))
            loading.add_done_callback(lambda _: self._loading.pop(id, None))
        return await asyncio.shield(loading)

    async def _load(self, id: str) -> LiveUser:
        written = -1
        while written != self._written:  # what was read may be older than what was written here
            written = self._written
            user = await self._stored.find_by_id(id)
        live = LiveUser(id, user)
        return self._in_use.setdefault(id, live)

    def take(self, user: User) -> None:
        """A user was saved by this process."""
        self._written += 1
        if (live := self._in_use.get(user.id)) is not None:
            live.take(user)

    def drop(self, id: str) -> None:
        """A user was deleted by this process."""
        self._written += 1
        if (live := self._in_use.get(id)) is not None:
            live.take(None)

    async def refresh(self) -> None:
        """Take on what other processes have written (`security.md D09`)."""
        await asyncio.gather(*self._loading.values(), return_exceptions=True)
        for live in list(self._in_use.values()):
            now = await self._stored.find_by_id(live.id)
            if now != live.user:
                live.take(now)

    def _role_changed(self, id: str) -> None:
        for live in list(self._in_use.values()):
            if live.user is not None and id in live.user.roles:
                live.touch()
        if id in self.settings.anonymous_roles:
            self._touch_visitors()

    def _role_deleted(self, id: str) -> None:
        """Taken from users as it was in the database: one of this id made later is another."""
        self._role_changed(id)
        for live in list(self._in_use.values()):
            if live.user is not None and id in live.user.roles:
                roles = tuple(role for role in live.user.roles if role != id)
                live.take(replace(live.user, version=live.user.version + 1, roles=roles))
        self._written += 1

    def _group_deleted(self, id: str) -> None:
        for live in list(self._in_use.values()):
            if live.user is not None and id in live.user.groups:
                groups = tuple(group for group in live.user.groups if group != id)
                live.take(replace(live.user, version=live.user.version + 1, groups=groups))
        self._written += 1

    def _settings_changed(self, event: SettingsChanged) -> None:
        if event.kind == UserSettings.__name__:
            self._touch_visitors()

    def _touch_visitors(self) -> None:
        for watcher in list(self.watching_visitors):
            watcher.identity_changed()

"""What can be done with settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from nago.auth.subject import Subject
from nago.data.database import Database, Work, together
from nago.data.repository import Repository
from nago.errors import ConcurrentUpdate, InvalidValue
from nago.events import EventBus
from nago.systems.audit import AuditManagement
from nago.systems.settings.checked import checked
from nago.systems.settings.events import SettingsChanged
from nago.systems.settings.fitting import fitted
from nago.systems.settings.model import (
    InEffect,
    PastSettings,
    SavedSettings,
    SettingsKind,
    StoredSettings,
)
from nago.systems.settings.permissions import CHANGE_SETTINGS, READ_SETTINGS
from nago.systems.settings.secrets import (
    IS_SET,
    SettingsSecrets,
    masked,
    secret_fields,
    unmasked,
    without_secrets,
)
from nago.ui.form_field import fields_of, with_values

K = TypeVar("K", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class TakeEffect:
    """Reads what is stored and lets it count: at the start, and when another process saved."""

    stored: Repository[StoredSettings]
    in_effect: InEffect
    secrets: SettingsSecrets
    bus: EventBus

    async def __call__(self) -> None:
        """Raises StoreError. What no longer fits its kind gives way to its default."""
        found = {each.id: each for each in await self.stored.find_all()}
        sealed = await self.secrets.find_all()
        for name, registered in list(self.in_effect.kinds.items()):
            stored, kind = found.get(name), registered.kind
            if stored is None or stored.version == self.in_effect.versions.get(kind):
                continue
            now, _ = fitted(kind, stored.data, sealed.get(name, {}), self.secrets)
            if self.in_effect.put(now, stored.version):
                self.bus.publish(SettingsChanged(name))


@dataclass(frozen=True, slots=True)
class ListKinds:
    """Which kinds of settings there are, in the order of their registration."""

    in_effect: InEffect

    def __call__(self, subject: Subject) -> Sequence[SettingsKind]:
        """Raises PermissionDenied."""
        subject.audit(READ_SETTINGS)
        return tuple(self.in_effect.kinds.values())


@dataclass(frozen=True, slots=True)
class LoadSettings:
    """Reads the settings of one kind as they are stored; secrets are not shown."""

    stored: Repository[StoredSettings]
    in_effect: InEffect
    secrets: SettingsSecrets

    async def __call__(self, subject: Subject, kind: type[K]) -> K:
        """A secret that is set reads `IS_SET`.

        Raises PermissionDenied, StoreError, and WiringError for a kind that is not registered.
        """
        return (await self.with_version(subject, kind))[0]

    async def with_version(self, subject: Subject, kind: type[K]) -> tuple[K, int]:
        """The same, and the version to save them with; 0 as long as nothing was saved."""
        subject.audit(READ_SETTINGS)
        self.in_effect.current(kind)
        stored = await self.stored.find_by_id(kind.__name__)
        if stored is None:
            return masked(kind()), 0
        sealed = await self.secrets.find(kind)
        return masked(fitted(kind, stored.data, sealed, self.secrets)[0]), stored.version


@dataclass(frozen=True, slots=True)
class SaveSettings:
    """Checks, stores with its history and a row of the audit log, and puts into effect."""

    database: Database
    stored: Repository[StoredSettings]
    past: Repository[PastSettings]
    in_effect: InEffect
    secrets: SettingsSecrets
    audit: AuditManagement
    bus: EventBus

    async def __call__(
        self,
        subject: Subject,
        settings: msgspec.Struct,
        *,
        version: int | None = None,
        also: Work[None] | None = None,
    ) -> int:
        """The new version; the old one if nothing was changed, then nothing is stored.

        A secret that says `IS_SET` stays as it is. `version` is the one that was loaded; without
        it the settings are replaced whoever saved last. `also` is kept together with them.
        Raises PermissionDenied, StoreError, ConcurrentUpdate if another version is stored by now,
        and InvalidValue, which names the field.
        """
        subject.audit(CHANGE_SETTINGS)
        kind = type(settings)
        self.in_effect.current(kind)
        stored = await self.stored.find_by_id(kind.__name__)
        last = stored.version if stored is not None else 0
        if version is not None and version != last:
            raise ConcurrentUpdate(
                f"{kind.__name__} is stored as version {last} by now, this was changed from "
                f"{version}: load it again and repeat the change"
            )
        before, fits = kind(), True
        if stored is not None:
            sealed = await self.secrets.find(kind)
            before, fits = fitted(kind, stored.data, sealed, self.secrets)
        settings = checked(unmasked(settings, before))
        if fits and settings == before:
            return last
        if (guard := self.in_effect.guards.get(kind)) is not None:
            guard(subject, before, settings)
        await self._store(subject, before, settings, last, also)
        if self.in_effect.put(settings, last + 1):
            self.bus.publish(SettingsChanged(kind.__name__))
        return last + 1

    async def _store(
        self,
        subject: Subject,
        before: msgspec.Struct,
        settings: msgspec.Struct,
        last: int,
        also: Work[None] | None,
    ) -> None:
        """All of it in one transaction; the audit log names the fields, not their values."""
        kind = type(settings)
        name = kind.__name__
        changed = [each.name for each in fields_of(kind) if each.of(before) != each.of(settings)]
        data = without_secrets(settings)
        past = PastSettings(
            id=f"{name}/{last + 1}",
            kind=name,
            number=last + 1,
            at=datetime.now(UTC),
            by=subject.id,
            data=data,
        )
        stored = StoredSettings(id=name, version=last, data=data)
        row = self.audit.row(
            "settings_changed", actor=subject.id, target=name, detail=" ".join(changed)
        )
        works = (self.stored.saving(stored), self.past.saving(past), self.secrets.saving(settings))
        await self.database.write(together(*works, row, *([also] if also else [])))


@dataclass(frozen=True, slots=True)
class ReadHistory:
    """Who has saved the settings of a kind, and when."""

    past: Repository[PastSettings]
    in_effect: InEffect

    async def __call__(
        self, subject: Subject, kind: type[msgspec.Struct]
    ) -> Sequence[SavedSettings]:
        """The newest first. Raises PermissionDenied, StoreError, and WiringError."""
        subject.audit(READ_SETTINGS)
        self.in_effect.current(kind)
        past = await self.past.find_by(kind=kind.__name__)
        past.sort(key=lambda each: each.number, reverse=True)
        return [SavedSettings(each.number, each.at, each.by) for each in past]


@dataclass(frozen=True, slots=True)
class RollBack:
    """Lets earlier settings count again, as a new version; secrets stay as they are."""

    past: Repository[PastSettings]
    save: SaveSettings
    secrets: SettingsSecrets

    async def __call__(self, subject: Subject, kind: type[msgspec.Struct], version: int) -> int:
        """The new version. What no longer fits its kind is set to its default.

        Raises PermissionDenied, StoreError, WiringError, and InvalidValue for a version that
        there never was or that the kind's rules do not allow any more.
        """
        subject.audit(CHANGE_SETTINGS)
        past = await self.past.find_by_id(f"{kind.__name__}/{version}")
        if past is None:
            raise InvalidValue(f"{kind.__name__} has no version {version}")
        settings, _ = fitted(kind, past.data, {}, self.secrets)
        kept = {field.path: IS_SET for field in secret_fields(kind)}
        return await self.save(subject, with_values(settings, kept) if kept else settings)


@dataclass(frozen=True, slots=True)
class SettingsUseCases:
    """All of them, by name."""

    kinds: ListKinds
    load: LoadSettings
    save: SaveSettings
    history: ReadHistory
    roll_back: RollBack

"""What can be done with settings."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from nago.auth.subject import Subject
from nago.data.repository import Repository
from nago.events import EventBus
from nago.systems.settings.events import SettingsChanged
from nago.systems.settings.model import InEffect, StoredSettings, checked
from nago.systems.settings.permissions import CHANGE_SETTINGS

log = logging.getLogger("nago.settings")

K = TypeVar("K", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class TakeEffect:
    """Reads what is stored and lets it count: at the start, and when another process saved."""

    stored: Repository[StoredSettings]
    in_effect: InEffect
    bus: EventBus

    async def __call__(self) -> None:
        """Raises StoreError. What no longer fits its kind gives way to the defaults."""
        found = {each.id: each for each in await self.stored.find_all()}
        for kind, before in list(self.in_effect.values.items()):
            now = decoded(kind, found.get(kind.__name__))
            if now != before:
                self.in_effect.values[kind] = now
                self.bus.publish(SettingsChanged(kind.__name__))


@dataclass(frozen=True, slots=True)
class LoadSettings:
    """Reads the settings of one kind as they are stored."""

    stored: Repository[StoredSettings]
    in_effect: InEffect

    async def __call__(self, subject: Subject, kind: type[K]) -> K:
        """Raises PermissionDenied, StoreError, and WiringError for a kind that is not registered."""
        subject.audit(CHANGE_SETTINGS)
        self.in_effect.current(kind)
        return decoded(kind, await self.stored.find_by_id(kind.__name__))


@dataclass(frozen=True, slots=True)
class SaveSettings:
    """Checks, stores, and puts into effect."""

    stored: Repository[StoredSettings]
    in_effect: InEffect
    bus: EventBus

    async def __call__(self, subject: Subject, settings: msgspec.Struct) -> None:
        """Raises PermissionDenied, StoreError, and InvalidValue, which names the field."""
        subject.audit(CHANGE_SETTINGS)
        kind = type(settings)
        self.in_effect.current(kind)
        settings = checked(settings)
        found = await self.stored.find_by_id(kind.__name__)
        version = found.version if found is not None else 0
        data = msgspec.json.encode(settings).decode()
        await self.stored.save(StoredSettings(id=kind.__name__, version=version, data=data))
        self.in_effect.values[kind] = settings
        self.bus.publish(SettingsChanged(kind.__name__))


@dataclass(frozen=True, slots=True)
class SettingsUseCases:
    """All of them, by name."""

    load: LoadSettings
    save: SaveSettings


def decoded(kind: type[K], stored: StoredSettings | None) -> K:
    """What is stored, or the defaults if that is nothing or does not fit its kind any more."""
    if stored is None:
        return kind()
    try:
        return msgspec.json.decode(stored.data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        log.warning("%s: what is stored does not fit, defaults count: %s", kind.__name__, error)
        return kind()

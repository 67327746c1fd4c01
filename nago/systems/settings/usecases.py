"""What can be done with settings."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import msgspec

from nago.auth.subject import Subject
from nago.data.repository import Repository
from nago.errors import InvalidValue, WiringError
from nago.events import EventBus
from nago.systems.settings.events import SettingsChanged
from nago.systems.settings.model import StoredSettings
from nago.systems.settings.permissions import CHANGE_SETTINGS

log = logging.getLogger("nago.settings")

K = TypeVar("K", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class InEffect:
    """The settings that count in this process, in memory."""

    values: dict[type, Any] = field(default_factory=dict)

    def register(self, kind: type[msgspec.Struct]) -> None:
        """Declare a kind of settings: a frozen Struct whose fields all have defaults."""
        try:
            self.values.setdefault(kind, kind())
        except TypeError as error:
            raise WiringError(f"{kind.__name__}: every setting needs a default: {error}") from None

    def current(self, kind: type[K]) -> K:
        """The settings of this kind. Raises WiringError for a kind that is not registered."""
        if kind not in self.values:
            raise WiringError(f"{kind.__name__} is not registered: call register({kind.__name__})")
        return cast(K, self.values[kind])


@dataclass(frozen=True, slots=True)
class LoadSettings:
    """Reads all stored settings; one that no longer decodes gives way to its defaults."""

    stored: Repository[StoredSettings]
    in_effect: InEffect

    async def __call__(self) -> None:
        for kind in self.in_effect.values:
            found = await self.stored.find_by_id(kind.__name__)
            if found is None:
                continue
            try:
                self.in_effect.values[kind] = msgspec.json.decode(found.data, type=kind)
            except msgspec.DecodeError as error:
                log.warning(
                    "%s: stored settings do not fit, defaults count: %s", kind.__name__, error
                )


@dataclass(frozen=True, slots=True)
class SaveSettings:
    """Checks, stores and puts into effect."""

    stored: Repository[StoredSettings]
    in_effect: InEffect
    bus: EventBus

    async def __call__(self, subject: Subject, settings: msgspec.Struct) -> None:
        """Raises PermissionDenied, InvalidValue (naming the field and what is allowed)."""
        subject.audit(CHANGE_SETTINGS)
        kind = type(settings)
        self.in_effect.current(kind)
        data = msgspec.json.encode(settings)
        try:
            checked = msgspec.json.decode(data, type=kind)
        except msgspec.ValidationError as error:
            raise InvalidValue(f"{kind.__name__}: {error}") from None
        found = await self.stored.find_by_id(kind.__name__)
        version = found.version if found is not None else 0
        await self.stored.save(
            StoredSettings(id=kind.__name__, version=version, data=data.decode())
        )
        self.in_effect.values[kind] = checked
        self.bus.publish(SettingsChanged(kind.__name__))


@dataclass(frozen=True, slots=True)
class SettingsUseCases:
    """All of them, by name."""

    load: LoadSettings
    save: SaveSettings

"""How the settings system is put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import msgspec

from nago.systems.settings.model import InEffect, StoredSettings
from nago.systems.settings.permissions import CHANGE_SETTINGS
from nago.systems.settings.settings import WindowSettings
from nago.systems.settings.usecases import (
    LoadSettings,
    SaveSettings,
    SettingsUseCases,
    TakeEffect,
)
from nago.wiring import Wiring

K = TypeVar("K", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class SettingsManagement:
    """Stored, checked values that take effect while the application runs."""

    use_cases: SettingsUseCases
    in_effect: InEffect

    @classmethod
    def install(cls, wiring: Wiring) -> SettingsManagement:
        wiring.permission(CHANGE_SETTINGS)
        stored = wiring.repository(StoredSettings, "settings")
        in_effect = InEffect()
        in_effect.register(WindowSettings)
        take_effect = TakeEffect(stored, in_effect, wiring.bus)
        wiring.on_start(take_effect)
        wiring.database.on_foreign_change(take_effect)
        load = LoadSettings(stored, in_effect)
        return cls(SettingsUseCases(load, SaveSettings(stored, in_effect, wiring.bus)), in_effect)

    def register(self, kind: type[msgspec.Struct]) -> None:
        """Declare a kind of settings, before the application starts. Raises WiringError."""
        self.in_effect.register(kind)

    def current(self, kind: type[K]) -> K:
        """The settings of this kind, from memory. Raises WiringError if it is not registered."""
        return self.in_effect.current(kind)

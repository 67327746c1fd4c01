"""How the settings system is put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import msgspec

from nago.systems.settings.model import StoredSettings
from nago.systems.settings.permissions import CHANGE_SETTINGS
from nago.systems.settings.settings import WindowSettings
from nago.systems.settings.usecases import InEffect, LoadSettings, SaveSettings, SettingsUseCases
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
        load = LoadSettings(stored, in_effect)
        wiring.on_start(load)
        return cls(SettingsUseCases(load, SaveSettings(stored, in_effect, wiring.bus)), in_effect)

    def register(self, kind: type[msgspec.Struct]) -> None:
        """Declare a kind of settings, before the application starts."""
        self.in_effect.register(kind)

    def current(self, kind: type[K]) -> K:
        """The settings of this kind, from memory."""
        return self.in_effect.current(kind)

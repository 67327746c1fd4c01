"""How the settings system is put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import msgspec

from nago.systems.audit import AuditManagement
from nago.systems.settings.model import Guard, InEffect, PastSettings, StoredSettings
from nago.systems.settings.permissions import ALL
from nago.systems.settings.secrets import SettingsSecrets
from nago.systems.settings.settings import WindowSettings
from nago.systems.settings.usecases import (
    ListKinds,
    LoadSettings,
    ReadHistory,
    RollBack,
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
    refresh: TakeEffect
    """Lets count what another process has saved, without waiting till that is noticed."""

    @classmethod
    def install(cls, wiring: Wiring) -> SettingsManagement:
        audit = wiring.system(AuditManagement)
        for permission in ALL:
            wiring.permission(permission)
        stored = wiring.repository(StoredSettings, "settings")
        past = wiring.repository(PastSettings, "settings_history")
        secrets = SettingsSecrets(wiring.database, wiring.vault)
        in_effect = InEffect()
        in_effect.register(
            WindowSettings, "settings.kind.window_settings", "settings.kind.window_settings.text"
        )
        take_effect = TakeEffect(stored, in_effect, secrets, wiring.bus)
        wiring.on_start(take_effect)
        wiring.database.on_foreign_change(take_effect)
        save = SaveSettings(wiring.database, stored, past, in_effect, secrets, audit, wiring.bus)
        use_cases = SettingsUseCases(
            ListKinds(in_effect),
            LoadSettings(stored, in_effect, secrets),
            save,
            ReadHistory(past, in_effect),
            RollBack(past, save, secrets),
        )
        return cls(use_cases, in_effect, take_effect)

    def register(
        self,
        kind: type[msgspec.Struct],
        *,
        title: str = "",
        description: str = "",
        guard: Guard | None = None,
        path: str = "",
    ) -> None:
        """Declare a kind of settings, before the application starts.

        Every field needs a default; `msgspec.Meta` says what it allows and how it is called, as
        for `ui.form`. A method `check(self) -> None` may raise InvalidValue with the `field` for
        rules over several fields; a method `warnings(self)` may return keys of `nago/i18n.py`,
        each with the values of its text, for what is allowed but hardly meant, which the page
        shows. Title and description are shown to administrators: texts, or
        keys of `nago/i18n.py`; without them the name and docstring of the kind. `guard` is
        called with the subject and the settings of before and after whenever somebody saves
        others. `path` is that of a page of its own, which takes the place of the form that every
        kind has. Raises WiringError.
        """
        self.in_effect.register(kind, title, description, path)
        if guard is not None:
            self.in_effect.guards[kind] = guard

    def current(self, kind: type[K]) -> K:
        """The settings of this kind, from memory, with their secrets. Raises WiringError if it
        is not registered."""
        return self.in_effect.current(kind)

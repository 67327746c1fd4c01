"""Settings: as they are stored, as they were before, and as they count in this process."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, cast

import msgspec

from nago.auth.subject import Subject
from nago.data.repository import Aggregate
from nago.errors import InvalidValue, WiringError
from nago.systems.settings.checked import checked
from nago.systems.settings.secrets import check_secrets

K = TypeVar("K", bound=msgspec.Struct)
Guard = Callable[[Subject, Any, Any], None]
"""Given the subject and the settings of before and after; raises PermissionDenied or InvalidValue."""


class StoredSettings(Aggregate, frozen=True):
    """The settings of one kind; the id is the kind's name."""

    data: str
    """JSON; decoded by the kind that declares the fields. Secrets are not in it."""


class PastSettings(Aggregate, frozen=True):
    """Settings of one kind as they were saved once, without secrets; it never changes."""

    kind: str
    number: int
    """The version of the settings, from 1 on."""
    at: datetime
    by: str
    """The id of who has saved."""
    data: str


class SavedSettings(msgspec.Struct, frozen=True):
    """That settings were saved: which version, when, and the id of who did it."""

    version: int
    at: datetime
    by: str


class SettingsKind(msgspec.Struct, frozen=True):
    """A kind of settings. Title and description are texts or keys of `nago/i18n.py`."""

    kind: type[msgspec.Struct]
    title: str
    description: str
    path: str = ""
    """A page of its own; "" for the one that all kinds have."""

    @property
    def name(self) -> str:
        return self.kind.__name__


@dataclass(frozen=True, slots=True)
class InEffect:
    """The settings that count in this process, in memory, by their kind."""

    values: dict[type[msgspec.Struct], msgspec.Struct] = field(default_factory=dict)
    versions: dict[type[msgspec.Struct], int] = field(default_factory=dict)
    kinds: dict[str, SettingsKind] = field(default_factory=dict)
    guards: dict[type[msgspec.Struct], Guard] = field(default_factory=dict)
    """Who may save which values, beyond the right to change settings."""

    def register(
        self, kind: type[msgspec.Struct], title: str = "", description: str = "", path: str = ""
    ) -> None:
        """Declare a kind of settings: a frozen Struct whose fields all have defaults.

        Raises WiringError for another one, and for a second kind of that name.
        """
        if not kind.__struct_config__.frozen:
            raise WiringError(f"{kind.__qualname__} must be declared with frozen=True")
        if kind.__struct_config__.array_like:
            raise WiringError(f"{kind.__qualname__} is stored by name: leave array_like away")
        known = self.kinds.get(kind.__name__)
        if known is not None and known.kind is not kind:
            raise WiringError(
                f"two kinds of settings are called {kind.__name__}: "
                f"{known.kind.__module__} and {kind.__module__}; rename one of them"
            )
        try:
            self.values.setdefault(kind, checked(kind()))
        except TypeError as error:
            raise WiringError(f"{kind.__name__}: every setting needs a default: {error}") from None
        except InvalidValue as error:
            raise WiringError(f"the default is not allowed: {error}") from None
        check_secrets(kind)
        if known is None:
            words = re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__)
            summary = (kind.__doc__ or "").partition("\n")[0]
            self.kinds[kind.__name__] = SettingsKind(
                kind, title or words, description or summary, path
            )

    def current(self, kind: type[K]) -> K:
        """The settings of this kind. Raises WiringError for a kind that is not registered."""
        if kind not in self.values:
            raise WiringError(
                f"{kind.__name__} is not registered: call "
                f"cfg.settings_management().register({kind.__name__})"
            )
        return cast(K, self.values[kind])

    def put(self, settings: msgspec.Struct, version: int) -> bool:
        """Let these count, unless newer ones do already; True if they are others than before."""
        kind = type(settings)
        if version < self.versions.get(kind, 0):
            return False
        self.versions[kind] = version
        changed = self.values[kind] != settings
        self.values[kind] = settings
        return changed

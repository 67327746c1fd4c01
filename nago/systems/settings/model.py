"""Settings: as they are stored, and as they count in this process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import msgspec

from nago.data.repository import Aggregate
from nago.errors import InvalidValue, WiringError

K = TypeVar("K", bound=msgspec.Struct)


class StoredSettings(Aggregate, frozen=True):
    """The settings of one kind; the id is the kind's name."""

    data: str
    """JSON; decoded by the kind that declares the fields."""


@dataclass(frozen=True, slots=True)
class InEffect:
    """The settings that count in this process, in memory, by their kind."""

    values: dict[type[msgspec.Struct], msgspec.Struct] = field(default_factory=dict)

    def register(self, kind: type[msgspec.Struct]) -> None:
        """Declare a kind of settings: a frozen Struct whose fields all have defaults.

        Raises WiringError for another one, and for a second kind of that name.
        """
        if not kind.__struct_config__.frozen:
            raise WiringError(f"{kind.__qualname__} must be declared with frozen=True")
        for other in self.values:
            if other is not kind and other.__name__ == kind.__name__:
                raise WiringError(
                    f"two kinds of settings are called {kind.__name__}: "
                    f"{other.__module__} and {kind.__module__}; rename one of them"
                )
        try:
            self.values.setdefault(kind, checked(kind()))
        except TypeError as error:
            raise WiringError(f"{kind.__name__}: every setting needs a default: {error}") from None
        except InvalidValue as error:
            raise WiringError(f"the default is not allowed: {error}") from None

    def current(self, kind: type[K]) -> K:
        """The settings of this kind. Raises WiringError for a kind that is not registered."""
        if kind not in self.values:
            raise WiringError(
                f"{kind.__name__} is not registered: call "
                f"cfg.settings_management().register({kind.__name__})"
            )
        return cast(K, self.values[kind])


def checked(settings: K) -> K:
    """The same settings, checked against what their fields allow, which a Struct itself does not.

    Raises InvalidValue with the field, what was given, and what is allowed.
    """
    kind = type(settings)
    try:
        return msgspec.convert(msgspec.to_builtins(settings), kind)
    except (msgspec.ValidationError, TypeError) as error:
        allowed, _, path = str(error).partition(" - at `$.")
        name = path.rstrip("`")
        given: Any = settings
        for part in name.split("."):
            given = getattr(given, part, given)
        allowed = allowed.replace("Expected ", "").replace("`", "")
        raise InvalidValue(
            f"{kind.__name__}.{name}: got {given!r:.100}, allowed is {allowed}"
        ) from None

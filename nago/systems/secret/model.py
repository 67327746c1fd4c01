"""Secrets and the kinds that there are."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, NamedTuple, TypeVar

import msgspec
from msgspec import Meta

from nago.auth.subject import SU, Subject
from nago.data.repository import Aggregate
from nago.errors import InvalidValue, WiringError
from nago.i18n import translate
from nago.systems.group import SYSTEM
from nago.systems.role.model import LONGEST_NAME
from nago.systems.secret.next_step import NextStep
from nago.systems.secret.permissions import APPLICATION_SECRETS
from nago.systems.settings.secrets import check_secrets

K = TypeVar("K", bound=msgspec.Struct)

MOST_OWNERS = 50
MOST_GROUPS = 50


class SecretRefused(InvalidValue):
    """Something that cannot be done with a secret; `reason` ends a key of `nago/i18n.py`."""

    def __init__(self, reason: str, field: str | None = None) -> None:
        super().__init__(translate("en", f"secret.wrong.{reason}"), field=field)
        self.reason = reason

    def in_words(self, language: str) -> InvalidValue:
        """The same for whoever entered it."""
        return InvalidValue(translate(language, f"secret.wrong.{self.reason}"), field=self.field)


class Secret(Aggregate, frozen=True):
    """That there is a secret, and whose it is; its credentials are sealed beside it."""

    name: str
    kind: str
    """The name of the Struct that declares its fields."""
    last_mod: datetime
    owners: tuple[str, ...] = ()
    """The ids of the users who may change it."""
    groups: tuple[str, ...] = ()
    """The ids of the groups whose members may use it."""

    @property
    def of_application(self) -> bool:
        """Whether the application itself uses it."""
        return SYSTEM in self.groups

    def owned_by(self, subject: Subject) -> bool:
        """Whether he may change it; the application itself owns all."""
        return subject.id == SU.id or bool(subject.id and subject.id in self.owners)

    def adoptable_by(self, subject: Subject) -> bool:
        """Whether he may make himself an owner: the application uses it, or it has no owner."""
        return (self.of_application or not self.owners) and subject.has_permission(
            APPLICATION_SECRETS
        )

    def seen_by(self, subject: Subject) -> bool:
        """Whether he may know of it."""
        shared = any(subject.has_group(group) for group in self.groups)
        return self.owned_by(subject) or shared or self.adoptable_by(subject)


class FoundSecret(msgspec.Struct, frozen=True):
    """A secret as it may be shown."""

    secret: Secret
    value: msgspec.Struct | None
    """Its credentials, with `IS_SET` for what is secret; None if they cannot be read, because
    the master key or the system that declared the kind is missing."""


class OpenSecret(NamedTuple):
    """A secret for a program, which may use it: never shown, logged or stored."""

    id: str
    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class SecretKind:
    """A kind of secret. Title and description are texts or keys of `nago/i18n.py`."""

    kind: type[msgspec.Struct]
    title: str
    description: str
    for_application: bool
    next_step: NextStep | None
    entry: type[msgspec.Struct]
    """What is entered for it: a `name`, and its fields as `value`."""

    @property
    def name(self) -> str:
        return self.kind.__name__

    def entered(self, name: str, value: msgspec.Struct | None) -> Any:
        return self.entry(name=name, value=value if value is not None else self.kind())


@dataclass(frozen=True, slots=True)
class SecretKinds:
    """All kinds that systems have registered, by name."""

    known: dict[str, SecretKind] = field(default_factory=dict)

    def register(
        self,
        kind: type[msgspec.Struct],
        title: str = "",
        description: str = "",
        for_application: bool = True,
        next_step: NextStep | None = None,
    ) -> None:
        """Raises WiringError for what is no kind, and for a second kind of that name."""
        if not kind.__struct_config__.frozen or kind.__struct_config__.array_like:
            raise WiringError(
                f"{kind.__qualname__} must be declared with frozen=True and without array_like"
            )
        known = self.known.get(kind.__name__)
        if known is not None and known.kind is not kind:
            raise WiringError(
                f"two kinds of secrets are called {kind.__name__}: {known.kind.__module__} and "
                f"{kind.__module__}; rename one of them"
            )
        try:
            kind()
        except TypeError as error:
            raise WiringError(
                f"{kind.__name__}: every field of a secret needs a default, which the empty form "
                f"shows: {error}"
            ) from None
        check_secrets(kind)
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__)
        title = title or words
        summary = (kind.__doc__ or "").partition("\n")[0]
        entry = entry_of(kind, title)
        self.known[kind.__name__] = SecretKind(
            kind, title, description or summary, for_application, next_step, entry
        )

    def need(self, kind: type[msgspec.Struct]) -> SecretKind:
        """Raises WiringError for a kind that is not registered."""
        found = self.known.get(kind.__name__)
        if found is None or found.kind is not kind:
            raise WiringError(
                f"{kind.__name__} is no kind of secret: call "
                f"cfg.secret_management().register({kind.__name__})"
            )
        return found


def entry_of(kind: type[msgspec.Struct], title: str) -> type[msgspec.Struct]:
    """The Struct for the form of a secret of this kind."""
    name = Annotated[
        str,
        Meta(
            min_length=1,
            max_length=LONGEST_NAME,
            title="secret.name",
            description="secret.name.text",
        ),
    ]
    value: Any = operator.getitem(Annotated, (kind, Meta(title=title)))
    return msgspec.defstruct(
        f"{kind.__name__}Entry",
        [("name", name, ""), ("value", value, kind())],
        frozen=True,
        module=__name__,
    )


def refused_owners(owners: tuple[str, ...]) -> SecretRefused | None:
    """Why these cannot be all owners of a secret; None if they can."""
    if not owners:
        return SecretRefused("no_owner", "owners")
    if len(owners) > MOST_OWNERS:
        return SecretRefused("owners", "owners")
    return None

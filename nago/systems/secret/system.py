"""How the secret system is put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import msgspec

from nago.systems.audit import AuditManagement
from nago.systems.group import GroupManagement
from nago.systems.secret.model import OpenSecret, Secret, SecretKinds
from nago.systems.secret.next_step import NextStep
from nago.systems.secret.people import People
from nago.systems.secret.permissions import ALL
from nago.systems.secret.store import Secrets
from nago.systems.secret.usecases import (
    AdoptSecret,
    CreateSecret,
    DeleteSecret,
    FindMySecretByID,
    FindMySecrets,
    Keeping,
    SecretUseCases,
    UpdateCredentials,
    UpdateGroups,
    UpdateOwners,
)
from nago.wiring import Wiring

K = TypeVar("K", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class SecretManagement:
    """Access to other servers: sealed, owned by users, shared with groups."""

    use_cases: SecretUseCases
    secrets: Secrets
    groups: GroupManagement
    people: People

    @classmethod
    def install(cls, wiring: Wiring) -> SecretManagement:
        audit = wiring.system(AuditManagement)
        groups = wiring.system(GroupManagement)
        for permission in ALL:
            wiring.permission(permission)
        stored = wiring.repository(Secret, "secrets")
        secrets = Secrets(wiring.database, wiring.vault, stored, SecretKinds())
        groups.groups.when_deleted(secrets.take_group)
        people = People()
        keeping = Keeping(secrets, groups.groups, people, audit, wiring.bus, wiring.clock)
        use_cases = SecretUseCases(
            FindMySecrets(keeping),
            FindMySecretByID(keeping),
            CreateSecret(keeping),
            UpdateCredentials(keeping),
            UpdateOwners(keeping),
            UpdateGroups(keeping),
            DeleteSecret(keeping),
            AdoptSecret(keeping),
        )
        return cls(use_cases, secrets, groups, people)

    def register(
        self,
        kind: type[msgspec.Struct],
        *,
        title: str = "",
        description: str = "",
        for_application: bool = True,
        next_step: NextStep | None = None,
    ) -> None:
        """Declare a kind of secret, before the application starts: a frozen Struct.

        Every field needs a default, which the empty form shows and which need not be allowed;
        `msgspec.Meta` says the rest as for `ui.form`, `extra={"secret": True}` what is never
        shown again. A method `check(self) -> None` may raise InvalidValue with the `field`.
        Title and description are texts, or keys of `nago/i18n.py`; without them the name and
        docstring of the kind. With `for_application` the page proposes to share a new one with
        the application itself; `next_step` is offered on the page of one that it may use.
        Raises WiringError.
        """
        self.secrets.kinds.register(kind, title, description, for_application, next_step)

    async def of_group(self, kind: type[K], group: str) -> list[OpenSecret]:
        """Id, name and value of the secrets of this kind that a group may use, by name.

        It is for programs, which act for no subject: nothing of it may be shown, logged or stored.
        `nago.group.system` is the application itself. Raises WiringError, StoreError.
        """
        return await self.secrets.of_group(kind, group)

"""What can be done with secrets.

Whoever does not own a secret is told the same as for one that there is not (`security.md A02`).
"""

from __future__ import annotations

import secrets as random
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace

from nago.auth.subject import SU, Subject
from nago.errors import ConcurrentUpdate, InvalidValue, Unreadable
from nago.events import EventBus
from nago.systems.audit import AuditManagement
from nago.systems.group import SYSTEM
from nago.systems.group.permissions import FIND_GROUPS
from nago.systems.group.store import GroupStore
from nago.systems.role.model import checked_name
from nago.systems.secret.events import SecretDeleted, SecretSaved
from nago.systems.secret.model import (
    MOST_GROUPS,
    FoundSecret,
    Secret,
    SecretRefused,
    refused_owners,
)
from nago.systems.secret.people import People
from nago.systems.secret.permissions import (
    APPLICATION_SECRETS,
    CREATE_SECRET,
    DELETE_SECRET,
    FIND_SECRETS,
    UPDATE_CREDENTIALS,
    UPDATE_GROUPS,
    UPDATE_OWNERS,
)
from nago.systems.secret.store import Secrets
from nago.systems.settings.checked import checked
from nago.systems.settings.secrets import masked, unmasked
from nago.ui.form_field import fields_of


@dataclass(frozen=True, slots=True)
class Keeping:
    """What all of them need."""

    secrets: Secrets
    groups: GroupStore
    people: People
    audit: AuditManagement
    bus: EventBus
    clock: Callable[[], float]

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.clock(), UTC)

    async def owned(self, subject: Subject, id: str, version: int | None = None) -> Secret:
        """The secret, for one of its owners. Raises InvalidValue for everybody else as for a
        secret that there is not, ConcurrentUpdate if it is another version by now."""
        secret = await self.secrets.find(id)
        if secret is None or not secret.owned_by(subject):
            raise SecretRefused("unknown")
        if version is not None and version != secret.version:
            raise ConcurrentUpdate(
                f"this secret is stored as version {secret.version} by now, it was changed from "
                f"{version}: load it again and repeat the change"
            )
        return secret

    async def keep(
        self,
        subject: Subject,
        secret: Secret,
        value: msgspec.Struct | None,
        action: str,
        detail: str = "",
    ) -> Secret:
        row = self.audit.row(action, actor=subject.id, target=secret.id, detail=detail)
        saved = await self.secrets.save(replace(secret, last_mod=self.now()), value, row)
        self.bus.publish(SecretSaved(saved.id))
        return saved

    async def checked_groups(
        self, subject: Subject, before: Collection[str], groups: Collection[str]
    ) -> tuple[str, ...]:
        """Raises InvalidValue for a group that there is not or that is none of the subject's
        business, and PermissionDenied if the application itself is to use a secret, or to use it
        no more, and the subject has no right to decide that."""
        wanted = tuple(sorted(set(groups)))
        if len(wanted) > MOST_GROUPS:
            raise SecretRefused("groups", "groups")
        if (SYSTEM in wanted) != (SYSTEM in before):
            subject.audit(APPLICATION_SECRETS)
        for id in set(wanted) - set(before) - {SYSTEM}:
            may_know = subject.has_group(id) or subject.has_permission(FIND_GROUPS)
            if not may_know or await self.groups.find(id) is None:
                raise SecretRefused("group", "groups")
        return wanted


@dataclass(frozen=True, slots=True)
class FindMySecrets:
    """The secrets that one owns, may use with a group, or may take over."""

    keeping: Keeping

    async def __call__(self, subject: Subject) -> list[Secret]:
        """By name; nothing of what they hold. Raises PermissionDenied, StoreError."""
        subject.audit(FIND_SECRETS)
        return [each for each in await self.keeping.secrets.find_all() if each.seen_by(subject)]


@dataclass(frozen=True, slots=True)
class FindMySecretByID:
    """One of them, with what may be shown of what it holds."""

    keeping: Keeping

    async def __call__(self, subject: Subject, id: str) -> FoundSecret | None:
        """None for one that there is not and for one that is not his business. Raises
        PermissionDenied, StoreError."""
        subject.audit(FIND_SECRETS)
        secret = await self.keeping.secrets.find(id)
        if secret is None or not secret.seen_by(subject):
            return None
        try:
            value = await self.keeping.secrets.value(secret)
        except Unreadable:
            return FoundSecret(secret, None)
        return FoundSecret(secret, masked(value))


@dataclass(frozen=True, slots=True)
class CreateSecret:
    """Keeps a secret; whoever does it owns it."""

    keeping: Keeping

    async def __call__(
        self,
        subject: Subject,
        value: msgspec.Struct,
        *,
        name: str,
        groups: Collection[str] = (),
    ) -> Secret:
        """`value` is a Struct of a registered kind, `groups` are ids.

        Raises PermissionDenied, also for sharing it with the application without the right to,
        InvalidValue with the field (never with what was entered into a secret one), WiringError
        for a kind that is not registered, StoreError.
        """
        subject.audit(CREATE_SECRET)
        kind = self.keeping.secrets.kinds.need(type(value))
        if not subject.id:
            raise SecretRefused("nobody")
        value = checked(unmasked(value, kind.kind()))
        shared = await self.keeping.checked_groups(subject, (), groups)
        secret = Secret(
            id=random.token_urlsafe(16),
            name=checked_name(name),
            kind=kind.name,
            owners=() if subject.id == SU.id else (subject.id,),
            groups=shared,
            last_mod=self.keeping.now(),
        )
        return await self.keeping.keep(subject, secret, value, "secret_created", kind.name)


@dataclass(frozen=True, slots=True)
class UpdateCredentials:
    """Changes what a secret holds, or its name."""

    keeping: Keeping

    async def __call__(
        self,
        subject: Subject,
        id: str,
        value: msgspec.Struct | None = None,
        *,
        name: str | None = None,
        version: int | None = None,
    ) -> Secret:
        """What is not given stays, and so does a field that says `IS_SET`.

        `version` is the one that was loaded; without it, whoever saved last is overwritten.
        Raises PermissionDenied, ConcurrentUpdate, StoreError, and InvalidValue: with the field
        that is wrong, or for a secret that there is not or that he does not own.
        """
        subject.audit(UPDATE_CREDENTIALS)
        secret = await self.keeping.owned(subject, id, version)
        changed = []
        if name is not None and checked_name(name) != secret.name:
            secret = replace(secret, name=checked_name(name))
            changed.append("name")
        if value is not None:
            kind = self.keeping.secrets.kinds.need(type(value))
            if kind.name != secret.kind:
                raise InvalidValue(f"this secret is a {secret.kind}, not a {kind.name}")
            try:
                before, fits = await self.keeping.secrets.opened(secret)
            except Unreadable:
                before, fits = kind.kind(), False
            value = checked(unmasked(value, before))
            fields = fields_of(kind.kind)
            changed += [
                each.name for each in fields if not fits or each.of(value) != each.of(before)
            ]
        if not changed:
            return secret
        detail = " ".join(changed)
        return await self.keeping.keep(subject, secret, value, "secret_changed", detail)


@dataclass(frozen=True, slots=True)
class UpdateOwners:
    """Says who owns a secret; also somebody else alone."""

    keeping: Keeping

    async def __call__(
        self, subject: Subject, id: str, owners: Collection[str], *, version: int | None = None
    ) -> Secret:
        """`owners` are the ids of users, at least one. Raises as `UpdateCredentials` does."""
        subject.audit(UPDATE_OWNERS)
        secret = await self.keeping.owned(subject, id, version)
        wanted = tuple(sorted(set(owners)))
        if (refused := refused_owners(wanted)) is not None:
            raise refused
        for owner in set(wanted) - set(secret.owners):
            if not await self.keeping.people.knows(owner):
                raise SecretRefused("owner", "owners")
        if set(wanted) == set(secret.owners):
            return secret
        changed = replace(secret, owners=wanted)
        return await self.keeping.keep(
            subject, changed, None, "secret_owners_changed", " ".join(wanted)
        )


@dataclass(frozen=True, slots=True)
class UpdateGroups:
    """Says which groups may use a secret; `nago.group.system` is the application itself."""

    keeping: Keeping

    async def __call__(
        self, subject: Subject, id: str, groups: Collection[str], *, version: int | None = None
    ) -> Secret:
        """`groups` are ids. Raises as `UpdateCredentials` does, and PermissionDenied if it is
        about the application and the subject has no right to decide that."""
        subject.audit(UPDATE_GROUPS)
        secret = await self.keeping.owned(subject, id, version)
        wanted = await self.keeping.checked_groups(subject, secret.groups, groups)
        if set(wanted) == set(secret.groups):
            return secret
        changed = replace(secret, groups=wanted)
        return await self.keeping.keep(subject, changed, None, "secret_shared", " ".join(wanted))


@dataclass(frozen=True, slots=True)
class DeleteSecret:
    """Removes a secret; what it was for stops working."""

    keeping: Keeping

    async def __call__(self, subject: Subject, id: str) -> bool:
        """False if there was none, or none of his. Raises PermissionDenied, StoreError."""
        subject.audit(DELETE_SECRET)
        secret = await self.keeping.secrets.find(id)
        if secret is None or not secret.owned_by(subject):
            return False
        row = self.keeping.audit.row(
            "secret_deleted", actor=subject.id, target=id, detail=secret.kind
        )
        gone = await self.keeping.secrets.delete(secret, row)
        if gone:
            self.keeping.bus.publish(SecretDeleted(id))
        return gone


@dataclass(frozen=True, slots=True)
class AdoptSecret:
    """Makes oneself an owner of a secret that the application uses, or that nobody owns."""

    keeping: Keeping

    async def __call__(self, subject: Subject, id: str) -> Secret:
        """Raises PermissionDenied, StoreError, and InvalidValue for any other secret as for one
        that there is not."""
        subject.audit(APPLICATION_SECRETS)
        secret = await self.keeping.secrets.find(id)
        if secret is None or not secret.adoptable_by(subject) or not subject.id:
            raise SecretRefused("unknown")
        if secret.owned_by(subject):
            return secret
        owners = (*secret.owners, subject.id)
        if (refused := refused_owners(owners)) is not None:
            raise refused
        changed = replace(secret, owners=owners)
        return await self.keeping.keep(subject, changed, None, "secret_adopted")


@dataclass(frozen=True, slots=True)
class SecretUseCases:
    """All of them, by name."""

    find_my_secrets: FindMySecrets
    find_my_secret_by_id: FindMySecretByID
    create: CreateSecret
    update_credentials: UpdateCredentials
    update_owners: UpdateOwners
    update_groups: UpdateGroups
    delete: DeleteSecret
    adopt: AdoptSecret

"""The login providers: in memory for views, in the database with their secrets sealed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from msgspec import Struct

from nago.auth.subject import Subject
from nago.data.database import Database, Work, together
from nago.data.repository import Repository
from nago.data.sealing import Sealed, Sealer, Vault
from nago.errors import InvalidValue
from nago.events import EventBus
from nago.systems.audit import AuditManagement
from nago.systems.sign_on.oidc.relying_party import Check, RelyingParty
from nago.systems.sign_on.permissions import ALL, CHANGE_PROVIDERS, READ_PROVIDERS
from nago.systems.sign_on.provider import LoginProvider, checked_provider
from nago.systems.user import UserManagement
from nago.systems.user.grant import Grants
from nago.wiring import Wiring

SCHEMA = """
CREATE TABLE login_provider_secrets (
    id TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
)
"""


class LoginProvidersChanged(Struct, frozen=True):
    """Other providers than before, or the same with other values."""


class Providers:
    """All of them by name; `refresh` takes on what other processes have saved."""

    def __init__(
        self, database: Database, vault: Vault, stored: Repository[LoginProvider], bus: EventBus
    ) -> None:
        self._database = database
        self._stored = stored
        self._bus = bus
        self._sealer = Sealer(vault, "login_provider")
        self._known: dict[str, LoginProvider] = {}
        self._secrets: dict[str, bytes] = {}
        database.add_migrations("login_provider_secrets", [SCHEMA])
        vault.sealed.append(Sealed("login_provider_secrets", "sealed", self._sealer, "id", _place))

    @property
    def all(self) -> tuple[LoginProvider, ...]:
        return tuple(sorted(self._known.values(), key=lambda each: each.name.casefold()))

    @property
    def enabled(self) -> tuple[LoginProvider, ...]:
        """Those that are on, by name."""
        return tuple(each for each in self.all if each.enabled)

    def current(self, id: str) -> LoginProvider | None:
        return self._known.get(id)

    def secret(self, id: str) -> str:
        """The client's secret; "" if there is none. Raises Unreadable."""
        sealed = self._secrets.get(id)
        return "" if sealed is None else self._sealer.open(sealed, _place(id)).decode()

    def has_secret(self, id: str) -> bool:
        return id in self._secrets

    async def refresh(self) -> None:
        """Raises StoreError."""
        found = {each.id: each for each in await self._stored.find_all()}

        def read(connection: sqlite3.Connection) -> dict[str, bytes]:
            return dict(connection.execute("SELECT id, sealed FROM login_provider_secrets"))

        secrets = await self._database.read(read)
        if (found, secrets) != (self._known, self._secrets):
            self._known, self._secrets = found, secrets
            self._bus.publish(LoginProvidersChanged())

    async def save(
        self, provider: LoginProvider, secret: str | None, note: Work[None]
    ) -> LoginProvider:
        """`secret` None keeps what is stored. Raises ConcurrentUpdate, StoreError."""
        keeping = [] if secret is None else [self._keeping(provider.id, secret)]
        works = together(self._stored.saving(provider), *keeping, note)
        saved: LoginProvider = (await self._database.write(works))[0]
        await self.refresh()
        return saved

    async def delete(self, id: str, note: Work[None]) -> bool:
        works = together(self._stored.deleting(id), self._keeping(id, ""), note)
        gone = bool((await self._database.write(works))[0])
        await self.refresh()
        return gone

    def _keeping(self, id: str, secret: str) -> Work[None]:
        sealed = self._sealer.seal(secret.encode(), _place(id))

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM login_provider_secrets WHERE id = ?", (id,))
            if secret:
                connection.execute("INSERT INTO login_provider_secrets VALUES (?, ?)", (id, sealed))

        return work


@dataclass(frozen=True, slots=True)
class FindProviders:
    """All login providers, by name."""

    providers: Providers

    def __call__(self, subject: Subject) -> tuple[LoginProvider, ...]:
        """Raises PermissionDenied."""
        subject.audit(READ_PROVIDERS)
        return self.providers.all


@dataclass(frozen=True, slots=True)
class SaveProvider:
    """Adds a login provider, or changes it."""

    providers: Providers
    grants: Grants
    audit: AuditManagement

    async def __call__(
        self, subject: Subject, provider: LoginProvider, secret: str | None = None
    ) -> LoginProvider:
        """`secret` is the client's; None keeps the stored one, which an issuer that is another
        one does not get to see: then it has to be entered anew.

        Raises PermissionDenied, also for a role in the mapping that holds what the subject does
        not (`security.md A03`), InvalidValue, which names the field, ConcurrentUpdate, StoreError.
        """
        subject.audit(CHANGE_PROVIDERS)
        provider = checked_provider(provider)
        before = self.providers.current(provider.id)
        try:
            # Also for those that it has given before: whoever names another issuer or another
            # claim decides anew who gets them.
            self.grants.audit_roles(subject, provider.mapped_roles())
        except InvalidValue as error:
            raise InvalidValue(str(error), field="role_mapping") from None
        moved = before is not None and before.issuer != provider.issuer
        if secret is None and moved and self.providers.has_secret(provider.id):
            raise InvalidValue(
                "another issuer does not get the secret of the one before: enter its own",
                field="secret",
            )
        note = self.audit.row("login_provider_saved", actor=subject.id, target=provider.id)
        return await self.providers.save(provider, secret, note)


@dataclass(frozen=True, slots=True)
class DeleteProvider:
    """Removes a login provider; who came through it is logged out with the next refresh."""

    providers: Providers
    audit: AuditManagement

    async def __call__(self, subject: Subject, id: str) -> bool:
        """False if there was none. Raises PermissionDenied, StoreError."""
        subject.audit(CHANGE_PROVIDERS)
        if self.providers.current(id) is None:
            return False
        note = self.audit.row("login_provider_deleted", actor=subject.id, target=id)
        return await self.providers.delete(id, note)


@dataclass(frozen=True, slots=True)
class TestProvider:
    """Asks a provider for its document and its keys; nobody logs in by it."""

    __test__ = False  # not what pytest is looking for

    relying_party: RelyingParty

    async def __call__(self, subject: Subject, provider: LoginProvider) -> tuple[Check, ...]:
        """Raises PermissionDenied, InvalidValue."""
        subject.audit(CHANGE_PROVIDERS)
        return await self.relying_party.test(checked_provider(provider))


@dataclass(frozen=True, slots=True)
class ProviderUseCases:
    """All of them, by name."""

    find_all: FindProviders
    save: SaveProvider
    delete: DeleteProvider
    test: TestProvider


@dataclass(frozen=True, slots=True)
class ProviderManagement:
    """Through whom users may log in."""

    use_cases: ProviderUseCases
    providers: Providers
    relying_party: RelyingParty = field(repr=False)

    @classmethod
    def install(cls, wiring: Wiring) -> ProviderManagement:
        audit = wiring.system(AuditManagement)
        users = wiring.system(UserManagement)
        for permission in ALL:
            wiring.permission(permission)
        stored = wiring.repository(LoginProvider, "login_providers")
        providers = Providers(wiring.database, wiring.vault, stored, wiring.bus)
        wiring.on_start(providers.refresh)
        wiring.database.on_foreign_change(providers.refresh)
        relying_party = RelyingParty(wiring.outward, wiring.clock)
        grants = users.use_cases.update_other_roles.grants
        use_cases = ProviderUseCases(
            FindProviders(providers),
            SaveProvider(providers, grants, audit),
            DeleteProvider(providers, audit),
            TestProvider(relying_party),
        )
        return cls(use_cases, providers, relying_party)


def _place(id: str) -> bytes:
    """What a sealed secret is bound to (K02)."""
    return f"login_provider|{id}".encode()

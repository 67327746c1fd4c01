"""Asking again whether a provider still vouches for who is logged in."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from nago.errors import NagoError, SignOnRefused, StoreError, Unreachable
from nago.events import EventBus
from nago.systems.audit import AuditManagement
from nago.systems.session.arrival import Arrival
from nago.systems.session.events import LoggedOut
from nago.systems.session.life import SessionLife
from nago.systems.session.registry import SessionRegistry
from nago.systems.session.vouching import Lease, Vouching, VouchingStore
from nago.systems.settings import SettingsChanged
from nago.systems.sign_on.model import Vouched
from nago.systems.sign_on.nls import NLS, LoginServiceClient, origin
from nago.systems.sign_on.oidc.relying_party import RelyingParty
from nago.systems.sign_on.providers import Providers
from nago.systems.user import PasswordAsked, User, UserSettings

log = logging.getLogger("nago.session")

LOOK_SECONDS = 5.0
AT_ONCE = 8
FAILURES_TO_OPEN = 3
OPEN_SECONDS = 30.0


@dataclass(slots=True)
class Breaker:
    """A provider that failed several times in a row is left alone for a while."""

    failures: int = 0
    open_until: float = 0.0

    def note(self, failed: bool) -> None:
        self.failures = self.failures + 1 if failed else 0
        if self.failures >= FAILURES_TO_OPEN:
            self.open_until = time.monotonic() + OPEN_SECONDS

    @property
    def open(self) -> bool:
        return time.monotonic() < self.open_until


@dataclass(frozen=True, slots=True)
class RefreshNLS:
    """Asks the provider of a session whether its user may go on, and lets his account follow."""

    registry: SessionRegistry
    life: SessionLife
    vouching: VouchingStore
    arrival: Arrival
    nls: LoginServiceClient
    relying_party: RelyingParty
    providers: Providers
    settings: Callable[[], UserSettings]
    audit: AuditManagement
    bus: EventBus
    breakers: dict[str, Breaker] = field(default_factory=dict)

    async def __call__(self, id: str) -> bool:
        """Whether the session goes on. `id` is its public id; it works for every provider, not
        for the login service alone, and moves no 90 days.

        A "no" ends the session. If the provider cannot be asked, it goes on for the grace that
        the settings name (`security.md N14`). Of several at the same moment, in whatever
        processes, one asks and the others change nothing (N13). Raises StoreError.
        """
        lease = await self.vouching.lease(id)
        if lease is None:
            return await self.registry.store.find_public(id) is not None
        breaker = self.breakers.setdefault(lease.vouching.provider, Breaker())
        try:
            if breaker.open:
                raise Unreachable("it has just failed several times: it is asked again in a while")
            vouched, until = await self._ask(lease)
            breaker.note(False)
            await self._follow(vouched)
        except SignOnRefused as error:
            breaker.note(False)
            return await self._no(lease, str(error))
        except Unreachable as error:
            if not breaker.open:
                breaker.note(True)
            return await self._not_known(lease, str(error))
        next_at = self._now() + 60 * self.settings().sso_refresh_minutes
        return await self.vouching.renew(lease, vouched, until, min(next_at, until or next_at))

    async def _ask(self, lease: Lease) -> tuple[Vouched, float | None]:
        vouching, settings = lease.vouching, self.settings()
        if not settings.sso_enabled:
            raise Unreachable("single sign-on is switched off in the settings")
        if vouching.provider == NLS:
            if not settings.nls_url or origin(settings.nls_url) != vouching.issuer:
                raise SignOnRefused("nls: the settings name another login service than before")
            return await self.nls.ask(settings.nls_url, vouching.tokens.refresh)
        provider = self.providers.current(vouching.provider)
        if provider is None or not provider.enabled or provider.issuer != vouching.issuer:
            raise SignOnRefused(f"{vouching.provider}: there is no such provider any more")
        if not vouching.tokens.refresh:
            return await self._known(lease.id, vouching), None
        vouched = await self.relying_party.refresh(
            provider,
            self.providers.secret(provider.id),
            refresh=vouching.tokens.refresh,
            subject=vouching.subject,
        )
        return vouched, None

    async def _known(self, id: str, vouching: Vouching) -> Vouched:
        """Without a refresh token nothing can be asked; what is decided here counts all the same."""
        user = await self._user(id)
        return vouching.vouched(user.email if user is not None else "")

    async def _follow(self, vouched: Vouched) -> None:
        """Raises SignOnRefused if he may not be here any more."""
        user = await self.arrival.joining(vouched.user, create=False)
        if isinstance(user, PasswordAsked):
            raise SignOnRefused("the account is not linked with this user of the provider any more")
        self.arrival.check_allowed(vouched.user, user.email)

    async def _no(self, lease: Lease, reason: str) -> bool:
        log.warning("session %s ends: %s", lease.id, reason)
        row = await self.registry.store.find_public(lease.id)
        note = self.audit.row(
            "sign_on_ended",
            actor=row.user_id or "" if row is not None else "",
            target=lease.id,
            session=lease.id,
            detail=lease.vouching.provider,
        )
        if await self.life.end([lease.row], [note]):
            self.registry.end([lease.row])
            self.bus.publish(LoggedOut(lease.id, row.user_id if row is not None else None))
        return False

    async def _not_known(self, lease: Lease, reason: str) -> bool:
        now = self._now()
        failing = now - (now if lease.failing_since is None else lease.failing_since)
        if failing >= 3600.0 * self.settings().sso_grace_hours:
            return await self._no(lease, f"its provider could not be asked for too long: {reason}")
        log.info("session %s goes on, although its provider cannot be asked: %s", lease.id, reason)
        await self.vouching.fail(lease)
        return True

    async def _user(self, id: str) -> User | None:
        row = await self.registry.store.find_public(id)
        if row is None or row.user_id is None:
            return None
        return await self.arrival.joining.accounts.find(row.user_id)

    def _now(self) -> float:
        return self.registry.store.clock()


class Refresher:
    """Asks about the sessions in use here, every 5 to 15 minutes; no event waits for it."""

    def __init__(self, refresh: RefreshNLS) -> None:
        self._refresh = refresh
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._all = False
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        refresh.bus.subscribe(SettingsChanged, self._settings_changed)

    async def start(self) -> None:
        self._task = asyncio.create_task(self._for_ever())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def look(self, *, all: bool = False) -> None:
        """Ask about those that are due, or about all. Raises StoreError."""
        rows = [
            session.row.id
            for session in self._refresh.registry.all_in_use()
            if session.row is not None and session.row.user_id is not None
        ]
        due = await self._refresh.vouching.due(rows, all=all) if rows else []
        await asyncio.gather(*(self._one(id) for id in due))

    async def _one(self, id: str) -> None:
        async with self._at_once:
            try:
                await self._refresh(id)
            except NagoError as error:
                log.warning("session %s: its provider is asked later: %s", id, error)

    async def _for_ever(self) -> None:
        while True:
            with_all, self._all = self._all, False
            self._wake.clear()
            try:
                await self.look(all=with_all)
            except StoreError as error:
                log.warning("providers are not asked just now: %s", error)
            try:
                await asyncio.wait_for(self._wake.wait(), LOOK_SECONDS)
            except TimeoutError:
                continue

    def _settings_changed(self, event: SettingsChanged) -> None:
        """Who is not on the allow list any more is not kept until he is due."""
        if event.kind == UserSettings.__name__:
            self._all = True
            self._wake.set()

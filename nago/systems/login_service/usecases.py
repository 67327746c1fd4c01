"""What the login service does for applications, and what administrators do with it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from nago.auth.subject import Subject
from nago.errors import SignOnRefused, Unreachable
from nago.outward import Outward
from nago.systems.audit import AuditManagement
from nago.systems.login_service.asking import AskProvider
from nago.systems.login_service.logins import BeginLogin, CompleteLogin, Settings
from nago.systems.login_service.messages import subject_of, wire_user
from nago.systems.login_service.model import Grant, Held
from nago.systems.login_service.permissions import FIND_GRANTS, REVOKE_GRANT
from nago.systems.login_service.rate import Rates
from nago.systems.login_service.refusing import Refusals
from nago.systems.login_service.settings import LoginServiceSettings
from nago.systems.login_service.store import LoginServiceStore
from nago.systems.sign_on.messages import RefreshAnswer
from nago.systems.sign_on.oidc.logout_token import LoggedOutThere
from nago.systems.user.external import ExternalUser

RELIED_SECONDS = 3600
USED_SECONDS = 60
MOST_GRANTS = 500
LARGEST_PHOTO = 5 << 20
PICTURES = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))


@dataclass(frozen=True, slots=True)
class ExchangeNonce:
    """Gives an application the refresh token for the nonce that came back to it, once."""

    store: LoginServiceStore
    rates: Rates
    refusals: Refusals
    audit: AuditManagement

    async def __call__(self, nonce: str, *, address: str) -> str:
        """Raises SignOnRefused for a nonce that is unknown, used or older than two minutes;
        Overloaded, StoreError."""
        await self.rates.check("exchange", address)
        token, issue = self.store.exchanging(nonce)
        refused = self.refusals.noting("exchange", address, "exchange of a nonce")

        def work(connection: sqlite3.Connection) -> bool:
            issued = issue(connection)
            if issued is None:
                refused(connection)
                return False
            id, provider, application = issued
            row = self.audit.row(
                "login_service_issued",
                actor="",
                target=id,
                ip=address,
                detail=f"{provider} for {application}",
            )
            row(connection)
            return True

        if not await self.store.database.write(work):
            raise SignOnRefused("this nonce is unknown, was used already or is too old")
        return token


@dataclass(frozen=True, slots=True)
class AnswerRefresh:
    """Tells an application who its user is, and that he may still log in."""

    store: LoginServiceStore
    rates: Rates
    refusals: Refusals
    ask: AskProvider
    settings: Settings

    async def __call__(self, refresh: str, *, address: str) -> RefreshAnswer:
        """Raises SignOnRefused for a token that is unknown, too old or revoked, and if the provider
        says no; Unreachable if the provider gives no answer; Overloaded, StoreError."""
        await self.rates.check("refresh", address)
        held = await self.store.find(refresh)
        try:
            held = await self.ask(checked(held, self.store.clock(), self.settings()))
        except SignOnRefused as error:
            await self.refusals.note("refresh", address, str(error), held.id if held else "")
            raise
        now = self.store.clock()
        if now - held.last_used_at >= USED_SECONDS:
            await self.store.used(held.id)
        exp = datetime.fromtimestamp(int(min(now + RELIED_SECONDS, held.until)), UTC)
        return RefreshAnswer(exp=exp, user=wire_user(held.known.user))


@dataclass(frozen=True, slots=True)
class PhotoOf:
    """Hands on the picture that the provider has of a user."""

    store: LoginServiceStore
    rates: Rates
    outward: Outward
    settings: Settings

    async def __call__(self, refresh: str, *, address: str) -> tuple[str, bytes] | None:
        """Media type and bytes of a JPEG or PNG picture; None if there is none to be had.

        Raises SignOnRefused for a token that does not work, Overloaded, StoreError.
        """
        await self.rates.check("photo", address)
        await self.rates.count("photo", address)
        found = await self.store.find(refresh)
        held = checked(found, self.store.clock(), self.settings())
        if not held.known.photo:
            return None
        try:
            received = await self.outward.request("GET", held.known.photo, largest=LARGEST_PHOTO)
        except Unreachable:
            return None
        for magic, media_type in PICTURES:
            if received.status == 200 and received.body.startswith(magic):
                return media_type, received.body
        return None


@dataclass(frozen=True, slots=True)
class FindGrants:
    """Lists who is logged in at other applications through this service."""

    store: LoginServiceStore

    async def __call__(self, subject: Subject) -> list[Grant]:
        """At most 500, the newest first. Raises PermissionDenied, StoreError."""
        subject.audit(FIND_GRANTS)
        return [_grant(held) for held in await self.store.find_living(MOST_GRANTS)]


@dataclass(frozen=True, slots=True)
class RevokeGrant:
    """Ends a login at another application, as soon as that asks again."""

    store: LoginServiceStore
    audit: AuditManagement

    async def __call__(self, subject: Subject, id: str) -> bool:
        """False if it has ended already. Raises PermissionDenied, StoreError."""
        subject.audit(REVOKE_GRANT)
        revoke = self.store.revoking(id)
        row = self.audit.row("login_service_revoked", actor=subject.id, target=id)

        def work(connection: sqlite3.Connection) -> bool:
            if not revoke(connection):
                return False
            row(connection)
            return True

        return await self.store.database.write(work)


@dataclass(frozen=True, slots=True)
class RevokeLoggedOut:
    """Ends what somebody has at all applications when he has logged out at the provider
    (`security.md N22`): each of them hears it when it asks again."""

    store: LoginServiceStore
    audit: AuditManagement

    async def __call__(self, provider: str, there: LoggedOutThere) -> None:
        """Raises StoreError."""
        user = ExternalUser(provider=provider, issuer=there.issuer, subject=there.subject)
        revoke = self.store.revoking_user(provider, subject_of(user), there.sid)

        def work(connection: sqlite3.Connection) -> None:
            for id in revoke(connection):
                detail = f"{provider}: logged out there"
                self.audit.row("login_service_revoked", actor="", target=id, detail=detail)(
                    connection
                )

        await self.store.database.write(work)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginServiceUseCases:
    """All of them, by name."""

    begin_login: BeginLogin
    complete_login: CompleteLogin
    exchange_nonce: ExchangeNonce
    answer_refresh: AnswerRefresh
    photo_of: PhotoOf
    find_grants: FindGrants
    revoke_grant: RevokeGrant


def checked(held: Held | None, now: float, settings: LoginServiceSettings) -> Held:
    """The token, if it works. Raises SignOnRefused."""
    if held is None:
        raise SignOnRefused("this refresh token is unknown")
    if held.revoked or held.until <= now:
        raise SignOnRefused("this refresh token was revoked or is too old")
    if settings.registered(held.application) is None:
        raise SignOnRefused(f"{held.application} is not registered any more")
    return held


def _grant(held: Held) -> Grant:
    user = held.known.user
    contact = user.contact
    name = f"{contact.get('firstname', '')} {contact.get('lastname', '')}".strip()
    return Grant(
        id=held.id,
        name=name or user.email or user.subject,
        email=user.email,
        application=held.application,
        provider=held.provider,
        created_at=datetime.fromtimestamp(held.created_at, UTC),
        last_used_at=datetime.fromtimestamp(held.last_used_at, UTC),
    )

"""Somebody comes back from an identity provider: he is checked, gets his account, and enters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from nago.data.database import Database, together
from nago.errors import SignOnRefused
from nago.presentation.address import local_path
from nago.systems.session.entrance import Entrance
from nago.systems.session.model import SignedIn
from nago.systems.session.photographs import Photographs
from nago.systems.session.user_session import UserSession
from nago.systems.session.vouching import VouchingStore
from nago.systems.sign_on.flows import Flow, Flows
from nago.systems.sign_on.model import Vouched
from nago.systems.user import Client, PasswordAsked, User, UserSettings
from nago.systems.user.allow_list import AllowList
from nago.systems.user.authenticate import Authenticate
from nago.systems.user.external import ExternalUser
from nago.systems.user.joining import JoinExternalUser

LINK = "link"


class PasswordNeeded(SignOnRefused):
    """There is an account with this address, which only its owner's password may link: he enters
    it for the login that is kept under `nonce`, in the same browser."""

    def __init__(self, message: str, nonce: str) -> None:
        super().__init__(message)
        self.nonce = nonce


class Kept(Struct, frozen=True):
    """A login that waits for the password of the account."""

    vouched: Vouched
    until: float | None
    email: str
    user_id: str

    def __repr__(self) -> str:
        return f"Kept(user_id={self.user_id!r})"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What every login through a provider ends with, whichever protocol it speaks."""

    settings: Callable[[], UserSettings]
    joining: JoinExternalUser
    entrance: Entrance
    vouching: VouchingStore
    flows: Flows
    authenticate: Authenticate
    photographs: Photographs
    database: Database

    async def __call__(
        self,
        session: UserSession,
        vouched: Vouched,
        flow: Flow,
        cookie: str,
        *,
        until: float | None = None,
        client: Client | None = None,
    ) -> SignedIn:
        """Raises PasswordNeeded, SignOnRefused, StoreError; until the end nothing has changed for
        the browser."""
        self.check_allowed(vouched.user)
        user = await self.joining(vouched.user)
        if isinstance(user, PasswordAsked):
            kept = Kept(vouched, until, user.email, user.user_id)
            started = await self.flows.begin(
                LINK,
                provider=flow.provider,
                return_to=flow.return_to,
                secret=msgspec.json.encode(kept).decode(),
                flow=cookie,
            )
            raise PasswordNeeded(
                f"{vouched.user.provider}: user {user.user_id} has this address and is linked "
                "only with his password",
                started.nonce,
            )
        return await self._enter(session, user, vouched, until, flow.return_to, client)

    async def kept(self, nonce: str, cookie: str) -> Kept | None:
        """The login that waits for a password in this browser; None if there is none."""
        flow = await self.flows.peek(LINK, nonce, cookie)
        return None if flow is None else msgspec.json.decode(flow.secret, type=Kept)

    async def link(
        self,
        session: UserSession,
        nonce: str,
        cookie: str,
        password: str,
        client: Client | None = None,
    ) -> SignedIn:
        """Finish a login that waits for a password. Raises LoginRefused for a wrong one, which is
        counted like any other, and then it waits on; SignOnRefused if nothing waits, Overloaded,
        StoreError."""
        kept = await self.kept(nonce, cookie)
        if kept is None:
            raise SignOnRefused("link: no login waits for a password in this browser")
        proof = await self.authenticate(kept.email, password, client)
        flow = await self.flows.consume(LINK, nonce, cookie)
        await self.database.write(together(*proof.works))
        self.check_allowed(kept.vouched.user)
        user = await self.joining(kept.vouched.user, proved=proof.user.id)
        if isinstance(user, PasswordAsked):
            raise SignOnRefused("link: the account has another address by now")
        return await self._enter(session, user, kept.vouched, kept.until, flow.return_to, client)

    def check_allowed(self, user: ExternalUser, email: str = "") -> None:
        """Raises SignOnRefused unless single sign-on is on and the address is among those that
        the settings allow (`security.md N08`). `email` is that of the account, for a provider
        that vouches for none."""
        settings = self.settings()
        if not settings.sso_enabled:
            raise SignOnRefused("single sign-on is switched off in the settings")
        if not AllowList(settings.sso_allow_list).allows(user.email or email):
            raise SignOnRefused(f"{user.provider}: the allow list has no pattern for this address")

    async def _enter(
        self,
        session: UserSession,
        user: User,
        vouched: Vouched,
        until: float | None,
        return_to: str,
        client: Client | None,
    ) -> SignedIn:
        now = self.entrance.registry.store.clock()
        next_at = now + 60 * self.settings().sso_refresh_minutes
        signed_in = await self.entrance.enter(
            session,
            user,
            vouched.user.provider,
            client=client,
            return_to=local_path(return_to),
            # An older proof does not count as a new one (`security.md N21`).
            proved_at=now if vouched.auth_time is None else min(vouched.auth_time, now),
            then=self.vouching.keeping(vouched, until, min(next_at, until or next_at)),
        )
        self.photographs.look(user.id, vouched)
        return signed_in

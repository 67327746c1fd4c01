"""How the session system is put together."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.data.database import Work
from nago.errors import NagoError
from nago.systems.audit import AuditManagement
from nago.systems.session.arrival import Arrival
from nago.systems.session.elsewhere import EndVouched
from nago.systems.session.ending import Ending
from nago.systems.session.entrance import SHARED_SECONDS, Entrance
from nago.systems.session.everybody import EndAnySession, EndUserSessions, FindAllSessions
from nago.systems.session.finding import FindSessionByID, FindUserSessionByID
from nago.systems.session.life import RACE_SECONDS, SessionLife
from nago.systems.session.lookup import Lookup
from nago.systems.session.model import SignedIn
from nago.systems.session.own import EndOtherSessions, EndSession, ListMySessions
from nago.systems.session.permissions import ALL
from nago.systems.session.photographs import Photographs
from nago.systems.session.refreshing import Refresher, RefreshNLS
from nago.systems.session.registry import SessionRegistry
from nago.systems.session.sign_on import ExchangeNLS, ExchangeOIDC, StartNLSFlow, StartOIDCFlow
from nago.systems.session.store import SessionStore
from nago.systems.session.token import Tokens
from nago.systems.session.usecases import (
    ClearSessions,
    Login,
    LoginUser,
    Logout,
    SessionUseCases,
)
from nago.systems.session.user_session import UserSession, described
from nago.systems.session.vouching import VouchingStore
from nago.systems.settings import SettingsManagement
from nago.systems.sign_on import SignOnManagement
from nago.systems.user import Client, User, UserManagement, UserSettings
from nago.wiring import Wiring

log = logging.getLogger("nago.session")

PURGE_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class SessionManagement:
    """Hands each window a session, found by the cookie of its browser; logs users in and out."""

    use_cases: SessionUseCases
    registry: SessionRegistry
    life: SessionLife
    entrance: Entrance
    tokens: Tokens
    users: UserManagement
    audit: AuditManagement
    sign_on: SignOnManagement
    vouching: VouchingStore
    arrival: Arrival
    end_vouched: EndVouched

    @classmethod
    def install(cls, wiring: Wiring) -> SessionManagement:
        users = wiring.system(UserManagement)
        wiring.system(SettingsManagement)
        audit = wiring.system(AuditManagement)
        for permission in ALL:
            wiring.permission(permission)
        directory, accounts, bus = users.directory, users.accounts, wiring.bus
        store = SessionStore(wiring.database, wiring.vault, wiring.clock)
        store.idle_seconds = lambda: 60.0 * directory.settings.idle_minutes
        tokens = Tokens(wiring.vault)
        life = SessionLife(store, wiring.vault, tokens, audit)
        sign_on = wiring.system(SignOnManagement)
        vouching = VouchingStore(wiring.database, wiring.vault, lambda: store.clock())
        registry = SessionRegistry(store, Lookup(store, life), directory)
        entrance = Entrance(
            registry, life, audit, bus, wiring.vault, lambda: directory.settings,
            users.lines.logged_in,
        )  # fmt: skip
        ending, find = Ending(registry, life, bus), FindUserSessionByID(registry)

        def settings() -> UserSettings:
            return directory.settings

        photographs = Photographs(sign_on.photos, accounts, sign_on.nls, settings)
        arrival = Arrival(
            settings, users.joining, entrance, vouching, sign_on.flows, users.authenticate,
            photographs, wiring.database,
        )  # fmt: skip
        refresh = RefreshNLS(
            registry, life, vouching, arrival, sign_on.nls, sign_on.relying_party,
            sign_on.providers, settings, audit, bus,
        )  # fmt: skip
        use_cases = SessionUseCases(
            find_session_by_id=FindSessionByID(registry),
            find_user_session_by_id=find,
            login=Login(find, users.authenticate, entrance),
            login_user=LoginUser(
                find, directory, users.use_cases.update_other_roles.grants, entrance
            ),
            logout=Logout(registry, ending, audit),
            clear=ClearSessions(registry, audit, bus),
            list_my_sessions=ListMySessions(registry),
            end_session=EndSession(registry, ending, audit),
            end_other_sessions=EndOtherSessions(accounts),
            find_all_sessions=FindAllSessions(registry),
            end_any_session=EndAnySession(registry, ending, audit),
            end_user_sessions=EndUserSessions(accounts),
            start_nls_flow=StartNLSFlow(
                find, sign_on.flows, sign_on.nls, settings, wiring.public_url
            ),
            exchange_nls=ExchangeNLS(find, sign_on.flows, sign_on.nls, settings, arrival),
            refresh_nls=refresh,
            start_oidc_flow=StartOIDCFlow(
                find, sign_on.flows, sign_on.relying_party, sign_on.providers, settings,
                wiring.public_url,
            ),
            exchange_oidc=ExchangeOIDC(
                find, sign_on.flows, sign_on.relying_party, sign_on.providers,
                wiring.public_url, arrival,
            ),
        )  # fmt: skip
        sessions = cls(
            use_cases, registry, life, entrance, tokens, users, audit, sign_on, vouching, arrival,
            EndVouched(vouching, life, registry, audit, bus),
        )  # fmt: skip
        refresher = Refresher(refresh)
        wiring.on_start(refresher.start)
        wiring.on_stop(refresher.stop)
        wiring.on_stop(photographs.stop)
        accounts.on_ending.append(sessions.ending)
        wiring.database.on_foreign_change(registry.refresh)
        wiring.regularly("removing dead sessions", store.purge)
        return sessions

    # What the web needs.

    @property
    def visitor(self) -> Subject:
        """Who acts in a browser that has sent no cookie of ours."""
        return self.users.visitor

    def issue(self) -> str:
        """A new cookie value; it costs no row."""
        return self.tokens.issue()

    def issued(self, cookie: str) -> bool:
        """Whether we have issued this cookie value."""
        return self.tokens.verify(cookie) is not None

    async def find(self, cookie: str) -> UserSession | None:
        """The session of a cookie value; None if we never issued it, found without a database."""
        token = self.tokens.verify(cookie)
        if token is None:
            return None
        hashed = self.registry.store.hash(token)
        if not self.registry.has(hashed):
            await self.registry.store.adopt(token)
        return await self.registry.find(hashed)

    def is_succeeded(self, session: UserSession) -> bool:
        """Whether another session has taken its place at a login within the last minute: then its
        browser is just taking on the new cookie."""
        stone = session.tombstone
        if stone is None or stone.successor is None:
            return False
        return self.registry.store.clock() - stone.at <= RACE_SECONDS

    def may_replace(self, session: UserSession) -> bool:
        """Whether a dead token may get another one, long after all that was under way (C07)."""
        stone = session.tombstone
        return stone is not None and self.registry.store.clock() - stone.at > RACE_SECONDS

    async def exchange(self, ticket: str, cookie: str) -> tuple[str, UserSession] | None:
        """The new cookie value that a ticket stands for, if this browser got it; and its session."""
        token = self.tokens.verify(cookie)
        if token is None:
            return None
        found = await self.life.exchange(ticket, self.registry.store.hash(token))
        if found is None:
            return None
        value, row = found
        new = self.tokens.verify(value)
        assert new is not None
        hashed = self.registry.store.hash(new)
        for session in self.registry.in_use(row):
            self.registry.rekey(session, hashed)
        return value, await self.registry.find(hashed)

    async def renew(self, session: UserSession) -> str | None:
        """Another cookie value for a session whose token is a week old; else None."""
        if session.row is None or session.ended:
            return None
        value = await self.life.rotate(session.row)
        if value is not None and (token := self.tokens.verify(value)) is not None:
            self.registry.rekey(session, self.registry.store.hash(token))
        return value

    def seconds_left(self, session: UserSession) -> float | None:
        """How long a session of a user still lives; None for one of nobody."""
        row = session.row
        if row is None or row.user_id is None:
            return None
        return row.absolute_until - self.registry.store.clock()

    def is_shared(self, id: str) -> bool:
        """Whether the user of a session in use has said that others use his computer too.

        Such a session lives shorter than any other may, and so do those that follow from it.
        """
        session = self.registry.find_public(id)
        row = None if session is None else session.row
        if row is None or row.user_id is None:
            return False
        return row.absolute_until - row.created_at <= SHARED_SECONDS

    def seconds_of(self, signed_in: SignedIn) -> float:
        """For how long a session that has just begun lives, unless it is ended before."""
        return 86400.0 * self.users.directory.settings.session_days

    async def reissue(self, id: str) -> SignedIn | None:
        """Another token for a session in use, as after a password change; its values stay."""
        session = self.registry.find_public(id)
        if session is None or session.row is None:
            return None
        return SignedIn(described(session.row), await self.life.reissue(session.row))

    # What the account pages need of logins through providers.

    async def link(
        self, id: str, nonce: str, flow: str, password: str, client: Client | None = None
    ) -> SignedIn:
        """Finish a login that waits for the password of an account, see `Arrival.link`."""
        session = await self.use_cases.find_user_session_by_id.need(id)
        return await self.arrival.link(session, nonce, flow, password, client)

    async def has_password(self, user_id: str) -> bool:
        """Whether this user can prove himself here. Raises StoreError."""
        return await self.users.accounts.credential(user_id) is not None

    async def vouched_by(self, id: str) -> str:
        """The provider through which a session began; "" if it began with a password."""
        vouching = await self.vouching.find(id)
        return "" if vouching is None else vouching.provider

    def provider_name(self, id: str) -> str:
        """What users call a provider; "" for none, and for the login service, which has none."""
        provider = self.sign_on.providers.current(id)
        return "" if provider is None else provider.name

    async def logout_elsewhere(self, id: str) -> tuple[str, str]:
        """The provider of a session, and where its login at the provider is ended; "" if unknown
        (OpenID Connect RP-Initiated Logout 1.0)."""
        vouching = await self.vouching.find(id)
        if vouching is None:
            return "", ""
        provider = self.sign_on.providers.current(vouching.provider)
        if provider is None:
            return "", ""
        try:
            url = await self.sign_on.relying_party.logout_url(
                provider,
                id_token_hint=vouching.tokens.id_token,
                post_logout_redirect_uri=f"{self.sign_on.public_url()}/account/logout",
            )
        except NagoError as error:
            log.info("where to log out at %s is not known: %s", provider.id, error)
            url = None
        return provider.id, url or ""

    # What happens with users.

    def ending(self, user: User, keep: str) -> tuple[Work[None], Callable[[], None]]:
        """In the transaction that raises a user's epoch: his sessions end, but `keep` (S17)."""
        work = self.life.bury_others(user.id, user.session_epoch, keep)
        return work, lambda: self.registry.keep(keep, user.session_epoch)

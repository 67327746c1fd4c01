"""What can be done with sessions; needs no window."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.subject import SU, Subject
from nago.errors import LoginRefused
from nago.events import EventBus
from nago.presentation.address import local_path
from nago.systems.audit import AuditManagement
from nago.systems.session.ending import Ending
from nago.systems.session.entrance import Entrance
from nago.systems.session.events import SessionsCleared
from nago.systems.session.everybody import EndAnySession, EndUserSessions, FindAllSessions
from nago.systems.session.finding import FindSessionByID, FindUserSessionByID
from nago.systems.session.model import SignedIn
from nago.systems.session.own import EndOtherSessions, EndSession, ListMySessions
from nago.systems.session.permissions import CLEAR_SESSIONS, LOGIN_USER
from nago.systems.session.refreshing import RefreshNLS
from nago.systems.session.registry import SessionRegistry
from nago.systems.session.sign_on import ExchangeNLS, ExchangeOIDC, StartNLSFlow, StartOIDCFlow
from nago.systems.user import Client
from nago.systems.user.authenticate import Authenticate
from nago.systems.user.directory import Directory
from nago.systems.user.grant import Grants


@dataclass(frozen=True, slots=True)
class Login:
    """Logs somebody in by e-mail and password: a new session takes the place of this one."""

    find: FindUserSessionByID
    authenticate: Authenticate
    entrance: Entrance

    async def __call__(
        self,
        id: str,
        email: str,
        password: str,
        *,
        client: Client | None = None,
        return_to: str = "",
        shared: bool = False,
    ) -> SignedIn:
        """`id` is the public id of the browser's session, whose token is dead afterwards; values
        that an anonymous visitor stored go along. `client` says who asks over the network; a
        program that asks itself leaves it out. `return_to` is a path of this application, where
        the user wanted to go; anything else is left out (N05). `shared` is for a computer that
        others use too: the session ends after 12 hours.

        Raises LoginRefused with one text for all reasons, SessionGone if there is no such
        session, Overloaded, StoreError.
        """
        session = await self.find.need(id)
        known_to = await self.entrance.known_to(client.device) if client else ""
        proof = await self.authenticate(email, password, client, known_to)
        return await self.entrance.enter(
            session,
            proof.user,
            "password",
            works=proof.works,
            client=client,
            return_to=local_path(return_to),
            shared=shared,
        )


@dataclass(frozen=True, slots=True)
class LoginUser:
    """Logs a user in without a password, for login procedures of an application's own."""

    find: FindUserSessionByID
    directory: Directory
    grants: Grants
    entrance: Entrance

    async def __call__(
        self, id: str, user_id: str, subject: Subject = SU, *, return_to: str = ""
    ) -> SignedIn:
        """A program without a subject acts itself.

        Raises PermissionDenied, also for a user who holds what the subject does not (A03),
        LoginRefused if the account may not log in, SessionGone.
        """
        subject.audit(LOGIN_USER)
        session = await self.find.need(id)
        live = await self.directory.find(user_id)
        if live.user is None or not live.user.enabled(self.directory.now()):
            raise LoginRefused("this account may not log in")
        self.grants.audit_user(subject, live.user)
        return await self.entrance.enter(
            session, live.user, "application", actor=subject, return_to=local_path(return_to)
        )


@dataclass(frozen=True, slots=True)
class Logout:
    """Ends a session: its row is deleted and its token dead, in all tabs and processes (S08)."""

    registry: SessionRegistry
    ending: Ending
    audit: AuditManagement

    async def __call__(self, id: str) -> bool:
        """Needs no right but the id of the session, which only its own windows are told.

        False if it has ended already. Raises StoreError.
        """
        row = await self.registry.store.find_public(id)
        if row is None:
            return False
        note = self.audit.row("logout", actor=row.user_id or "", target=id, session=id)
        return await self.ending(row, note)


@dataclass(frozen=True, slots=True)
class ClearSessions:
    """Ends all sessions at once, for example for a recovery."""

    registry: SessionRegistry
    audit: AuditManagement
    bus: EventBus

    async def __call__(self, subject: Subject = SU) -> None:
        """Raises PermissionDenied, StoreError. A program without a subject acts itself.

        They are dead at once, however many there are (`security.md S19`); rows are then removed.
        """
        subject.audit(CLEAR_SESSIONS)
        note = self.audit.row("sessions_cleared", actor=subject.id)
        self.registry.end_before(await self.registry.store.clear(note))
        self.bus.publish(SessionsCleared())
        await self.registry.store.purge()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionUseCases:
    """All of them, by name."""

    find_session_by_id: FindSessionByID
    find_user_session_by_id: FindUserSessionByID
    login: Login
    login_user: LoginUser
    logout: Logout
    clear: ClearSessions
    list_my_sessions: ListMySessions
    end_session: EndSession
    end_other_sessions: EndOtherSessions
    find_all_sessions: FindAllSessions
    end_any_session: EndAnySession
    end_user_sessions: EndUserSessions
    start_nls_flow: StartNLSFlow
    exchange_nls: ExchangeNLS
    refresh_nls: RefreshNLS
    start_oidc_flow: StartOIDCFlow
    exchange_oidc: ExchangeOIDC

"""Sessions: what a browser keeps beyond one window, and who is logged in there."""

from nago.systems.session.arrival import PasswordNeeded
from nago.systems.session.events import Authenticated, LoggedOut, SessionsCleared
from nago.systems.session.model import MySession, Session, SignedIn
from nago.systems.session.system import SessionManagement
from nago.systems.session.usecases import SessionUseCases
from nago.systems.session.user_session import UserSession

__all__ = [
    "Authenticated",
    "LoggedOut",
    "MySession",
    "PasswordNeeded",
    "Session",
    "SessionManagement",
    "SessionUseCases",
    "SessionsCleared",
    "SignedIn",
    "UserSession",
]

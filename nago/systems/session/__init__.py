"""Sessions: what a browser keeps beyond one window."""

from nago.systems.session.events import SessionsCleared
from nago.systems.session.model import Session
from nago.systems.session.system import SessionManagement
from nago.systems.session.usecases import SessionUseCases
from nago.systems.session.user_session import UserSession

__all__ = ["Session", "SessionManagement", "SessionUseCases", "SessionsCleared", "UserSession"]

"""What has happened to sessions; ids are public ones and open nothing (`security.md S14`)."""

from msgspec import Struct


class Authenticated(Struct, frozen=True):
    """A user has logged in."""

    session: str
    user: str


class LoggedOut(Struct, frozen=True):
    """A session of a user has ended, by himself or by somebody who may."""

    session: str
    user: str | None


class SessionsCleared(Struct, frozen=True):
    """All sessions have ended."""

"""What has happened to sessions."""

from msgspec import Struct


class SessionsCleared(Struct, frozen=True):
    """All sessions have ended."""

"""What has happened to users: ids only, never an address, a name or a code."""

from msgspec import Struct


class UserCreated(Struct, frozen=True):
    """Somebody has an account."""

    id: str


class UserChanged(Struct, frozen=True):
    """Contact, status, roles, groups, permissions, e-mail or consents of a user are others now."""

    id: str


class UserDeleted(Struct, frozen=True):
    """An account is gone, with its sessions."""

    id: str


class PasswordChanged(Struct, frozen=True):
    """A user has another password; his other sessions have ended."""

    id: str


class PasswordResetStarted(Struct, frozen=True):
    """Somebody may choose a new password; the link itself is in no event."""

    id: str

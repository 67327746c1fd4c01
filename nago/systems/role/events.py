"""What has happened to roles."""

from msgspec import Struct


class RoleSaved(Struct, frozen=True):
    """A role was made or changed."""

    id: str


class RoleDeleted(Struct, frozen=True):
    """A role is gone; nobody has it any more."""

    id: str

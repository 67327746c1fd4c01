"""What has happened to groups."""

from msgspec import Struct


class GroupSaved(Struct, frozen=True):
    """A group was made or changed."""

    id: str


class GroupDeleted(Struct, frozen=True):
    """A group is gone; nobody is in it any more."""

    id: str

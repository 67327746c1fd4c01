"""The right to do one thing, declared beside the use case that it guards."""

from msgspec import Struct


class Permission(Struct, frozen=True):
    """One right, for example `Permission("nago.settings.save", "Change settings", "...")`."""

    id: str
    name: str
    description: str = ""

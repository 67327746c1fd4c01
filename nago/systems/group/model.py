"""The group aggregate."""

from nago.data.repository import Aggregate
from nago.errors import InvalidValue

SYSTEM = "nago.group.system"
"""The application itself: what is shared with this group, the application may use. It is always
there, and is neither changed nor deleted."""
SYSTEM_NAME = "System"


class Group(Aggregate, frozen=True):
    """People who belong together."""

    name: str
    description: str = ""


def refuse_member(id: str, field: str) -> None:
    """Raises InvalidValue for the group that stands for the application: whoever belonged to it
    would be shown the secrets of the application."""
    if id == SYSTEM:
        raise InvalidValue(
            f"the group {id!r} stands for the application itself, so nobody can belong to it; make "
            "a group of your own",
            field=field,
        )


def refuse_system(id: str) -> None:
    """Raises InvalidValue for the group that stands for the application."""
    if id == SYSTEM:
        raise InvalidValue(
            f"the group {id!r} is built in: it stands for the application itself and can be neither "
            "changed nor deleted; make a group of your own"
        )

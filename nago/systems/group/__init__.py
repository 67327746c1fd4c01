"""Groups: who belongs together, without rights of its own."""

from nago.systems.group.events import GroupDeleted, GroupSaved
from nago.systems.group.model import SYSTEM, Group, refuse_member
from nago.systems.group.system import GroupManagement
from nago.systems.group.usecases import GroupUseCases

__all__ = [
    "SYSTEM",
    "Group",
    "GroupDeleted",
    "GroupManagement",
    "GroupSaved",
    "GroupUseCases",
    "refuse_member",
]

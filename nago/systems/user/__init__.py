"""Users: whom sessions belong to."""

from nago.systems.user.model import User
from nago.systems.user.system import UserManagement

__all__ = ["User", "UserManagement"]

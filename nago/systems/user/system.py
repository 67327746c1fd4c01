"""How the user system is put together."""

from __future__ import annotations

from dataclasses import dataclass

from nago.systems.settings import SettingsManagement
from nago.systems.user.model import User
from nago.systems.user.permissions import CREATE_USER, FIND_USER
from nago.systems.user.usecases import CreateUser, FindUserByID, UserUseCases
from nago.wiring import Wiring


@dataclass(frozen=True, slots=True)
class UserManagement:
    """The accounts that sessions refer to."""

    use_cases: UserUseCases

    @classmethod
    def install(cls, wiring: Wiring) -> UserManagement:
        wiring.system(SettingsManagement)
        for permission in (CREATE_USER, FIND_USER):
            wiring.permission(permission)
        users = wiring.repository(User, "users", unique=("email",))
        return cls(UserUseCases(CreateUser(users), FindUserByID(users)))

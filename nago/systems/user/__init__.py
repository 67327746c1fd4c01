"""Users: who they are, what they may do, and what they prove it with."""

from nago.systems.user.all import UserUseCases
from nago.systems.user.authenticate import Client
from nago.systems.user.events import (
    PasswordChanged,
    PasswordResetStarted,
    UserChanged,
    UserCreated,
    UserDeleted,
)
from nago.systems.user.external import ExternalUser
from nago.systems.user.joining import PasswordAsked
from nago.systems.user.lines import FoundUser, FoundUsers, UserQuery
from nago.systems.user.many import Done
from nago.systems.user.model import (
    Consent,
    Contact,
    Decision,
    Disabled,
    Enabled,
    EnabledUntil,
    User,
)
from nago.systems.user.settings import UserSettings
from nago.systems.user.system import UserManagement

__all__ = [
    "Client",
    "Consent",
    "Contact",
    "Decision",
    "Disabled",
    "Done",
    "Enabled",
    "EnabledUntil",
    "ExternalUser",
    "FoundUser",
    "FoundUsers",
    "PasswordAsked",
    "PasswordChanged",
    "PasswordResetStarted",
    "User",
    "UserChanged",
    "UserCreated",
    "UserDeleted",
    "UserManagement",
    "UserQuery",
    "UserSettings",
    "UserUseCases",
]

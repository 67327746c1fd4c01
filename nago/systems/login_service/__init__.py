"""The login service: through it, applications share one registration at an identity provider."""

from nago.systems.login_service.model import Grant
from nago.systems.login_service.permissions import FIND_GRANTS, REVOKE_GRANT
from nago.systems.login_service.settings import LoginServiceSettings
from nago.systems.login_service.system import LoginService
from nago.systems.login_service.usecases import LoginServiceUseCases

__all__ = [
    "FIND_GRANTS",
    "REVOKE_GRANT",
    "Grant",
    "LoginService",
    "LoginServiceSettings",
    "LoginServiceUseCases",
]

"""Rights over what the login service has granted."""

from nago.auth.permission import Permission

FIND_GRANTS = Permission(
    "nago.login_service.find_grants",
    "See logins of other applications",
    "See who is logged in at other applications through this login service.",
)
REVOKE_GRANT = Permission(
    "nago.login_service.revoke_grant",
    "End logins of other applications",
    "End somebody's login at another application.",
    sudo=True,
)

ALL = (FIND_GRANTS, REVOKE_GRANT)

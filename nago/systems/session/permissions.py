"""Rights over sessions."""

from nago.auth.permission import Permission

CLEAR_SESSIONS = Permission(
    "nago.session.clear",
    "End all sessions",
    "Log everybody out and forget all session values.",
    sudo=True,
)
LOGIN_USER = Permission(
    "nago.session.login_user",
    "Log users in",
    "Log somebody in without his password, for login procedures of an application's own.",
    sudo=True,
)

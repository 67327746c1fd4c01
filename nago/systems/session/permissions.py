"""Rights over sessions."""

from nago.auth.permission import Permission

FIND_SESSIONS = Permission(
    "nago.session.find_all", "See all sessions", "See who is logged in, where and since when."
)
END_SESSIONS = Permission(
    "nago.session.end_any",
    "End sessions of others",
    "Log somebody out on one device or on all.",
    sudo=True,
)
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

ALL = (FIND_SESSIONS, END_SESSIONS, CLEAR_SESSIONS, LOGIN_USER)

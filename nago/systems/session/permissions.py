"""Rights over sessions."""

from nago.auth.permission import Permission

CLEAR_SESSIONS = Permission(
    "nago.session.clear", "End all sessions", "Log everybody out and forget all session values."
)

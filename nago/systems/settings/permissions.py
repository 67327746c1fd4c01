"""Rights over settings."""

from nago.auth.permission import Permission

CHANGE_SETTINGS = Permission(
    "nago.settings.save", "Change settings", "Change what administrators may set."
)

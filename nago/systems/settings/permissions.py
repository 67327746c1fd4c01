"""Rights over settings."""

from nago.auth.permission import Permission

READ_SETTINGS = Permission(
    "nago.settings.load", "See settings", "See what administrators may set, and its history."
)
CHANGE_SETTINGS = Permission(
    "nago.settings.save", "Change settings", "Change what administrators may set.", sudo=True
)
ALL = (READ_SETTINGS, CHANGE_SETTINGS)

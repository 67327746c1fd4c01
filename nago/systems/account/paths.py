"""Where the account pages are."""

LOGIN = "account/login"
LOGOUT = "account/logout"
PROFILE = "account/profile"
SESSIONS = "account/sessions"
CHANGE_PASSWORD = "account/password/change"  # noqa: S105  # a path, no password
RESET_PASSWORD = "account/password/reset"  # noqa: S105  # a path, no password
ADMINISTRATOR = "account/administrator"

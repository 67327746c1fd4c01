"""Where the account pages are."""

LOGIN = "account/login"
LOGOUT = "account/logout"
PROFILE = "account/profile"
SESSIONS = "account/sessions"
CHANGE_PASSWORD = "account/password/change"  # noqa: S105  # a path, no password
RESET_PASSWORD = "account/password/reset"  # noqa: S105  # a path, no password
ADMINISTRATOR = "account/administrator"
LINK = "account/link"
SSO_START = "account/sso/start"
SSO_FAILED = "account/sso/failed"
SSO_LOGOUT = "account/sso/logout"
NLS_CALLBACK = "account/nls/authentication"
OIDC_CALLBACK = "account/oidc/{provider}/callback"
BACK_CHANNEL = "account/oidc/{provider}/logout"
PHOTO = "account/photo/{user}/{name}"
LOGIN_PROVIDERS = "admin/login-providers"

"""Where the account pages are."""

from nago.systems.user.letters import (
    CONFIRM,
    FORGOT_PASSWORD,
    INVITATION,
    LOGIN,
    RESET_PASSWORD,
)

__all__ = ["CONFIRM", "FORGOT_PASSWORD", "INVITATION", "LOGIN", "RESET_PASSWORD"]

REGISTER = "account/register"
CONFIRM_AGAIN = "account/confirm/again"
LOGOUT = "account/logout"
PROFILE = "account/profile"
SESSIONS = "account/sessions"
CHANGE_PASSWORD = "account/password/change"  # noqa: S105  # a path, no password
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

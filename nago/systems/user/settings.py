"""What may be set of users and their sessions."""

from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Meta, Struct

from nago.errors import InvalidValue
from nago.systems.user.allow_list import checked_patterns, with_dots_escaped

RIGHTS = {"section": "settings.user.rights"}
PASSWORDS = {"section": "settings.user.passwords"}
SESSIONS = {"section": "settings.user.sessions"}
SIGN_ON = {"section": "settings.user.sign_on"}
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class UserSettings(Struct, frozen=True):
    """Rights without asking, passwords, and how long sessions live."""

    anonymous_roles: Annotated[
        tuple[str, ...],
        Meta(
            title="settings.user.anonymous_roles",
            description="settings.user.anonymous_roles.text",
            extra=RIGHTS,
        ),
    ] = ()
    anonymous_groups: Annotated[
        tuple[str, ...], Meta(title="settings.user.anonymous_groups", extra=RIGHTS)
    ] = ()
    default_roles: Annotated[
        tuple[str, ...],
        Meta(
            title="settings.user.default_roles",
            description="settings.user.default_roles.text",
            extra=RIGHTS,
        ),
    ] = ()
    default_groups: Annotated[
        tuple[str, ...], Meta(title="settings.user.default_groups", extra=RIGHTS)
    ] = ()
    password_length: Annotated[
        int,
        Meta(
            ge=8,
            le=64,
            title="settings.user.password_length",
            description="settings.user.password_length.text",
            extra=PASSWORDS,
        ),
    ] = 15
    session_days: Annotated[
        int,
        Meta(
            ge=1,
            le=365,
            title="settings.user.session_days",
            description="settings.user.session_days.text",
            extra=SESSIONS,
        ),
    ] = 90
    idle_minutes: Annotated[
        int,
        Meta(
            ge=0,
            le=525_600,
            title="settings.user.idle_minutes",
            description="settings.user.idle_minutes.text",
            extra=SESSIONS,
        ),
    ] = 0
    sessions_per_user: Annotated[
        int,
        Meta(
            ge=1,
            le=1000,
            title="settings.user.sessions_per_user",
            description="settings.user.sessions_per_user.text",
            extra=SESSIONS,
        ),
    ] = 50
    sso_enabled: Annotated[
        bool,
        Meta(
            title="settings.user.sso_enabled",
            description="settings.user.sso_enabled.text",
            extra=SIGN_ON,
        ),
    ] = False
    nls_url: Annotated[
        str,
        Meta(
            max_length=500,
            title="settings.user.nls_url",
            description="settings.user.nls_url.text",
            extra=SIGN_ON,
        ),
    ] = ""
    sso_allow_list: Annotated[
        tuple[str, ...],
        Meta(
            title="settings.user.sso_allow_list",
            description="settings.user.sso_allow_list.text",
            extra=SIGN_ON,
        ),
    ] = ()
    sso_roles: Annotated[
        tuple[str, ...],
        Meta(
            title="settings.user.sso_roles",
            description="settings.user.sso_roles.text",
            extra=SIGN_ON,
        ),
    ] = ()
    sso_groups: Annotated[
        tuple[str, ...], Meta(title="settings.user.sso_groups", extra=SIGN_ON)
    ] = ()
    sso_refresh_minutes: Annotated[
        int,
        Meta(
            ge=5,
            le=15,
            title="settings.user.sso_refresh_minutes",
            description="settings.user.sso_refresh_minutes.text",
            extra=SIGN_ON,
        ),
    ] = 10
    sso_grace_hours: Annotated[
        int,
        Meta(
            ge=0,
            le=8760,
            title="settings.user.sso_grace_hours",
            description="settings.user.sso_grace_hours.text",
            extra=SIGN_ON,
        ),
    ] = 24

    def check(self) -> None:
        """Raises InvalidValue for a pattern or an address that cannot be used."""
        checked_patterns(self.sso_allow_list)
        if self.nls_url:
            check_nls_url(self.nls_url)

    def warnings(self) -> list[tuple[str, dict[str, str]]]:
        """Patterns with a dot that stands for any character, where a dot is meant."""
        return [
            ("settings.user.sso_allow_list.dot", {"line": line, "better": better})
            for line in map(str.strip, self.sso_allow_list)
            if (better := with_dots_escaped(line)) != line
        ]


def check_nls_url(url: str) -> None:
    """Raises InvalidValue unless it is https, or http to this machine (for trying it out)."""
    try:
        parts = urlsplit(url)
        secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        right = secure and bool(parts.hostname) and parts.username is None and not parts.fragment
    except ValueError:
        right = False
    if not right or any(each <= " " for each in url):
        raise InvalidValue(
            f"{url!r:.200} is no address of a login service: write it like "
            "https://login.example.com",
            field="nls_url",
        )

"""What may be set of users and their sessions."""

from typing import Annotated

from msgspec import Meta, Struct

RIGHTS = {"section": "settings.user.rights"}
PASSWORDS = {"section": "settings.user.passwords"}
SESSIONS = {"section": "settings.user.sessions"}


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

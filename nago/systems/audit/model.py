"""What stands in the audit log."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

ACTIONS = frozenset(
    {
        "administrator_link",
        "audit_exported",
        "consent_changed",
        "contact_changed",
        "email_change_requested",
        "email_changed",
        "email_confirmed",
        "group_changed",
        "group_created",
        "group_deleted",
        "groups_changed",
        "keys_rotated",
        "login",
        "login_provider_deleted",
        "login_provider_saved",
        "login_refused",
        "login_service_granted",
        "login_service_issued",
        "login_service_refused",
        "login_service_revoked",
        "logout",
        "mail_deleted",
        "mail_queued",
        "mail_retried",
        "mail_tested",
        "mail_requested",
        "password_changed",
        "password_reset",
        "password_reset_started",
        "permissions_changed",
        "photo_changed",
        "registration_repeated",
        "role_changed",
        "role_created",
        "role_deleted",
        "roles_changed",
        "secret_adopted",
        "secret_changed",
        "secret_created",
        "secret_deleted",
        "secret_owners_changed",
        "secret_shared",
        "session_ended",
        "sessions_cleared",
        "sessions_ended",
        "settings_changed",
        "sign_on_ended",
        "sign_on_followed",
        "sign_on_linked",
        "sign_on_refused",
        "status_changed",
        "template_changed",
        "template_reset",
        "token_reused",
        "user_created",
        "user_deleted",
        "user_notified",
        "user_registered",
        "users_exported",
        "verification_changed",
    }
)
"""Everything that is noted (`security.md G01`)."""


class AuditEntry(Struct, frozen=True, kw_only=True):
    """Who has done what, when and from where. Holds no secret: ids are public ones."""

    id: int
    at: datetime
    actor: str
    """The id of the user; "" for an anonymous visitor, `nago.system` for the application."""
    action: str
    target: str = ""
    """The id of the user, role, group, session or kind of settings that it was done to."""
    session: str = ""
    ip: str = ""
    user_agent: str = ""
    node: str = ""
    """Machine and process that wrote it."""
    detail: str = ""


class Verified(Struct, frozen=True):
    """How a look through the whole log ended: `broken` is the first entry that is not as it was
    written, or what follows a gap; None if all is well."""

    entries: int
    broken: int | None = None

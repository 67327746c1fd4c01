"""What is wrong with something that was done to an account, in the user's words."""

from __future__ import annotations

from nago.errors import (
    ConcurrentUpdate,
    InvalidValue,
    LastAdministrator,
    NagoError,
    NotUnique,
    OwnAccount,
    PermissionDenied,
    ReauthenticationNeeded,
    StoreError,
)
from nago.i18n import permission_name, translate

FIELDS = frozenset({"email", "until", "roles", "groups"})


def problem_of(language: str, error: NagoError) -> str | None:
    """The sentence for it; None for what the window itself says best."""
    if isinstance(error, PermissionDenied):
        if isinstance(error, ReauthenticationNeeded) or not error.permission or error.login:
            return None
        name = permission_name(language, error.permission, error.name)
        return translate(language, "accounts.problem.beyond", name=name)
    if isinstance(error, OwnAccount):
        return translate(language, "accounts.problem.own")
    if isinstance(error, LastAdministrator):
        return translate(language, "accounts.problem.last_administrator")
    if isinstance(error, NotUnique):
        return translate(language, "accounts.problem.taken")
    if isinstance(error, ConcurrentUpdate):
        return translate(language, "accounts.problem.stale")
    if isinstance(error, InvalidValue):
        field = error.field if error.field in FIELDS else "gone"
        return translate(language, f"accounts.problem.{field}")
    if isinstance(error, StoreError):
        return None
    return None

"""What is wrong with something that an administrator has done, in his words."""

from __future__ import annotations

from nago.auth.permission import Permission
from nago.errors import (
    ConcurrentUpdate,
    InvalidValue,
    LastAdministrator,
    NagoError,
    NotUnique,
    PermissionDenied,
    ReauthenticationNeeded,
)
from nago.i18n import permission_name, translate
from nago.presentation.window import Window
from nago.ui.banner import show_banner_error


def problem_of(language: str, error: NagoError, needed: Permission) -> str | None:
    """The sentence for it; None for what the window itself says best.

    `needed` is the right that the act itself needs: another one that is missing is one that
    would have been handed on (`security.md A03`).
    """
    if isinstance(error, PermissionDenied):
        if isinstance(error, ReauthenticationNeeded) or error.permission in ("", needed.id):
            return None
        name = permission_name(language, error.permission, error.name)
        return translate(language, "admin.problem.beyond", name=name)
    if isinstance(error, LastAdministrator):
        return translate(language, "admin.problem.last_administrator")
    if isinstance(error, NotUnique):
        return translate(language, "admin.problem.taken")
    if isinstance(error, ConcurrentUpdate):
        return translate(language, "admin.problem.stale")
    if isinstance(error, InvalidValue):
        key = error.field if error.field in ("name", "description") else "gone"
        return translate(language, f"admin.problem.{key}")
    return None


def tell(wnd: Window, error: NagoError, needed: Permission) -> None:
    """Say it in a banner; raises the error again if the window itself says it best."""
    said = problem_of(wnd.language(), error, needed)
    if said is None:
        raise error
    show_banner_error(wnd, said)

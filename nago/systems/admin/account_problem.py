"""What is wrong with something that was done to an account, in the words of who did it."""

from __future__ import annotations

from nago.auth.permission import Permission
from nago.errors import ConcurrentUpdate, InvalidValue, NagoError, NotUnique, OwnAccount
from nago.i18n import translate
from nago.systems.admin import problem
from nago.systems.user.permissions import NOTIFY_USER

FIELDS = frozenset({"email", "roles", "groups"})


def problem_of(language: str, error: NagoError, needed: Permission) -> str | None:
    """The sentence for it; None for what the window itself says best.

    `needed` is the right that the act itself needs.
    """
    if isinstance(error, OwnAccount):
        return translate(language, "accounts.problem.own")
    if isinstance(error, NotUnique):
        return translate(language, "accounts.problem.taken")
    if isinstance(error, ConcurrentUpdate):
        return translate(language, "accounts.problem.stale")
    if isinstance(error, InvalidValue) and needed is NOTIFY_USER:
        return translate(language, "accounts.problem.complete")
    if isinstance(error, InvalidValue) and error.field in FIELDS:
        return translate(language, f"accounts.problem.{error.field}")
    return problem.problem_of(language, error, needed)

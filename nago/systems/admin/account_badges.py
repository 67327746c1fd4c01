"""What is special about an account, in one or two words each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.account_status import day_text
from nago.systems.role import ADMINISTRATOR
from nago.systems.user import Disabled, EnabledUntil, User
from nago.ui.badge import Badge, BadgeTone


def badges(wnd: Window, user: User, now: datetime) -> tuple[View, ...]:
    """Whether he may log in first, then whatever is not as with most."""
    return tuple(
        Badge(translate(wnd.language(), f"accounts.badge.{key}", **values), tone=tone, key=key)
        for key, tone, values in _found(wnd, user, now)
    )


def _found(
    wnd: Window, user: User, now: datetime
) -> Iterator[tuple[str, BadgeTone, dict[str, str]]]:
    status = user.status
    if user.unconfirmed:
        yield "registered", "warning", {}
        return
    if isinstance(status, Disabled):
        yield "disabled", "error", {}
    elif isinstance(status, EnabledUntil):
        if now < status.until:
            yield "until", "warning", {"day": day_text(wnd, status)}
        else:
            yield "expired", "error", {}
    else:
        yield "enabled", "success", {}
    if ADMINISTRATOR in user.roles:
        yield "administrator", "accent", {}
    if user.followed:
        yield "followed", "info", {}
    elif not user.email_verified:
        yield "unverified", "warning", {}
    if user.require_password_change:
        yield "changes_password", "warning", {}

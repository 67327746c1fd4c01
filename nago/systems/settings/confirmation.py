"""Before something is changed: whether somebody may, and the way to confirm that it is he."""

from __future__ import annotations

from nago.auth.permission import Permission
from nago.errors import PermissionDenied, ReauthenticationNeeded
from nago.i18n import translate
from nago.presentation.address import address
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.ui.banner import Banner
from nago.ui.length import L8
from nago.ui.link import Link
from nago.ui.stack import VStack

LOGIN = "account/login"


def may_change(
    wnd: Window, permission: Permission, text: str = "settings.confirm"
) -> tuple[bool, View | None]:
    """Whether he may; if only his login is too long ago, also the way to confirm it.

    It is shown before anything is typed, which would be lost on that way. `text` is a key of
    `nago/i18n.py` and says what the confirmation is for.
    """
    language = wnd.language()
    try:
        wnd.subject().audit(permission)
    except ReauthenticationNeeded:
        title = translate(language, "page.denied.confirm")
        return False, VStack(
            Banner(translate(language, text)),
            Link(title, LOGIN, values={"to": address(*wnd.place())}),
            gap=L8,
            alignment="leading",
        )
    except PermissionDenied:
        return False, None
    return True, None

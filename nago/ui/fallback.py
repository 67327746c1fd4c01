"""Pages for paths without a root view, and for views that fail."""

from nago.errors import PasswordChangeNeeded, PermissionDenied, ReauthenticationNeeded
from nago.i18n import permission_name, translate
from nago.presentation.address import address
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.ui.button import PrimaryButton
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.length import L12, L560
from nago.ui.link import Link
from nago.ui.stack import VStack
from nago.ui.text import Text


def not_found(wnd: Window) -> View:
    """Says that there is no page here, and leads to one that there is."""
    language = wnd.language()
    return VStack(
        Text(translate(language, "page.not_found.title"), level="h1"),
        Text(
            translate(language, "page.not_found.text", path=wnd.path()),
            color=ColorMuted,
            text_alignment="center",
        ),
        Link(translate(language, "page.not_found.home"), "."),
        gap=L12,
        frame=Frame.match_screen(),
    )


def denied(wnd: Window, error: PermissionDenied) -> View:
    """Says which right is missing; whoever has not logged in, or long ago, is led there."""
    language = wnd.language()
    here = address(*wnd.place())
    to = "account/login"
    if isinstance(error, ReauthenticationNeeded):
        kind, way = "confirm", "page.denied.confirm"
    elif isinstance(error, PasswordChangeNeeded):
        kind, way, to = "password", "page.denied.change", "account/password/change"
    elif error.login:
        kind, way = "login", "page.denied.log_in"
    else:
        kind, way = "right", ""
    name = permission_name(language, error.permission, error.name)
    return VStack(
        Text(translate(language, f"page.denied.{kind}.title"), level="h1", text_alignment="center"),
        Text(
            translate(language, f"page.denied.{kind}.text", name=name),
            color=ColorMuted,
            text_alignment="center",
            frame=Frame(max_width=L560),
        ),
        Link(translate(language, way), to, values={"to": here})
        if way
        else Link(translate(language, "page.not_found.home"), ".")
        if wnd.path() != "."
        else None,
        gap=L12,
        frame=Frame.match_screen(),
    )


def failed(wnd: Window, code: str) -> View:
    """Says that the view has failed, under which support code, and offers to try again."""
    language = wnd.language()
    return VStack(
        Text(translate(language, "page.failed.title"), level="h1"),
        Text(
            translate(language, "page.failed.text", code=code),
            color=ColorMuted,
            text_alignment="center",
            frame=Frame(max_width=L560),
        ),
        PrimaryButton(
            translate(language, "page.failed.retry"), action=lambda: wnd.navigation().reload()
        ),
        gap=L12,
        frame=Frame.match_screen(),
    )

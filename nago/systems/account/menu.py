"""The menu at the end of the top bar: who is here, and what he may do with his account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.address import address
from nago.presentation.part import part
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.paths import LOGIN, LOGOUT, PROFILE, SESSIONS
from nago.ui.avatar import Avatar
from nago.ui.link import Link
from nago.ui.menu import Menu, MenuDivider, MenuHeader, MenuItem, MenuPanel


@dataclass(frozen=True, slots=True)
class AccountMenu:
    """Shown to everybody who is logged in; to visitors a link, if the application has accounts.

    `administration` says where the administration is for whoever is here, or None if he may see
    nothing of it.
    """

    administration: Callable[[Window], str | None]
    offers_login: Callable[[], bool]

    def __call__(self, wnd: Window) -> View | None:
        language, subject = wnd.language(), wnd.subject()
        if not subject.valid:
            if not self.offers_login() or wnd.path() == LOGIN:
                return None
            here = address(*wnd.place())
            return Link(translate(language, "page.denied.log_in"), LOGIN, values={"to": here})
        return _menu(wnd, self.administration)


@part
def _menu(wnd: Window, administration: Callable[[Window], str | None]) -> MenuPanel:
    """A part of its own: which rights somebody holds is asked when they change, and not with every
    rendering of the page."""
    language, subject = wnd.language(), wnd.subject()
    to = administration(wnd)
    return Menu(
        MenuHeader(subject.name, subject.email),
        MenuItem(translate(language, "account.menu.profile"), to=PROFILE, icon="user"),
        MenuItem(
            translate(language, "account.menu.sessions"), to=SESSIONS, icon="monitor-smartphone"
        ),
        MenuItem(
            translate(language, "account.menu.administration"),
            to=to,
            icon="settings",
        )
        if to is not None
        else None,
        MenuDivider(),
        MenuItem(translate(language, "account.menu.logout"), post_to=f"/{LOGOUT}", icon="log-out"),
        avatar=Avatar(subject.name, image=subject.picture or None),
        accessibility_label=translate(language, "account.menu.label", name=subject.name),
    )

"""What an application writes to put itself together."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from nago.data.database import Database
from nago.data.sealing import Vault
from nago.errors import WiringError
from nago.presentation.appearance import Appearance
from nago.presentation.site import Site
from nago.presentation.spool import Spool
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account import AccountPages
from nago.systems.account.menu import AccountMenu
from nago.systems.account.paths import LOGIN
from nago.systems.admin import AdminManagement
from nago.systems.admin.paths import ADMIN
from nago.systems.audit import AuditManagement
from nago.systems.group import GroupManagement
from nago.systems.login_service import LoginService
from nago.systems.mail import MailManagement
from nago.systems.permission import PermissionManagement
from nago.systems.role import RoleManagement
from nago.systems.secret import SecretManagement
from nago.systems.session import SessionManagement
from nago.systems.settings import SettingsManagement
from nago.systems.template import TemplateManagement
from nago.systems.theme import ThemeManagement
from nago.systems.user import UserManagement
from nago.ui.brand import brand_logo, legal_links
from nago.ui.fallback import denied, failed, not_found
from nago.ui.length import L12
from nago.ui.scaffold import MenuEntry, Scaffold
from nago.ui.stack import VStack
from nago.wiring import Wiring

APPLICATION_ID = re.compile(r"[a-z][a-z0-9_]*(?:[.\-][a-z0-9_]+)*")


class Configurator(Wiring):
    """Wiring, plus the systems that come with Nago by name."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        module: str = "nago",
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(database, vault, clock)
        self._application_id = module
        self._name: str | None = None
        self._has_accounts = False
        self._account = AccountMenu(self._administration, lambda: self._has_accounts)
        self.appearance = Appearance(lambda: self.title)
        self.scaffold()

    def application_id(self, id: str) -> None:
        """Names data folder and cookie, for example `de.example.orders`.

        Without it the module's name is taken. Raises WiringError for what is no id.
        """
        if not APPLICATION_ID.fullmatch(id) or len(id) > 64:
            raise WiringError(
                f"{id!r} is no application id: use up to 64 lower-case letters, digits, '_', '.' "
                "and '-', for example 'de.example.orders'"
            )
        self._application_id = id

    def name(self, name: str) -> None:
        """What the application is called: on the tab and in the top bar. A theme may name it
        otherwise."""
        self._name = name

    @property
    def id(self) -> str:
        return self._application_id

    @property
    def title(self) -> str:
        last = self._application_id.rsplit(".", 1)[-1]
        return self._name or last.replace("_", " ").replace("-", " ").capitalize()

    def scaffold(
        self,
        *,
        logo: Callable[[Window], View] | None = None,
        menu: Sequence[MenuEntry] | Callable[[Window], Sequence[MenuEntry]] = (),
        footer: Callable[[Window], View] | None = None,
        theme_switch: bool = True,
    ) -> None:
        """The page frame of all decorated views: logo, name, menu, footer, theme switch.

        A logo that an administrator has chosen goes before this one, and without one the theme's
        is shown; legal pages of the theme stand below the footer. Logo, menu and footer may be
        functions of the window, which run with every rendering.
        """

        def frame(wnd: Window, view: View) -> View:
            look, name = wnd.look(), wnd.application_name()
            own = None if look.logo_chosen else logo
            return Scaffold(
                self._in_administration(wnd, view),
                title=name if own or look.shows_name or not look.logo else "",
                logo=own(wnd) if own else brand_logo(look, name),
                menu=tuple(menu(wnd) if callable(menu) else menu),
                footer=_footer(footer(wnd) if footer else None, legal_links(look, wnd.language())),
                path=wnd.path(),
                theme_switch=theme_switch,
                account=self._account(wnd),
            )

        self.decorator(frame)

    def theme_management(self) -> ThemeManagement:
        """The theme: name, logo, colours and legal pages, in code (`use(Theme(...))`) and on the
        page `admin/theme`, live in every open window."""
        return self.system(ThemeManagement)

    def session_management(self) -> SessionManagement:
        """Sessions: always on, whether asked for or not; with the pages to administer them."""
        self.admin_management()
        return self.system(SessionManagement)

    def admin_management(self) -> AdminManagement:
        """The admin center: pages for everything that there is to look after, each for those who
        hold its right. `wiring.admin_card` leads to a page of your own."""
        return self.system(AdminManagement)

    def user_management(self) -> UserManagement:
        """Users: who they are and what they may do. The top bar offers to log in then."""
        self._has_accounts = True
        return self.system(UserManagement)

    def role_management(self) -> RoleManagement:
        """Roles: bundles of permissions that users get."""
        return self.system(RoleManagement)

    def group_management(self) -> GroupManagement:
        """Groups: who belongs together."""
        return self.system(GroupManagement)

    def permission_management(self) -> PermissionManagement:
        """Permissions: every right that the application knows."""
        return self.system(PermissionManagement)

    def audit_management(self) -> AuditManagement:
        """The audit log: who has done what, and proof that nothing of it was changed."""
        return self.system(AuditManagement)

    def account_pages(self) -> AccountPages:
        """The pages for logging in and out and for one's own profile: always on."""
        return self.system(AccountPages)

    def settings_management(self) -> SettingsManagement:
        """Settings: what administrators may change while the application runs."""
        return self.system(SettingsManagement)

    def secret_management(self) -> SecretManagement:
        """Secrets: access to other servers, sealed, owned by users and shared with groups."""
        return self.system(SecretManagement)

    def mail_management(self) -> MailManagement:
        """Mails: a queue from which they are sent at least once, and the servers that take them."""
        return self.system(MailManagement)

    def template_management(self) -> TemplateManagement:
        """Templates: what mails say, built in and changed by administrators."""
        return self.system(TemplateManagement)

    def login_service(self) -> LoginService:
        """Single sign-on for other applications: the server side of the Nago Login Service over
        the login providers of this one. Off unless asked for."""
        return self.system(LoginService)

    def _administration(self, wnd: Window) -> str | None:
        """Where the administration is for whoever is here; None if he may see nothing of it."""
        return ADMIN if self.admin_management().is_open(wnd) else None

    def _in_administration(self, wnd: Window, view: View) -> View:
        return self.admin_management().trail(wnd, view)

    def site(self) -> Site:
        """What the windows of this application share. Raises WiringError without a root view."""
        if not self.routes.has_own:
            raise WiringError(
                "no root view is registered: call cfg.root_view_with_decoration('.', view)"
            )
        return Site(
            appearance=self.appearance,
            routes=self.routes,
            running=self.running,
            not_found=self.decorated(not_found),
            failed=self.decorated(failed),
            denied=self.decorated(denied),
            login_path=LOGIN,
            spool=Spool(self.environment.data_dir / "spool"),
        )


def _footer(own: View | None, legal: View | None) -> View | None:
    if own is None or legal is None:
        return own or legal
    return VStack(own, legal, gap=L12, alignment="leading")


def module_id(configure: Callable[..., Any]) -> str:
    """The application id of a module: its dotted name, or its file's name when run as a script."""
    name = getattr(configure, "__module__", "") or "nago"
    if name == "__main__":
        main = sys.modules["__main__"]
        spec = getattr(main, "__spec__", None)
        name = spec.name if spec else Path(getattr(main, "__file__", "nago") or "nago").stem
    name = re.sub(r"[^a-z0-9_.]+", "_", name.removesuffix(".__main__").lower()).strip("._")
    return name if APPLICATION_ID.fullmatch(name) else "nago"

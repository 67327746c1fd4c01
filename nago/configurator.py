"""What an application writes to put itself together."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from nago.data.database import Database
from nago.data.sealing import Vault
from nago.errors import WiringError
from nago.presentation.site import Site
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.session import SessionManagement
from nago.systems.settings import SettingsManagement
from nago.systems.user import UserManagement
from nago.ui.fallback import failed, not_found
from nago.ui.scaffold import MenuEntry, Scaffold
from nago.wiring import Wiring

APPLICATION_ID = re.compile(r"[a-z][a-z0-9_]*(?:[.\-][a-z0-9_]+)*")


class Configurator(Wiring):
    """Wiring, plus the systems that come with Nago by name."""

    def __init__(self, database: Database, vault: Vault, module: str = "nago") -> None:
        super().__init__(database, vault)
        self._application_id = module
        self._name: str | None = None
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
        """What the application is called: on the tab and in the top bar."""
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

        Logo, menu and footer may be functions of the window, which run with every rendering.
        """

        def frame(wnd: Window, view: View) -> View:
            return Scaffold(
                view,
                title=self.title,
                logo=logo(wnd) if logo else None,
                menu=tuple(menu(wnd) if callable(menu) else menu),
                footer=footer(wnd) if footer else None,
                path=wnd.path(),
                theme_switch=theme_switch,
            )

        self.decorator(frame)

    def session_management(self) -> SessionManagement:
        """Sessions: always on, whether asked for or not."""
        return self.system(SessionManagement)

    def user_management(self) -> UserManagement:
        """Users: whom sessions belong to."""
        return self.system(UserManagement)

    def settings_management(self) -> SettingsManagement:
        """Settings: what administrators may change while the application runs."""
        return self.system(SettingsManagement)

    def site(self) -> Site:
        """What the windows of this application share. Raises WiringError without a root view."""
        if not len(self.routes):
            raise WiringError(
                "no root view is registered: call cfg.root_view_with_decoration('.', view)"
            )
        return Site(
            name=self.title,
            routes=self.routes,
            not_found=self.decorated(not_found),
            failed=self.decorated(failed),
        )


def module_id(configure: Callable[..., Any]) -> str:
    """The application id of a module: its dotted name, or its file's name when run as a script."""
    name = getattr(configure, "__module__", "") or "nago"
    if name == "__main__":
        main = sys.modules["__main__"]
        spec = getattr(main, "__spec__", None)
        name = spec.name if spec else Path(getattr(main, "__file__", "nago") or "nago").stem
    name = re.sub(r"[^a-z0-9_.]+", "_", name.removesuffix(".__main__").lower()).strip("._")
    return name if APPLICATION_ID.fullmatch(name) else "nago"

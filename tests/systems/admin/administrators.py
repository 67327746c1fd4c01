"""People at the administration of an application: each holds the rights that a test gives him."""

from __future__ import annotations

from nago import Configurator, View, Window, ui
from nago.auth.subject import SU
from nago.systems.role import ADMINISTRATOR
from nago.testing import Page
from nago.testing.plugin import OpenApp
from tests.systems.postbox import Postbox, watched


def configure(cfg: Configurator) -> None:
    """An application with accounts and a page of its own."""

    def home(wnd: Window) -> View:
        return ui.Text("home", level="h1")

    cfg.root_view_with_decoration(".", home)
    cfg.user_management()


def with_mail(cfg: Configurator) -> None:
    """The same, and its mails go through a `Postbox`."""
    configure(cfg)
    watched(cfg.user_management(), cfg.database)


def postbox(page: Page) -> Postbox:
    """What that application has mailed."""
    return page.app.application.cfg.user_management().letters.post  # type: ignore[attr-defined,no-any-return]


async def administrator(open_app: OpenApp, path: str = "admin", **options: object) -> Page:
    """A tab of somebody who holds every right and has just logged in."""
    page = await open_app(options.pop("configure", configure), **options)  # type: ignore[arg-type]
    return await page.app.log_in(
        "root@example.com", path=path, roles=(ADMINISTRATOR,), firstname="Root"
    )


async def holder(
    page: Page, path: str, *rights: str, email: str = "clerk@example.com", language: str = "en"
) -> Page:
    """A tab of somebody who holds these rights and no others, in a browser of his own."""
    app = page.app
    id = await app.account(email, firstname="Clerk")  # type: ignore[attr-defined]
    users = app.application.sessions.users.use_cases  # type: ignore[attr-defined]
    await users.update_other_permissions(SU, id, list(rights))
    return await app.log_in(email, path=path, language=language)  # type: ignore[call-arg]

"""What stands in place of a page that somebody may not see."""

from __future__ import annotations

from nago import Configurator, View, Window, ui
from nago.auth.permission import Permission
from nago.testing.plugin import OpenApp

WORK = Permission("test.work", "Work here", "Do the work.")


def guarded(wnd: Window) -> View:
    wnd.subject().audit(WORK)
    return ui.Text("work", level="h1")


def configure(cfg: Configurator) -> None:
    cfg.user_management()
    cfg.permission(WORK)
    cfg.root_view_with_decoration(".", guarded)
    cfg.root_view_with_decoration("work", guarded)


async def test_a_refused_start_page_does_not_lead_to_itself(open_app: OpenApp) -> None:
    page = await (await open_app(configure)).app.log_in("ada@example.com", path="work")
    await page.expect("Not allowed")
    await page.press("To the start page")
    await page.expect_address(".")
    await page.expect("Work here")
    await page.expect_no("To the start page")

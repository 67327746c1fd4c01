"""The page that lists one's own sessions."""

from __future__ import annotations

from nago import Configurator, ui


def configure(cfg: Configurator) -> None:
    cfg.root_view_with_decoration(".", lambda wnd: ui.Text("start"))
    cfg.user_management()


async def test_the_page_says_once_in_its_heading_what_it_lists(open_app):
    page = await open_app(configure)
    page = await page.app.log_in("ada@example.com", path="account/sessions")
    title = "Where you are logged in"
    await page.expect("This device")
    heading = page.get_by_role("heading", name=title)  # an error if there are two
    assert (await heading.seen()).level == 1

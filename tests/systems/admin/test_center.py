"""The start of the administration: who finds which way there."""

from __future__ import annotations

import pytest

from nago import Configurator, ui
from nago.application import Application
from nago.auth.permission import Permission
from nago.auth.subject import SU
from nago.errors import WiringError
from nago.presentation.admin_card import AdminCard
from nago.systems.admin import AdminManagement
from nago.testing.plugin import OpenApp
from tests.systems.admin import administrators
from tests.systems.admin.administrators import administrator, holder

COUNT_STOCK = Permission("stock.count", "Count the stock", "See what is there.")
STOCK = AdminCard(
    group="Warehouse",
    title="Stock",
    text="What lies where, and how much of it.",
    path="admin/stock",
    icon="warehouse",
    permission=COUNT_STOCK,
)


def configure(cfg: Configurator) -> None:
    administrators.configure(cfg)
    cfg.permission(COUNT_STOCK)
    cfg.admin_card(STOCK)
    cfg.root_view_with_decoration("admin/stock", lambda wnd: ui.Text("Shelves", level="h1"))


async def test_an_administrator_finds_every_page_in_groups_and_by_words(open_app: OpenApp) -> None:
    page = await administrator(open_app, configure=configure)
    for group in ("Users and rights", "Warehouse", "Settings"):
        await page.get_by_role("heading", name=group).seen()
    await page.get_by_role("link", name="Stock").seen()
    await page.get_by_role("link", name="Login providers").seen()
    await page.fill("Search the administration", "MUCH wareHOUSE")
    await page.expect_no("Users and rights")
    await page.expect_address("admin", q="MUCH wareHOUSE")
    await page.press("Stock")
    await page.expect("Shelves")
    await page.back()
    assert await page.value("Search the administration") == "MUCH wareHOUSE"
    await page.fill("Search the administration", "unicorn")
    await page.expect("Nothing found")
    await page.press("Show all")
    await page.expect("Users and rights")


async def test_enter_in_the_search_opens_what_is_found_first(open_app: OpenApp) -> None:
    page = await administrator(open_app, configure=configure)
    await page.fill("Search the administration", "stock")
    await page.press_key("Enter")
    await page.expect_address("admin/stock")


async def test_A01_each_sees_the_cards_of_his_rights_and_no_others(open_app: OpenApp) -> None:
    page = await open_app(configure)
    clerk = await holder(page, "admin", "stock.count")
    await clerk.expect("Warehouse")
    await clerk.get_by_role("link", name="Stock").seen()
    for other in ("Users and rights", "Login providers", "Settings"):
        await clerk.expect_no(other)
    nobody = await holder(page, "admin", email="nobody@example.com")
    await nobody.expect("Not allowed")
    await nobody.expect_no("Stock")
    visitor = await (await page.app.browser()).open("admin")
    await visitor.expect("Please log in")
    await visitor.expect_no("Stock")


async def test_the_account_menu_leads_to_it_whoever_may_see_a_card(open_app: OpenApp) -> None:
    page = await open_app(configure)
    clerk = await holder(page, ".", "stock.count")
    await clerk.press("Account of Clerk Example")
    await clerk.press("Administration")
    await clerk.expect_address("admin")
    nobody = await holder(page, ".", email="nobody@example.com")
    await nobody.press("Account of Clerk Example")
    await nobody.expect_no("Administration")


async def test_the_account_menu_follows_a_right_that_is_given_or_taken(open_app: OpenApp) -> None:
    page = await open_app(configure)
    clerk = await holder(page, ".")
    app = page.app
    id = await app.account("clerk@example.com")  # type: ignore[attr-defined]
    users = app.application.sessions.users.use_cases  # type: ignore[attr-defined]
    await clerk.press("Account of Clerk Example")
    assert not await clerk.reads("Administration")
    await users.update_other_permissions(SU, id, ["stock.count"])
    await clerk.expect("Administration")
    await users.update_other_permissions(SU, id, [])
    await clerk.expect_no("Administration")


async def test_every_page_of_it_says_where_it_stands(open_app: OpenApp) -> None:
    page = await administrator(open_app, "admin/login-providers/acme", configure=configure)
    way = page.get_by_role("navigation", name="Breadcrumb")
    await way.get_by_role("link", name="Login providers").press()
    await page.expect_address("admin/login-providers")
    await page.visit("admin/settings/UserSettings")
    await page.get_by_role("navigation", name="Breadcrumb").get_by_text("Users and sessions").seen()
    await page.press("Administration")
    await page.expect_address("admin")


async def test_A01_no_crumb_names_a_page_to_who_may_not_open_it(open_app: OpenApp) -> None:
    page = await open_app(configure)
    clerk = await holder(page, "admin/login-providers", "stock.count")
    await clerk.expect("Not allowed")
    assert not await clerk.reads("Login providers")


async def test_it_speaks_german(open_app: OpenApp) -> None:
    page = await open_app(configure)
    clerk = await holder(page, ".", "nago.settings.load", language="de")
    await clerk.visit("admin")
    await clerk.expect("Alles, worum Sie sich in dieser Anwendung kümmern dürfen.")
    await clerk.get_by_role("link", name="Benutzer und Sitzungen").seen()


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ({"path": "admin/nowhere"}, r"card 'Stock' .*leads to 'admin/nowhere'"),
        ({"icon": "warehous"}, r"card 'Stock' .*'warehous'.*near are 'warehouse'"),
    ],
)
async def test_a_card_that_leads_nowhere_stops_the_start(tmp_path, card, said) -> None:
    fields = {name: getattr(STOCK, name) for name in STOCK.__struct_fields__}

    def wrong(cfg: Configurator) -> None:
        administrators.configure(cfg)
        cfg.root_view_with_decoration("admin/stock", lambda wnd: ui.Text("Shelves"))
        cfg.admin_card(AdminCard(**{**fields, **card}))

    application = Application(wrong, {"NAGO_DATA_DIR": str(tmp_path)})
    with pytest.raises(WiringError, match=said):
        async with application.opened():
            pass


def test_two_cards_to_one_page_are_refused(tmp_path) -> None:
    def twice(cfg: Configurator) -> None:
        configure(cfg)
        cfg.admin_card(STOCK)

    with pytest.raises(WiringError, match="two cards lead to 'admin/stock'"):
        Application(twice, {"NAGO_DATA_DIR": str(tmp_path)})


def test_a_page_for_everybody_opens_the_center_to_nobody(tmp_path) -> None:
    application = Application(administrators.configure, {"NAGO_DATA_DIR": str(tmp_path)})
    admin = application.cfg.system(AdminManagement)
    application.cfg.admin_card(
        AdminCard(group="Help", title="Help", text="", path="help", icon="info")
    )
    visitor = application.sessions.visitor
    assert admin.use_cases.find_all_groups(visitor, "en") == ()
    assert "Help" in [each.title for each in admin.use_cases.find_all_groups(SU, "en")]

"""The page with the sessions of everybody."""

from __future__ import annotations

from nago.testing import Page
from nago.testing.plugin import OpenApp
from tests.systems.admin.administrators import administrator, configure, holder

PATH = "admin/sessions"
FIND, END = "nago.session.find_all", "nago.session.end_any"


async def ada_at_her_profile(page: Page) -> Page:
    return await page.app.log_in("ada@example.com", path="account/profile")


async def test_an_administrator_finds_a_session_and_ends_it(open_app: OpenApp) -> None:
    page = await administrator(open_app, PATH)
    ada = await ada_at_her_profile(page)
    await page.reload()
    await page.expect("Sessions: 2")
    await page.fill("Search by name or e-mail", "ADA")
    await page.expect("Sessions: 1")
    await page.expect("ada@example.com")
    await page.press("Actions for the session of Ada Example (Unknown device)")
    await page.press("End this session")
    await page.expect("No session found")
    await ada.expect_no("Contact")
    await page.press("Show all")
    await page.expect("This device")


async def test_all_sessions_of_a_user_end_after_a_question(open_app: OpenApp) -> None:
    page = await administrator(open_app, PATH)
    tabs = [await ada_at_her_profile(page), await ada_at_her_profile(page)]
    await page.visit(PATH, q="ada")
    await page.expect("Sessions: 2")
    menus = page.get_by_role("button", name="Actions for the session of Ada Example")
    await menus.nth(0).press()
    await page.get_by_role("menuitem", name="End all sessions of Ada Example").nth(0).press()
    await page.expect("On all devices a new login is needed.")
    await page.press("End")
    await page.expect("No session found")
    for tab in tabs:
        await tab.expect_no("Contact")
    await (await ada_at_her_profile(page)).expect("Contact")


async def test_all_sessions_end_after_a_question_and_the_administrators_own_as_well(
    open_app: OpenApp,
) -> None:
    page = await administrator(open_app, PATH)
    ada = await ada_at_her_profile(page)
    await page.press("End all sessions")
    await page.expect("End all sessions of all users?")
    await page.press("Cancel")
    await page.expect("root@example.com")
    await page.press("End all sessions")
    await page.get_by_role("alertdialog").get_by_role("button", name="End all sessions").press()
    await page.expect_no("root@example.com")
    await ada.expect_no("Contact")


async def test_A04_what_ends_sessions_is_offered_after_a_recent_login_alone(
    open_app: OpenApp,
) -> None:
    page = await administrator(open_app, PATH)
    await page.get_by_role("button", name="Actions for the session").seen()
    await page.clock.advance(601)
    await page.reload()
    await page.expect("To end sessions, confirm your password first.")
    await page.expect_no("End all sessions")
    assert "Actions for the session" not in await page.outline()
    await page.press("Confirm password")
    await page.expect_address("account/login", to="/admin/sessions")


async def test_A01_who_may_only_see_them_is_offered_no_end(open_app: OpenApp) -> None:
    page = await open_app(configure)
    clerk = await holder(page, PATH, FIND)
    await clerk.expect("clerk@example.com")
    outline = await clerk.outline()
    assert "End all sessions" not in outline
    assert "Actions for" not in outline

"""The administration in a real browser: every page for axe, narrow, dark, from right to left; by keys."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewContext, axe
from tests.browser.people import GRACE, enter_login, log_in

PAGES = (
    "admin",
    "admin?q=nothing-is-called-so",
    "admin/accounts",
    "admin/audit",
    "admin/audit?q=nothing-is-called-so",
    "admin/groups",
    "admin/groups/nago.group.system",
    "admin/login-providers",
    "admin/login-providers/openid?preset=openid",
    "admin/mail",
    "admin/mail/test",
    "admin/overview",
    "admin/permissions",
    "admin/roles",
    "admin/roles/nago.administrator",
    "admin/roles/nago.administrator?tab=members",
    "admin/roles/notes.writer",
    "admin/roles/notes.writer?tab=members",
    "admin/secrets",
    "admin/sessions",
    "admin/sessions?q=nothing-is-called-so",
    "admin/settings",
    "admin/settings/UserSettings",
    "admin/templates",
    "admin/theme",
)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STILL = "Promise.all(document.getAnimations().map((each) => each.finished))"
FITS = "document.documentElement.scrollWidth <= innerWidth"


def go(page: Page, application: Application, path: str) -> None:
    page.goto(f"{application.url}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-loading]")).to_have_count(0)


def test_axe_finds_nothing_on_any_page(page: Page, notes: Application) -> None:
    log_in(page, notes, to="admin")
    found = {}
    for path in PAGES:
        go(page, notes, path)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.evaluate(STILL)  # axe measures colours
            if wrong := axe(page):
                found[path, scheme] = wrong
    assert found == {}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [320, 360])
def test_no_page_is_wider_than_a_telephone(
    notes: Application, new_context: NewContext, width: int, direction: str
) -> None:
    size = {"width": width, "height": 700}
    page = new_context(viewport=size, locale="de-DE").new_page()
    page.goto(f"{notes.url}/account/login?to=/admin")
    enter_login(page)
    page.wait_for_url(f"{notes.url}/admin")
    wide = []
    for path in PAGES:
        go(page, notes, path)
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        if not page.evaluate(FITS):
            wide.append(path)
    assert wide == []


def test_axe_finds_nothing_on_a_narrow_page_in_german(
    notes: Application, new_context: NewContext
) -> None:
    context = new_context(viewport={"width": 360, "height": 700}, locale="de-DE")
    page = context.new_page()
    page.goto(f"{notes.url}/account/login?to=/admin")
    enter_login(page)
    page.wait_for_url(f"{notes.url}/admin")
    found = {}
    for path in PAGES:
        go(page, notes, path)
        if wrong := axe(page):
            found[path] = wrong
    assert found == {}


def test_the_way_to_a_page_is_found_by_keys(page: Page, notes: Application) -> None:
    log_in(page, notes, to="admin")
    search = page.get_by_role("searchbox")
    search.focus()
    page.keyboard.type("rights")
    expect(page.get_by_role("heading", name="Security", exact=True)).to_be_hidden()
    page.keyboard.press("Escape")
    expect(search).to_have_value("")
    expect(page.get_by_role("heading", name="Security", exact=True)).to_be_visible()
    links = page.locator(".tile-title")
    for _ in range(4):  # hints may stand between
        page.keyboard.press("Tab")
        if page.locator(".tile-title:focus").count():
            break
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    below = page.locator(".tile-title:focus")
    assert below.bounding_box()["y"] > links.nth(1).bounding_box()["y"]  # type: ignore[index]
    page.keyboard.press("ArrowUp")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(links.last).to_be_focused()
    page.keyboard.press("Home")
    expect(links.nth(0)).to_be_focused()
    name = links.nth(0).inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Administration", level=1)).to_be_visible()


def test_a_tile_is_a_real_link_that_opens_everywhere(page: Page, notes: Application) -> None:
    log_in(page, notes, to="admin")
    tile = page.get_by_role("listitem").filter(has_text="Audit log")
    with page.context.expect_page() as opened:
        tile.click(position={"x": 8, "y": 8}, modifiers=["Control"])
    expect(opened.value.get_by_role("heading", name="Audit log", level=1)).to_be_visible()
    tile.click(position={"x": 8, "y": 8})
    expect(page.get_by_role("heading", name="Audit log", level=1)).to_be_visible()


def test_a_role_is_made_and_given_by_keyboard_alone(page: Page, notes: Application) -> None:
    log_in(page, notes, to="admin/roles")
    page.get_by_role("button", name="New role").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Name")).to_be_focused()
    page.keyboard.type("Auditors")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Auditors", level=1)).to_be_visible()
    page.get_by_role("searchbox", name="Search rights").focus()
    page.keyboard.type("audit log")
    box = page.get_by_role("checkbox", name="Select See the audit log")
    expect(box).to_be_visible()
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    page.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.get_by_role("tab", name="Rights").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tabpanel", name="Members")).to_be_visible()
    field = page.get_by_role("combobox", name="Add a user")
    field.focus()
    page.keyboard.type("grace")
    expect(page.get_by_role("option", name="Ada Example")).to_be_hidden()
    expect(page.get_by_role("option", name="Grace Example")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    add = page.get_by_role("button", name="Add", exact=True)
    expect(add).to_be_enabled()
    add.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="Members (1)")).to_be_visible()


def test_a_session_that_is_ended_is_gone_from_its_tab_within_a_second(
    page: Page, notes: Application, new_context: NewContext
) -> None:
    grace = new_context().new_page()
    log_in(grace, notes, GRACE, to="account/profile")
    log_in(page, notes, to="admin/sessions?q=grace")
    page.get_by_role("button", name="Actions for the session of Grace").click()
    page.get_by_role("menuitem", name="End this session").click()
    expect(page.get_by_text("No session found")).to_be_visible()
    expect(grace.get_by_role("heading", name="Contact")).to_be_hidden(timeout=10_000)

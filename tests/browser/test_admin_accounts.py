"""The administration of accounts in a real browser: by keyboard alone, on small screens, for axe."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewContext, axe
from tests.browser.people import GRACE, enter_login, log_in

PATH = "admin/accounts"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STILL = "Promise.all(document.getAnimations().map((each) => each.finished))"
TABS = ("Contact", "Roles", "Groups", "Rights", "Consents", "Sessions", "Access")


def check(page: Page, name: str) -> None:
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.evaluate(STILL)  # axe measures colours
        assert axe(page) == [], (scheme, name)


def open_grace(page: Page, notes: Application) -> None:
    log_in(page, notes, to=PATH)
    page.get_by_role("link", name="Grace Example").click()
    expect(page.get_by_role("heading", name="Grace Example")).to_be_visible()


def test_axe_finds_nothing_on_the_list_its_dialogs_and_any_tab(
    page: Page, notes: Application
) -> None:
    log_in(page, notes, to=PATH)
    expect(page.get_by_role("link", name="Grace Example")).to_be_visible()
    check(page, "list")
    page.get_by_role("table").get_by_role("checkbox").nth(2).check()
    expect(page.get_by_text("1 selected")).to_be_visible()
    check(page, "list with a selection")
    page.get_by_role("button", name="Invite somebody").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check(page, "invitation")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Grace Example").click()
    for tab in TABS:
        page.get_by_role("tab", name=tab).click()
        expect(page.get_by_role("tabpanel", name=tab)).to_be_visible()
        check(page, tab)


def test_an_account_is_found_given_a_role_and_disabled_by_keyboard_alone(
    page: Page, notes: Application
) -> None:
    log_in(page, notes, to=PATH)
    search = page.get_by_role("searchbox", name="Search")
    search.focus()
    page.keyboard.type("grace")
    link = page.get_by_role("table").get_by_role("link")
    expect(link).to_have_count(1)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Grace Example")).to_be_visible()
    page.get_by_role("tab", name="Contact").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Roles")).to_be_focused()
    page.keyboard.press("Enter")
    field = page.get_by_role("combobox", name="Give roles")
    expect(field).to_be_visible()
    field.focus()
    page.keyboard.type("Writ")
    expect(page.get_by_role("option", name="Writer")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Added: Writer")).to_be_visible()
    page.get_by_role("tab", name="Roles").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Yes").focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name="No", exact=True)).to_be_checked()
    page.get_by_role("button", name="Save status").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Grace Example may not log in any more.")).to_be_visible()
    page.keyboard.press("F8")
    expect(page.get_by_role("button", name="Undo").last).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Yes")).to_be_checked()


def test_whoever_is_disabled_is_out_in_his_own_window_at_once(
    page: Page, notes: Application, new_context: NewContext
) -> None:
    grace = new_context().new_page()
    log_in(grace, notes, GRACE)
    open_grace(page, notes)
    page.get_by_role("tab", name="Access").click()
    page.get_by_text("No", exact=True).click()
    page.get_by_role("button", name="Save status").click()
    expect(page.get_by_text("Grace Example may not log in")).to_be_visible()
    expect(grace.get_by_role("link", name="Log in")).to_be_visible()


def test_all_accounts_or_those_that_are_ticked_are_saved_as_a_table(
    page: Page, notes: Application
) -> None:
    log_in(page, notes, to=PATH)
    for ticks, button in ((0, "Export all"), (1, "Export")):
        if ticks:
            page.get_by_role("table").get_by_role("checkbox").nth(2).check()
        with page.expect_download() as saved:
            page.get_by_role("button", name=button, exact=True).click()
        assert saved.value.suggested_filename == "accounts.csv"
        table = Path(saved.value.path()).read_text("utf-8-sig")
        assert "grace@example.com" in table
        assert ("ada@example.com" in table) is not bool(ticks)


def test_nothing_scrolls_sideways_at_360_pixels_in_both_languages(
    notes: Application, new_context: NewContext
) -> None:
    for locale in ("en-GB", "de-DE"):
        page = new_context(viewport={"width": 360, "height": 740}, locale=locale).new_page()
        log_in_anywhere(page, notes)

        def narrow(page: Page = page) -> bool:
            return bool(page.evaluate("document.documentElement.scrollWidth <= 360"))

        expect(page.get_by_role("link", name="Grace Example")).to_be_visible()
        assert narrow(), "the list"
        page.get_by_role("link", name="Grace Example").click()
        tabs = page.get_by_role("tab")
        expect(tabs).to_have_count(len(TABS))
        for number in range(len(TABS)):
            tabs.nth(number).click()
            expect(tabs.nth(number)).to_have_attribute("aria-selected", "true")
            assert narrow(), TABS[number]


def log_in_anywhere(page: Page, notes: Application) -> None:
    """As `log_in`, whatever the language."""
    page.goto(f"{notes.url}/account/login?to=/{PATH}")
    enter_login(page)
    page.wait_for_url(f"{notes.url}/{PATH}*")

"""The help desk in a real browser: for everybody, on every screen, by keys alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewApplication, axe
from tests.browser.people import ADA, PASSWORD, enter_login, printed_link

TICKET = "tickets/sample-60"
PATHS = ("", "tickets", TICKET, "new", "customers", "customers/sample-1", "search?q=invoice",
         "admin/desk")  # fmt: skip
STILL = "Promise.all(document.getAnimations().map((each) => each.finished))"
FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def desk(page: Page, new_application: NewApplication) -> Application:
    """A desk with sample data, in which the page is logged in as its first administrator."""
    application = new_application("examples.desk")
    page.goto(printed_link(application.log))
    page.get_by_label("First name").fill("Ada")
    page.get_by_label("E-mail").fill(ADA)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=repeated]").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    page.wait_for_url("**/account/login")
    enter_login(page)
    page.wait_for_url(f"{application.url}/")
    page.get_by_role("button", name="Load sample data").click()
    expect(page.get_by_text("64 tickets were loaded.")).to_be_visible()
    return application


def test_every_page_is_for_everybody_and_for_every_screen(page: Page, desk: Application) -> None:
    found: dict[str, object] = {}
    for path in PATHS:
        page.set_viewport_size({"width": 1280, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
            page.goto(f"{desk.url}/{path}")
            expect(page.locator("h1")).to_be_visible()
            page.evaluate(STILL)  # axe measures colours
            if wrong := axe(page):
                found[f"{path} {scheme}"] = wrong
        page.set_viewport_size({"width": 320, "height": 640})
        for direction in ("ltr", "rtl"):
            page.evaluate("to => { document.documentElement.dir = to }", direction)
            if not page.evaluate(FITS):
                found[f"{path} {direction}"] = "is wider than 320 pixels"
    assert found == {}


def test_an_agent_answers_by_keys_alone(page: Page, desk: Application) -> None:
    page.goto(f"{desk.url}/{TICKET}")
    answer = page.get_by_role("textbox", name="Your answer")
    expect(answer).to_be_visible()
    for _ in range(40):
        if answer.evaluate("it => it.getRootNode().activeElement === it"):
            break
        page.keyboard.press("Tab")
    else:
        pytest.fail("the keyboard does not lead to the editor")
    page.keyboard.type("Thank you for **telling** us.")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(answer).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(answer).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Answer saved.")).to_be_visible()
    expect(page.locator("strong", has_text="telling")).to_be_visible()
    expect(page.locator(".cm-line")).to_have_text("")


def test_a_half_written_answer_survives_a_restart(page: Page, desk: Application) -> None:
    page.goto(f"{desk.url}/{TICKET}")
    answer = page.get_by_role("textbox", name="Your answer")
    answer.click()
    page.keyboard.type("Half an ans")
    desk.stop()
    page.keyboard.type("wer")
    desk.start()
    expect(page.get_by_text("Restored what you had typed")).to_be_visible(timeout=30_000)
    expect(page.locator(".cm-line")).to_have_text("Half an answer")
    answer.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(".")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Half an answer.").first).to_be_visible()

"""Secrets and mail texts in a real browser: by keyboard alone, on small screens, for axe."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewApplication, NewContext, axe
from tests.browser.people import enter_login, log_in

SECRETS, TEMPLATE = "admin/secrets", "admin/templates/notes.shared"
KEYWORD = "canary-key-5512"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STILL = "Promise.all(document.getAnimations().map((each) => each.finished))"


@pytest.fixture
def keeping(new_application: NewApplication, people: Path) -> Application:
    return new_application("tests.browser.apps.keeping", people)


def check(page: Page, name: str) -> None:
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.evaluate(STILL)  # axe measures colours
        assert axe(page) == [], (scheme, name)


def add_by_keyboard(page: Page) -> None:
    """From the list on, without a mouse."""
    page.get_by_role("link", name="Archive").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Add: Archive")).to_be_visible()
    page.get_by_label("Name").focus()
    page.keyboard.type("Cellar")
    page.keyboard.press("Tab")
    page.keyboard.type("archive.example")
    page.keyboard.press("Tab")
    page.keyboard.type(KEYWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved and sealed.")).to_be_visible()


def test_K01_a_secret_is_added_by_keyboard_and_never_comes_back_to_the_browser(
    page: Page, keeping: Application
) -> None:
    told: list[str] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: told.append(str(frame))),
    )
    log_in(page, keeping, to=SECRETS)
    add_by_keyboard(page)
    field = page.get_by_label("Key", exact=True)
    expect(field).to_have_value("")
    expect(page.get_by_text("A value is stored and is not shown.")).to_be_visible()
    page.get_by_label("Host").fill("other.example")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved. It counts from now on.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Host")).to_have_value("other.example")
    expect(field).to_have_value("")
    assert KEYWORD not in page.content() + "".join(told) + keeping.log
    assert KEYWORD.encode() not in keeping.database.read_bytes()


def test_axe_finds_nothing_on_the_pages_of_secrets_and_the_question_before_a_deletion(
    page: Page, keeping: Application
) -> None:
    log_in(page, keeping, to=SECRETS)
    expect(page.get_by_role("heading", name="No secrets yet")).to_be_visible()
    check(page, "empty list")
    add_by_keyboard(page)
    check(page, "a secret")
    page.get_by_role("button", name="Delete secret").click()
    question = page.get_by_role("alertdialog")
    expect(question).to_be_visible()
    check(page, "the question")
    question.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", name="No secrets yet")).to_be_visible()


def test_a_mail_text_is_changed_by_keyboard_with_the_wrong_line_marked_and_taken_back(
    page: Page, keeping: Application
) -> None:
    log_in(page, keeping, to="admin/templates")
    page.get_by_role("link", name="A shared note").focus()
    page.keyboard.press("Enter")
    preview = page.get_by_role("region", name="Preview")
    expect(preview.get_by_text("Ada Example shares a note.")).to_be_visible()
    expect(preview.get_by_role("link", name="Read it")).to_be_visible()
    editor = page.get_by_role("textbox", name="Text")
    editor.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("Yours, {{ nam }}")
    expect(preview.get_by_text("“nam” is not known. There are: name, link")).to_be_visible()
    check(page, "a wrong line")
    page.keyboard.press("Backspace")
    for sign in ("Backspace", "Backspace"):
        page.keyboard.press(sign)
    page.keyboard.type("e }}")
    expect(preview.get_by_text("Yours, Ada Example")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Saved. Mails say this from now on.")).to_be_visible()
    check(page, "a changed text")
    page.get_by_role("button", name="Use the built-in text").focus()
    page.keyboard.press("Enter")
    question = page.get_by_role("alertdialog")
    question.get_by_role("button", name="Use the built-in text").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The built-in text is back.")).to_be_visible()
    expect(preview.get_by_text("Yours, Ada Example")).to_have_count(0)
    page.keyboard.press("F8")
    page.keyboard.press("Enter")
    expect(preview.get_by_text("Yours, Ada Example")).to_be_visible()


def test_nothing_scrolls_sideways_at_360_pixels_in_both_languages(
    keeping: Application, new_context: NewContext
) -> None:
    for locale in ("en-GB", "de-DE"):
        page = new_context(viewport={"width": 360, "height": 740}, locale=locale).new_page()
        page.goto(f"{keeping.url}/account/login?to=/{SECRETS}")
        enter_login(page)
        page.wait_for_url(f"{keeping.url}/{SECRETS}")
        for path in (SECRETS, f"{SECRETS}/new/Archive", "admin/templates", TEMPLATE):
            page.goto(f"{keeping.url}/{path}")
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth <= 360"), path

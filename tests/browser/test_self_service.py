"""Registering, confirming and a forgotten password in a real browser, with the mails that are sent.

The application is one that is just being written: its mails stand in its log.
"""

import re
import time
from typing import Literal

from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewApplication, NewContext, axe

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STILL = "Promise.all(document.getAnimations().map((each) => each.finished))"
CLUB = "tests.browser.apps.club"
PASSWORD, NEW = "harbour cranes at night", "another harbour at night"
PATIENCE_SECONDS = 20


def mailed_link(application: Application, path: str) -> str:
    """The newest link to this page that was mailed."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        found = re.findall(rf"{application.url}/{path}\?token=\S+", application.log)
        if found:
            return str(found[-1])
        assert time.monotonic() < until, application.log
        time.sleep(0.05)


def looked_at(page: Page) -> None:
    """Light and dark, wide and on a small telephone: nothing wrong, and nothing sticks out."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            page.evaluate(STILL)  # axe measures colours
            assert axe(page) == [], (scheme, width, page.url)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    page.set_viewport_size({"width": 1280, "height": 800})


def test_somebody_registers_by_keyboard_confirms_forgets_the_password_and_comes_in(
    page: Page, new_application: NewApplication
) -> None:
    club = new_application(CLUB, NAGO_PLACES="1")
    page.goto(f"{club.url}/account/login")
    page.get_by_role("link", name="Create an account").click()
    expect(page.get_by_role("heading", name="Create an account")).to_be_visible()
    looked_at(page)
    expect(page.get_by_label("First name")).to_be_focused()
    for text in ("Eve", "Example", "eve@example.com"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("M")  # Ms
    page.get_by_label("Password", exact=True).focus()
    page.keyboard.type(PASSWORD)
    expect(page.get_by_text("Strong")).to_be_visible()
    page.get_by_label("Repeat the password").focus()
    page.keyboard.type(PASSWORD)
    page.get_by_label("I agree to the terms").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("A mail is on its way to you")).to_be_visible()
    looked_at(page)
    link = mailed_link(club, "account/confirm")
    page.goto(link)
    expect(page).to_have_url(f"{club.url}/account/confirm")  # R07: no token in the address
    looked_at(page)
    page.reload()
    page.get_by_role("button", name="Confirm address").press("Enter")
    expect(page.get_by_text("Your address is confirmed")).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("heading", name="This link does not work any more")).to_be_visible()
    looked_at(page)
    page.goto(f"{club.url}/account/login")
    page.get_by_role("link", name="Forgot your password?").click()
    expect(page.get_by_role("heading", name="Forgot your password?")).to_be_visible()
    looked_at(page)
    page.get_by_label("E-mail").fill("eve@example.com")
    page.keyboard.press("Enter")
    expect(page.get_by_text("If there is an account")).to_be_visible()
    page.goto(mailed_link(club, "account/password/reset"))
    expect(page).to_have_url(f"{club.url}/account/password/reset")
    looked_at(page)
    page.get_by_label("New password", exact=True).fill(NEW)
    page.get_by_label("Repeat the new password").fill(NEW)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your password is saved")).to_be_visible()
    page.get_by_label("E-mail").fill("eve@example.com")
    page.get_by_role("textbox", name="Password").fill(NEW)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Welcome, eve@example.com")).to_be_visible()
    page.goto(f"{club.url}/account/profile")
    page.get_by_role("button", name="Change address").click()
    expect(page.get_by_label("New e-mail address")).to_be_visible()
    looked_at(page)


def test_a_german_browser_reads_and_is_mailed_german(
    new_application: NewApplication, new_context: NewContext
) -> None:
    club = new_application(CLUB, NAGO_PLACES="1")
    page = new_context(locale="de-DE", viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{club.url}/account/register")
    page.get_by_label("Vorname").fill("Eva")
    page.get_by_label("Nachname").fill("Beispiel")
    page.get_by_label("E-Mail").fill("eva@example.com")
    page.get_by_label("Passwort", exact=True).fill(PASSWORD)
    page.get_by_label("Passwort wiederholen").fill(PASSWORD + "!")
    page.get_by_label("Ich stimme den Allgemeinen").check()
    page.get_by_role("button", name="Konto anlegen").click()
    expect(page.get_by_text("Die beiden Passwörter unterscheiden sich.")).to_be_visible()
    expect(page.get_by_label("Vorname")).to_have_value("Eva")
    page.get_by_label("Passwort", exact=True).fill(PASSWORD)
    page.get_by_label("Passwort wiederholen").fill(PASSWORD)
    page.get_by_role("button", name="Konto anlegen").click()
    expect(page.get_by_role("heading", name="Sehen Sie in Ihr Postfach")).to_be_visible()
    page.goto(mailed_link(club, "account/confirm"))
    expect(page.get_by_role("button", name="Adresse bestätigen")).to_be_visible()
    assert "Bestätigen Sie Ihre Adresse für Chess Club" in club.log

"""How the account pages look and read: languages, schemes, narrow screens, axe, what one changes."""

import re
from typing import Literal

from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewApplication, NewContext, axe
from tests.browser.people import ADA, GRACE, PASSWORD, enter_login, log_in, printed_link

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STILL = "Promise.all(document.getAnimations().map((each) => each.finished))"
ACCOUNT = "Account of Ada Example"


def test_the_contact_is_saved_and_the_language_changes_at_once_everywhere(
    page: Page, notes: Application
) -> None:
    log_in(page, notes, to="account/profile")
    page.get_by_label("Company").fill("Analytical Engines")
    page.get_by_label("City").fill("London")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Company")).to_have_value("Analytical Engines")
    expect(page.get_by_label("City")).to_have_value("London")
    other = page.context.new_page()
    other.goto(f"{notes.url}/account/profile")
    page.get_by_label("Language").select_option("Deutsch")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Kontakt")).to_be_visible()
    for tab in (page, other):  # also what the client itself says, and in what screen readers read
        expect(tab).to_have_title(re.compile("Profil – "))
        expect(tab.get_by_role("button", name="Konto von Ada Example")).to_be_visible()
        expect(tab.get_by_role("button", name="Farbschema")).to_be_visible()
        expect(tab.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_label("Firma")).to_have_value("Analytical Engines")
    expect(page.get_by_label("Sprache")).to_have_value("de")


def test_a_changed_name_shows_in_the_head_the_menu_and_another_tab(
    page: Page, notes: Application
) -> None:
    log_in(page, notes, to="account/profile")
    other = page.context.new_page()
    other.goto(f"{notes.url}/notes")
    expect(other.get_by_role("button", name=ACCOUNT)).to_be_visible()
    page.get_by_label("Last name").fill("Lovelace")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ada Lovelace")).to_be_visible()
    for tab in (page, other):
        expect(tab.get_by_role("button", name="Account of Ada Lovelace")).to_be_visible()


def test_password_managers_learn_whose_password_is_changed(page: Page, notes: Application) -> None:
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    log_in(page, notes, to="account/profile")
    change = page.locator("form", has=page.get_by_label("Current password"))
    expect(change.locator("[autocomplete=username]")).to_have_value(ADA)
    page.goto(f"{notes.url}/account/login")
    expect(page.get_by_role("heading", name="Confirm that it is you")).to_be_visible()
    expect(page.locator("form [autocomplete=username]")).to_have_value(ADA)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.wait_for_url(f"{notes.url}/")
    assert not [said for said in complaints if "username" in said]


def test_a_german_browser_reads_german_on_all_account_pages(
    notes: Application, new_application: NewApplication, new_context: NewContext
) -> None:
    page = new_context(locale="de-DE").new_page()
    page.goto(f"{notes.url}/notes")
    expect(page.get_by_role("heading", name="Bitte melden Sie sich an")).to_be_visible()
    page.goto(f"{notes.url}/account/login")
    expect(page.get_by_role("button", name="Anmelden")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "de"
    page.goto(printed_link(new_application("examples.accounts").log))
    expect(page.get_by_role("heading", name="Erster Administrator")).to_be_visible()
    page.goto(f"{notes.url}/account/login?to=/notes")
    page.get_by_label("E-Mail").fill(GRACE)
    page.get_by_role("textbox", name="Passwort").fill("not the right one")
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_text("Das hat nicht geklappt.")).to_be_visible()
    enter_login(page, GRACE)
    expect(page.get_by_text("Für diese Seite brauchen Sie das Recht")).to_be_visible()
    page.get_by_role("button", name="Konto von Grace Example").click()
    page.get_by_role("menuitem", name="Profil").click()
    for heading in ("Kontakt", "Passwort ändern", "Wo Sie angemeldet sind"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()


def test_nothing_scrolls_sideways_at_320_pixels(
    notes: Application, new_context: NewContext
) -> None:
    for locale in ("en-GB", "de-DE"):
        page = new_context(viewport={"width": 320, "height": 568}, locale=locale).new_page()

        def narrow(page: Page = page) -> bool:
            return bool(page.evaluate("document.documentElement.scrollWidth <= 320"))

        page.goto(f"{notes.url}/account/login?to=/notes")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert narrow()
        enter_login(page)
        page.wait_for_url(f"{notes.url}/notes")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert narrow()
        page.goto(f"{notes.url}/account/profile")
        expect(page.locator("#sessions")).to_be_visible()
        assert narrow()
        page.get_by_label(re.compile("Last name|Nachname")).fill("of-and-at-Hohenlohe" * 5)
        page.keyboard.press("Enter")
        button = page.get_by_role("button", name=re.compile("(Account of|Konto von) .*Hohenlohe"))
        expect(button).to_be_visible()
        assert narrow()
        button.click()
        menu = page.get_by_role("menu")
        expect(menu).to_be_in_viewport(ratio=1)
        assert menu.evaluate("menu => menu.scrollWidth <= menu.clientWidth")


def test_axe_finds_nothing_on_the_account_pages_in_light_and_dark(
    page: Page, notes: Application, new_application: NewApplication, new_context: NewContext
) -> None:
    def check(page: Page, name: str) -> None:
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.evaluate(STILL)  # axe measures colours
            assert axe(page) == [], (scheme, name)

    for url, heading in (
        (f"{notes.url}/account/login", "Log in"),
        (printed_link(new_application("examples.accounts").log), "First administrator"),
        (f"{notes.url}/notes", "Please log in"),
    ):
        page.goto(url)
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        check(page, heading)
    log_in(page, notes, to="notes")
    check(page, "notes")
    page.goto(f"{notes.url}/account/profile")
    expect(page.locator("#sessions")).to_be_visible()
    page.get_by_role("button", name=ACCOUNT).click()
    expect(page.get_by_role("menuitem", name="Profile")).to_be_visible()
    check(page, "profile with an open menu")
    denied = new_context().new_page()
    log_in(denied, notes, GRACE, to="notes")
    expect(denied.get_by_role("heading", name="Not allowed")).to_be_visible()
    check(denied, "denied")

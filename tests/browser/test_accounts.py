"""Logging in and out, sessions and rights in a real browser, as the users of the notes meet them."""

import re
import time

from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewApplication, NewContext
from tests.browser.people import (
    ADA,
    GRACE,
    NOTES,
    PASSWORD,
    cookie,
    enter_login,
    give_roles,
    log_in,
    printed_link,
)

SOON_MS = 1000
"""What another process or tab has done is seen this soon."""


def fill_administrator(page: Page, email: str, password: str = PASSWORD) -> None:
    page.get_by_label("First name").fill("Ada")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("New password", exact=False).first.fill(password)
    page.get_by_label("Repeat the new password").fill(password)
    page.get_by_role("button", name="Create account").click()


def test_the_first_administrator_is_made_by_the_printed_link_which_is_good_once(
    page: Page, new_application: NewApplication
) -> None:
    application = new_application(NOTES)
    link = printed_link(application.log)
    page.goto(link)
    fill_administrator(page, ADA, "too short")
    expect(page.get_by_text("The password needs at least 15 characters.")).to_be_visible()
    expect(page.get_by_label("E-mail")).to_have_value(ADA)
    expect(page.get_by_label("New password", exact=False).first).to_be_focused()
    fill_administrator(page, ADA)
    page.wait_for_url("**/account/login")
    page.goto(link)
    expect(page.get_by_role("heading", name="This link does not work any more")).to_be_visible()
    log_in(page, application, to="notes")
    expect(page.get_by_role("button", name="Add note")).to_be_visible()
    assert link.partition("token=")[2] not in "".join(
        line for line in application.log.splitlines() if "open http" not in line
    )


def test_a_start_with_an_administrator_prints_no_link_and_admin_link_makes_one_more(
    page: Page, notes: Application
) -> None:
    assert notes.stop() == 0
    before = len(notes.log)
    notes.start()
    assert "account/administrator" not in notes.log[before:]
    page.goto(printed_link(notes.beside("-m", NOTES, "admin-link")))
    fill_administrator(page, "second@example.com")
    page.wait_for_url("**/account/login")
    log_in(page, notes, "second@example.com", to="notes")
    expect(page.get_by_role("button", name="Add note")).to_be_visible()


def test_a_wrong_password_is_said_and_the_right_one_leads_back_to_where_one_came_from(
    page: Page, notes: Application
) -> None:
    page.goto(f"{notes.url}/notes")
    expect(page.get_by_role("heading", name="Please log in")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Log in").click()
    enter_login(page, password="not the right one")
    expect(page.get_by_text("That did not work.")).to_be_visible()
    expect(page.locator("input[name=email]")).to_have_value(ADA)
    password = page.locator("input[name=password]")
    expect(password).to_have_value("")
    expect(password).to_be_focused()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{notes.url}/notes")
    expect(page.get_by_role("heading", name="Notes", exact=True)).to_be_visible()


def test_the_keyboard_alone_logs_in(page: Page, notes: Application) -> None:
    page.goto(f"{notes.url}/account/login?to=/notes")
    expect(page.locator("input[name=email]")).to_be_focused()
    page.keyboard.type(ADA)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    for _ in range(3):  # past the eye, onto the checkbox, onto the button
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Log in")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{notes.url}/notes")
    page.get_by_role("button", name="Account of Ada Example").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Profile")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You are logged out")).to_be_visible()


def test_logging_out_empties_the_other_tab_within_a_second(page: Page, notes: Application) -> None:
    log_in(page, notes, to="notes")
    other = page.context.new_page()
    other.goto(f"{notes.url}/account/profile")
    expect(other.get_by_role("main")).to_contain_text(ADA)
    page.get_by_role("button", name="Account of Ada Example").click()
    page.get_by_role("menuitem", name="Log out").click()
    expect(page.get_by_role("heading", name="You are logged out")).to_be_visible()
    expect(other.get_by_role("heading", name="Please log in")).to_be_visible(timeout=SOON_MS)
    assert ADA not in other.content()
    assert "Ada Example" not in other.content()
    page.go_back()
    expect(page.get_by_role("heading", name="Please log in")).to_be_visible()
    assert "Ada Example" not in page.content()


def test_the_list_of_sessions_ends_another_browser_s_within_a_second(
    page: Page, notes: Application, new_context: NewContext
) -> None:
    log_in(page, notes, to="account/profile")
    phone = new_context(
        user_agent="Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
    ).new_page()
    log_in(phone, notes, to="notes")
    page.reload()
    sessions = page.locator("#sessions")
    expect(sessions.get_by_text("This device")).to_have_count(1)
    sessions.get_by_role("button", name="End the session Firefox, Android").click()
    expect(phone.get_by_role("heading", name="Please log in")).to_be_visible(timeout=SOON_MS)
    assert "Ada Example" not in phone.content()
    expect(sessions.get_by_text("Firefox, Android")).to_have_count(0)
    expect(sessions.get_by_text("This device")).to_be_visible()


def test_a_new_password_ends_the_other_sessions_and_gives_this_one_a_new_cookie(
    page: Page, notes: Application, new_context: NewContext
) -> None:
    new = "seven wet umbrellas in a row"
    said: list[str] = []
    page.on("websocket", lambda line: line.on("framereceived", lambda it: said.append(str(it))))
    log_in(page, notes, to="account/profile")
    other = new_context().new_page()
    log_in(other, notes, to="notes")
    before = cookie(page.context)
    change = page.locator("form", has=page.get_by_label("Current password"))

    def enter(old: str) -> None:
        change.get_by_label("Current password").fill(old)
        change.get_by_label("New password", exact=False).first.fill(new)
        change.get_by_label("Repeat the new password").fill(new)
        change.get_by_role("button", name="Change password").click()

    enter("not the right one")
    wrong = change.get_by_label("Current password")
    expect(wrong).to_have_accessible_description(re.compile("The current password is wrong"))
    expect(wrong).to_have_attribute("aria-invalid", "true")
    enter(PASSWORD)
    expect(page.get_by_text("Password changed.")).to_be_visible()
    expect(other.get_by_role("heading", name="Please log in")).to_be_visible(timeout=SOON_MS)
    until = time.monotonic() + 10
    while cookie(page.context) == before and time.monotonic() < until:
        page.wait_for_timeout(50)
    assert cookie(page.context) != before
    page.reload()
    expect(page.get_by_role("main")).to_contain_text(ADA)
    assert said
    assert not any(PASSWORD in frame or new in frame for frame in said)
    log_in_again = new_context().new_page()
    log_in_again.goto(f"{notes.url}/account/login?to=/notes")
    enter_login(log_in_again, password=new)
    log_in_again.wait_for_url(f"{notes.url}/notes")


def test_the_page_that_names_a_missing_right_gives_way_when_another_process_grants_it(
    page: Page, notes: Application
) -> None:
    log_in(page, notes, GRACE, to="notes")
    expect(page.get_by_role("heading", name="Not allowed")).to_be_visible()
    expect(page.get_by_text("You need the right “Read notes” for this page.")).to_be_visible()
    give_roles(notes, GRACE, "notes.reader")
    expect(page.get_by_text("No notes yet.")).to_be_visible(timeout=2 * SOON_MS)
    expect(page.get_by_role("button", name="Add note")).to_have_count(0)
    give_roles(notes, GRACE, "notes.writer")
    expect(page.get_by_role("button", name="Add note")).to_be_visible(timeout=2 * SOON_MS)
    give_roles(notes, GRACE)
    expect(page.get_by_role("heading", name="Not allowed")).to_be_visible(timeout=2 * SOON_MS)


def test_C08_no_frame_body_or_storage_holds_a_password_or_the_session_s_secret(
    page: Page, notes: Application
) -> None:
    seen: list[str] = []
    page.on(
        "websocket",
        lambda line: (
            seen.append(line.url),
            line.on("framesent", lambda frame: seen.append(str(frame))),
            line.on("framereceived", lambda frame: seen.append(str(frame))),
        ),
    )
    log_in(page, notes, to="notes")
    page.get_by_label("What do you want to remember?").fill("walked")
    page.get_by_role("button", name="Add note").click()
    expect(page.get_by_role("button", name="Remove walked")).to_be_visible()
    secret = cookie(page.context)
    page.goto(f"{notes.url}/account/profile")
    expect(page.get_by_role("main")).to_contain_text(ADA)
    seen += [
        page.content(),
        page.evaluate("document.cookie"),
        page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, history.state])"),
        notes.log,
    ]
    assert len(secret) == 64
    assert any("walked" in text for text in seen)
    assert all(secret not in text and PASSWORD not in text for text in seen)

"""A newcomer sets an application up, in a browser and without touching code: from the printed link
to a second user whose session he ends. The mails go to a real SMTP server."""

import re
import time
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewApplication, NewContext
from tests.browser.people import ADA, GRACE, NOTES, PASSWORD, enter_login, printed_link
from tests.systems.mail.postman import Postbox, mail_server

MAIL_SECONDS = 20


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, int]]:
    """A mail server on this machine, and its port."""
    postbox = Postbox()
    with mail_server(postbox) as port:
        yield postbox, port


def newest(postbox: Postbox, count: int) -> EmailMessage:
    """The mail that is the one of this number; it is on its way already."""
    until = time.monotonic() + MAIL_SECONDS
    while len(postbox.mails) < count:
        assert time.monotonic() < until, f"{len(postbox.mails)} of {count} mails have come"
        time.sleep(0.05)
    found: EmailMessage = postbox.messages()[count - 1]
    return found


def plain(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def open_card(page: Page, application: Application, name: str) -> None:
    """From the start of the administration to a page of it."""
    page.goto(f"{application.url}/admin")
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", name=name, exact=True, level=1)).to_be_visible()


def test_a_newcomer_sets_up_mail_invites_somebody_and_looks_after_the_application(
    page: Page,
    new_application: NewApplication,
    new_context: NewContext,
    postbox: tuple[Postbox, int],
) -> None:
    application, (letters, port) = new_application(NOTES), postbox

    # He becomes administrator by the link that the start has printed.
    page.goto(printed_link(application.log))
    page.get_by_label("First name").fill("Ada")
    page.get_by_label("Last name").fill("Lovelace")
    page.get_by_label("E-mail").fill(ADA)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=repeated]").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    page.wait_for_url("**/account/login*")
    enter_login(page)
    page.get_by_role("button", name="Account of Ada Lovelace").click()
    page.get_by_role("menuitem", name="Administration").click()
    expect(page.get_by_role("heading", name="Administration", exact=True)).to_be_visible()

    # The administration says that no mail can leave, and leads to where a server is set.
    open_card(page, application, "Mail queue")
    page.get_by_role("link", name="Set up a mail server").click()
    page.get_by_label("Name", exact=True).fill("Relay")
    page.get_by_label("Server", exact=True).fill("localhost")
    page.get_by_label("Port").fill(str(port))
    page.get_by_label("None, only on this machine").check()
    page.get_by_label("Address of the sender").fill("notes@example.com")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Relay", exact=True)).to_be_visible()

    # A test mail leaves.
    open_card(page, application, "Send a test mail")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("The mail has left")).to_be_visible()
    first = newest(letters, 1)
    assert (first["To"], first["From"]) == (ADA, "notes@example.com")

    # He writes the text of invitations himself.
    open_card(page, application, "Mail texts")
    page.get_by_role("link", name="Invitation").click()
    page.get_by_label("Subject").fill("Come and join {{ application }}")
    page.get_by_role("button", name="Save text").click()
    expect(page.get_by_text("Saved. Mails say this from now on.")).to_be_visible()

    # He invites somebody, who chooses a password and logs in.
    open_card(page, application, "Accounts")
    page.get_by_role("button", name="Invite somebody").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("E-mail").fill(GRACE)
    dialog.get_by_label("First name").fill("Grace")
    dialog.get_by_label("Last name").fill("Hopper")
    dialog.get_by_role("button", name="Send invitation").click()
    expect(page.get_by_text(f"An invitation was mailed to {GRACE}.")).to_be_visible()
    invitation = newest(letters, 2)
    assert (invitation["To"], invitation["Subject"]) == (GRACE, "Come and join Notes")
    link = re.search(r"http\S+/account/invitation\?token=\S+", plain(invitation))
    assert link is not None, plain(invitation)
    hers = new_context().new_page()
    hers.goto(link[0])
    hers.locator("input[name=password]").fill("a lighthouse keeps its own time")
    hers.locator("input[name=repeated]").fill("a lighthouse keeps its own time")
    hers.get_by_role("button", name="Save password").click()
    hers.wait_for_url("**/account/login*")
    enter_login(hers, GRACE, "a lighthouse keeps its own time")
    expect(hers.get_by_role("button", name="Account of Grace Hopper")).to_be_visible()
    hers.goto(f"{application.url}/notes")
    expect(hers.get_by_role("button", name="Add note")).to_be_hidden()

    # He gives her a role: it counts at once in her open window.
    page.get_by_role("tab", name="Roles").click()
    page.get_by_role("combobox", name="Give roles").click()
    page.get_by_role("option", name="Writer").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(hers.get_by_role("button", name="Add note")).to_be_visible()

    # He changes a setting.
    open_card(page, application, "Users and sessions")
    page.get_by_label("Least length of passwords", exact=False).fill("16")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved", exact=False).first).to_be_visible()

    # The audit log tells of all of it.
    open_card(page, application, "Audit log")
    log = page.get_by_role("main")
    for action in (
        "Account created", "Secret created", "Test mail sent", "Mail text changed",
        "Roles of a user changed", "Settings changed", "Logged in",
    ):  # fmt: skip
        expect(log.get_by_text(action, exact=True).first).to_be_visible()
    page.get_by_role("button", name="Verify").click()
    expect(page.get_by_text("entries are as they were written")).to_be_visible()

    # He ends her session: her window says so at once.
    open_card(page, application, "Sessions")
    row = page.get_by_role("row").filter(has_text=GRACE)
    row.get_by_role("button").click()
    page.get_by_role("menuitem", name="End this session").click()
    expect(hers.get_by_role("heading", name="Please log in")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text=GRACE)).to_have_count(0)

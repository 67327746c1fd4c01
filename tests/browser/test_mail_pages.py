"""The pages of mails in a real browser: a server is set by hand, a mail leaves, axe finds nothing."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import axe
from tests.browser.people import log_in
from tests.systems.mail.postman import Postbox, mail_server

SOON_MS = 10_000


def looked_at(page: Page) -> None:
    """Light and dark, wide and on a telephone: nothing wrong, and nothing sticks out."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of two literals
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            assert axe(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_mail_server_is_set_a_test_mail_leaves_and_axe_finds_nothing(
    page: Page, notes: Application
) -> None:
    postbox = Postbox()
    with mail_server(postbox) as port:
        log_in(page, notes, to="admin/mail")
        expect(page.get_by_text("No mail server is set")).to_be_visible()
        looked_at(page)
        page.get_by_role("link", name="Set up a mail server").click()
        page.get_by_role("textbox", name="Name", exact=True).fill("Company mail")
        page.get_by_role("textbox", name="Server", exact=True).fill("localhost")
        page.get_by_label("Port").first.fill(str(port))
        page.get_by_label("None, only on this machine").check()
        page.get_by_role("textbox", name="Address of the sender").fill("no-reply@example.com")
        page.get_by_role("button", name="Save secret").click()
        expect(page.get_by_text("Saved and sealed.")).to_be_visible()
        page.goto(f"{notes.url}/admin/mail/test")
        expect(page.get_by_label("To")).to_have_value("ada@example.com")
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.get_by_text("The mail has left")).to_be_visible(timeout=SOON_MS)
        looked_at(page)
        assert postbox.messages()[0]["To"] == "ada@example.com"
    page.goto(f"{notes.url}/admin/mail/test")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("The server does not answer at this port.")).to_be_visible(
        timeout=SOON_MS
    )
    looked_at(page)
    page.goto(f"{notes.url}/admin/mail")
    expect(page.get_by_text("Company mail")).to_be_visible()
    looked_at(page)

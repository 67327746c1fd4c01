"""What the client does when the server calls it by name."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import button, card, column, field, scaffold, state, text


def test_the_focus_goes_to_an_id_a_key_or_into_what_has_that_name(
    shown: Callable[..., FakeServer], page: Page
) -> None:
    server = shown(column(button("Go")))
    inside = card(field("Street", state("s")), title="Address", key="address")
    heading = text("Result", level="h2", id="result")
    added = [field("Name", state("n"), id="name"), inside, heading]
    inserts = [["i", [place + 1], node] for place, node in enumerate(added)]
    server.send(*inserts, ["c", "focus", "name"])
    expect(page.get_by_label("Name")).to_be_focused()
    server.send(["c", "focus", "address"])
    expect(page.get_by_label("Street")).to_be_focused()
    server.send(["c", "focus", "result"])
    expect(page.get_by_role("heading", name="Result")).to_be_focused()
    server.send(["c", "focus", "nowhere"], ["c", "focus", "name"])
    expect(page.get_by_label("Name")).to_be_focused()


def test_a_text_reaches_the_clipboard_and_a_refusal_offers_it_for_copying_by_hand(
    shown: Callable[..., FakeServer], page: Page, context: BrowserContext
) -> None:
    server = shown(column(field("Name", state("n"))))
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("Name").focus()
    server.send(["c", "copy", "K-17 ä", "Copied"])
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "K-17 ä"
    expect(page.get_by_label("Name")).to_be_focused()
    # A page without https has only the way of old.
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    server.send(["c", "copy", "second", "Copied again"])
    expect(page.get_by_text("Copied again")).to_be_visible()
    expect(page.get_by_label("Name")).to_be_focused()
    page.evaluate("() => { document.execCommand = () => false }")
    server.send(["c", "copy", "third", "Not this"])
    expect(page.locator(".notice code")).to_have_text("third")
    expect(page.get_by_text("did not let us copy")).to_be_visible()
    expect(page.get_by_text("Not this")).to_have_count(0)
    # Where a click of the very moment is asked for, the notice offers one.
    again = page.locator(".notice").get_by_role("button", name="Copy")
    again.click()
    expect(again).to_have_count(0)
    expect(page.locator(".notice code")).to_have_text("third")
    page.locator(".notice:has(code)").get_by_role("button", name="Close").click()
    server.send(["c", "copy", "fourth", "Copied at last"])
    expect(page.locator(".notice code")).to_have_text("fourth")
    page.evaluate("() => { delete document.execCommand }")
    again.click()
    expect(page.get_by_text("Copied at last")).to_be_visible()
    expect(page.locator(".notice code")).to_have_count(0)


def test_the_server_sets_the_colour_scheme_as_the_menu_does(
    shown: Callable[..., FakeServer], page: Page
) -> None:
    server = shown(scaffold(text("Hello")))
    html = page.locator("html")
    server.send(["c", "theme", "dark"])
    expect(html).to_have_attribute("data-theme", "dark")
    assert "=dark" in page.evaluate("document.cookie")
    page.get_by_role("button", name="Colour scheme").click()
    expect(page.get_by_role("menuitemradio", name="Dark")).to_have_attribute("aria-checked", "true")
    page.keyboard.press("Escape")
    server.send(["c", "theme", "system"], ["c", "theme", "sepia"])
    expect(html).not_to_have_attribute("data-theme", "dark")
    assert "dark" not in page.evaluate("document.cookie")


def test_a_call_that_the_client_does_not_know_is_told_on_the_console_only(
    shown: Callable[..., FakeServer], page: Page, errors: list[str]
) -> None:
    server = shown(column(field("Name", state("n"), id="name")))
    server.send(["c", "constructor"], ["c", "focus", "name"])
    expect(page.get_by_label("Name")).to_be_focused()
    assert [line for line in errors if "does not know" in line]
    errors.clear()

"""How the page looks and behaves: themes, sizes, keyboard, screen readers, budgets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client.fake_server import BUNDLE, FakeServer
from tests.browser.client.nodes import (
    FULL_SCREEN,
    button,
    card,
    column,
    field,
    link,
    row,
    scaffold,
    state,
    text,
)

MENU = (("Documents", "."), ("Reports", "reports"), ("Settings", "settings"))


def gallery() -> dict[str, Any]:
    """Every component in its usual states."""
    return column(
        text("Documents", level="h1"),
        text("Contracts waiting for a signature.", color="muted"),
        {"type": "Banner", "text": "Two were declined.", "tone": "warning", "onClose": True},
        {"type": "Banner", "text": "Broken", "title": "Error", "tone": "error"},
        {"type": "Banner", "text": "Done", "tone": "success"},
        card(
            field("Recipient", state("r", "x"), errorText="Enter the whole address"),
            field("Message", state("m"), supportingText="Shown in the mail", placeholder="None"),
            field("Reference", state("f", "2026"), disabled=True, required=True),
            title="Ask for a signature",
            supportingText="The recipient gets a mail.",
            footer=row(button("Later", rank="tertiary"), button("Send"), gap="0.5rem"),
        ),
        {"type": "Divider"},
        text("A caption", level="caption"),
        text("code", level="mono"),
        row(
            link("Inside", "/a"),
            link("Outside", "https://example.com/", external=True, target="_blank"),
            button("Import", rank="secondary"),
            button("Off", disabled=True),
            gap="1rem",
            wrap=True,
        ),
        gap="1rem",
        alignment="stretch",
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(shown: Any, page: Page, bundle: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    server: FakeServer = shown(scaffold(gallery(), *MENU, footer=text("Imprint")))
    server.send(
        ["b", {"id": 1, "kind": "error", "title": "Oh", "text": "It failed", "code": "AB-12"}],
        ["b", {"id": 2, "kind": "success", "title": "", "text": "Saved"}],
    )
    expect(page.locator(".notice")).to_have_count(2)
    axe = (bundle / "node_modules/axe-core/axe.min.js").read_text()
    page.evaluate(axe)
    found = page.evaluate("axe.run().then(({violations}) => violations)")
    assert not found, json.dumps(found, indent=1)[:4000]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_is_wider_than_the_window(serve: Any, page: Page, direction: str) -> None:
    server = serve(scaffold(gallery(), *MENU))
    server.direction = direction
    page.goto(server.url)
    server.welcome()
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= window == width


@pytest.mark.parametrize("framed", ["bare", "bar", "menu", "footer"])
def test_a_full_screen_frame_fills_what_is_left_of_the_screen(
    shown: Any, page: Page, framed: str
) -> None:
    body = column(text("Enter"), button("Continue"), gap="1.5rem", frame=FULL_SCREEN, id="full")
    footer = {"footer": text("foot")} if framed == "footer" else {}
    entries = MENU if framed == "menu" else ()
    shown(body if framed == "bare" else scaffold(body, *entries, **footer))
    for width, height in ((1280, 800), (360, 640)):
        page.set_viewport_size({"width": width, "height": height})
        box = page.locator("#full").bounding_box()
        bar = page.locator(".bar").bounding_box() if framed != "bare" else None
        foot = page.locator("footer").bounding_box() if footer else None
        assert box is not None
        assert box["y"] == pytest.approx(bar["height"] if bar else 0, abs=0.5)
        bottom = height - (foot["height"] if foot else 0)
        assert box["y"] + box["height"] == pytest.approx(bottom, abs=0.5)
        assert page.evaluate("document.documentElement.scrollHeight") == height
    gap = page.locator("#full").evaluate("element => getComputedStyle(element).rowGap")
    assert gap == "24px"


def test_the_theme_is_chosen_by_keyboard_and_kept_in_a_cookie(shown: Any, page: Page) -> None:
    shown(scaffold(text("page")))
    switch = page.get_by_role("button", name="Colour scheme")
    switch.focus()
    page.keyboard.press("Enter")
    system = page.get_by_role("menuitemradio", name="As the system")
    expect(system).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitemradio", name="Dark")).to_be_focused()
    page.keyboard.press("Enter")
    expect(switch).to_be_focused()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    [cookie] = [each for each in page.context.cookies() if each["name"] == "nago_theme"]
    assert cookie["value"] == "dark"
    assert cookie["sameSite"] == "Lax" and cookie["expires"] > 0
    background = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(background)
    switch.click()
    page.get_by_role("menuitemradio", name="Light").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert page.evaluate(background) != dark
    switch.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_be_hidden()
    expect(switch).to_be_focused()


def test_the_drawer_opens_and_closes_by_keyboard(shown: Any, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    server: FakeServer = shown(scaffold(text("page"), *MENU))
    expect(page.get_by_role("link", name="Reports")).to_be_hidden()
    opener = page.get_by_role("button", name="Menu")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Documents")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.get_by_role("link", name="Reports").click()
    assert server.next("n")[3] == "reports"
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_skip_link_leads_past_the_menu(shown: Any, page: Page) -> None:
    shown(scaffold(column(button("In the page")), *MENU))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="In the page")).to_be_focused()


def test_banners_stay_until_they_are_closed_and_take_no_focus(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(field("Note", state("n"))))
    note = page.get_by_label("Note")
    note.focus()
    server.send(["b", {"id": 1, "kind": "error", "title": "", "text": "failed to store"}])
    banner = page.locator(".notice", has_text="failed to store")
    expect(banner).to_be_visible()
    expect(note).to_be_focused()
    spoken = page.locator("[aria-live=assertive]")
    expect(spoken).to_have_text("Error: failed to store")
    banner.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    expect(banner).to_have_count(0)


def test_a_field_names_its_error_and_its_help(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(field("Mail", state("m"), supportingText="For the bill")))
    mail = page.get_by_label("Mail")
    expect(mail).to_have_accessible_description("For the bill")
    page.evaluate("window.kept = document.querySelector('input')")
    server.send(["p", [0], {"errorText": "Not an address", "required": True, "disabled": True}])
    expect(mail).to_have_accessible_description("Not an address")
    expect(mail).to_have_attribute("aria-invalid", "true")
    expect(mail).to_be_disabled()
    server.send(["p", [0], {"errorText": None, "disabled": None}])
    expect(mail).to_have_accessible_description("For the bill")
    expect(mail).to_be_enabled()
    assert page.evaluate("window.kept === document.querySelector('input')")


def test_a_page_without_a_heading_has_its_title_as_an_unseen_one(shown: Any, page: Page) -> None:
    server: FakeServer = shown(scaffold(column(text("words"))))
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_accessible_name("Fake")
    server.send(["i", ["body", 0], text("Of its own", level="h1")])
    expect(heading).to_have_text(["Of its own"])
    server.send(["p", ["body", 0], {"visible": False}], ["t", "Another"])
    expect(heading).to_have_accessible_name("Another")


def test_enter_in_a_field_runs_its_action_with_the_value(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(field("Search", state("q"), onEnter=True)))
    page.get_by_label("Search").fill("words")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # in a hurry
    assert server.next("e")[2:] == [1, [0], "onEnter", [["q", 1, "words"]]]
    page.keyboard.type("!")
    page.keyboard.press("Enter")
    assert server.next("e")[2:] == [2, [0], "onEnter", [["q", 2, "words!"]]]
    server.send(["d", 1], ["d", 2])


def test_paper_shows_the_content_only(shown: Any, page: Page) -> None:
    shown(scaffold(column(text("page"), button("Go")), *MENU))
    page.emulate_media(media="print")
    expect(page.get_by_text("page")).to_be_visible()
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator(".side")).to_be_hidden()


def test_the_first_load_is_small(shown: Any, page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    first = column(text("Enter some information:"), field("Information", state("t")), button("Go"))
    shown(scaffold(first, *MENU))  # what the two-page example shows
    fetched = [url for url in requests if url.startswith("http")]
    assert len(fetched) <= 4, fetched  # page, style, script, font; the palette makes five
    manifest = json.loads((BUNDLE / "manifest.json").read_text())
    files = (manifest["script"] + ".br", manifest["style"] + ".br", manifest["font"])
    size = dict(zip(manifest, [(BUNDLE / file).stat().st_size for file in files], strict=False))
    assert size["script"] <= 20_000 and size["style"] <= 10_000, size
    assert sum(size.values()) <= 63_000, size  # leaves 7 kB for the page and the palette

"""Notices beside the page that offer to take something back, and the switch of the colour scheme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client.nodes import Node, button, column, text

DELETED: Node = {
    "id": 7, "kind": "success", "title": "", "text": "Deleted", "sticky": False, "action": "Undo",
}  # fmt: skip


def test_what_was_done_is_taken_back_by_keyboard_and_the_focus_returns(
    shown: Any, page: Page
) -> None:
    server = shown(column(button("Delete")))
    page.get_by_role("button", name="Delete").focus()
    server.send(["b", DELETED])
    expect(page.get_by_text("Deleted")).to_be_visible()
    expect(page.get_by_role("button", name="Delete")).to_be_focused()
    page.keyboard.press("F8")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    event = server.next("e")
    assert event[3:] == [["(notice)", 7], "action", []]
    expect(page.get_by_role("button", name="Undo")).to_have_attribute("aria-busy", "true")
    server.send(["d", event[2]])
    expect(page.get_by_text("Deleted")).to_be_hidden()
    expect(page.get_by_role("button", name="Delete")).to_be_focused()
    page.get_by_role("button", name="Delete").click()
    assert server.next("e")[3] == [0], "Undo was sent once"


def test_an_offer_waits_under_pointer_and_focus(shown: Any, page: Page) -> None:
    page.clock.install()
    server = shown(column(text("page")))
    server.send(["b", DELETED])
    page.get_by_text("Deleted").hover()
    page.clock.run_for(25_000)
    expect(page.get_by_text("Deleted")).to_be_visible()
    page.keyboard.press("F8")
    page.mouse.move(10, 10)
    page.clock.run_for(25_000)
    expect(page.get_by_text("Deleted")).to_be_visible()
    page.get_by_text("page").click()
    page.clock.run_for(11_000)
    expect(page.get_by_text("Deleted")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_offer_and_switches_agree(
    shown: Any, page: Page, bundle: Path, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    switch = {"type": "ThemeSwitch", "accessibilityLabel": "Colours of this page"}
    body = column(text("Page", level="h1"), switch)
    server = shown({"type": "Scaffold", "title": "App", "menu": [], "body": body})
    server.send(["b", DELETED])
    expect(page.get_by_text("Deleted")).to_be_visible()
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    found = page.evaluate("axe.run().then(({violations}) => violations)")
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    page.get_by_role("button", name="Colours of this page").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Colour scheme").click()
    expect(page.get_by_role("menuitemradio", name="Dark")).to_be_checked()

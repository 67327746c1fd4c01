"""Buttons that lead somewhere, have icons, or ask before they act."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import Node, button, column, field, scaffold, state

PLUS = {"type": "Icon", "path": "M5 12h14M12 5v14"}
QUESTION = {"title": "Delete it?", "text": "It is gone then.", "yes": "Delete", "destructive": True}


def page_of_buttons() -> Node:
    ranks = ("primary", "secondary", "tertiary")
    return column(
        *(
            button(rank, rank=rank, leadingIcon=PLUS, trailingIcon=PLUS, destructive=red)
            for rank in ranks
            for red in (False, True)
        ),
        button("", leadingIcon=PLUS, accessibilityLabel="Add", rank="secondary"),
        button("Orders", action=None, href="/orders"),
        gap="0.5rem",
    )


def test_what_asks_acts_only_once_the_user_agrees(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(button("Delete", confirm=QUESTION), button("Other")))
    delete = page.get_by_role("button", name="Delete", exact=True)
    box = page.get_by_role("alertdialog", name="Delete it?")
    delete.click()
    expect(box).to_have_accessible_description("It is gone then.")
    expect(box.get_by_role("button", name="Cancel")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_have_count(0)
    expect(delete).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    page.keyboard.press("Space")
    expect(box).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert server.next("e")[3:5] == [[0], "action"]
    expect(delete).to_have_attribute("aria-busy", "true")
    page.get_by_role("button", name="Other").click()
    assert server.next("e")[2:5] == [2, [1], "action"], "it was sent once"


def test_a_form_and_a_line_of_a_menu_ask_as_well(shown: Any, page: Page) -> None:
    send = button("Send", action=None, submit=True, confirm={"title": "Send it?"})
    form = {"type": "Form", "action": True, "children": [field("Name", state("name")), send]}
    line = {"type": "MenuItem", "title": "Delete", "action": True, "confirm": QUESTION}
    menu = {"type": "Menu", "title": "More", "children": [line]}
    server: FakeServer = shown(column(form, menu))
    page.get_by_label("Name").fill("Ada")
    page.keyboard.press("Enter")
    box = page.get_by_role("alertdialog", name="Send it?")
    expect(box.get_by_role("button", name="Continue")).to_be_focused()
    page.keyboard.press("Enter")
    assert server.next("e")[3:6] == [[0], "action", [["name", 1, "Ada"]]]
    server.send(["d", 1])
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_role("menu")).to_have_count(0)
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    assert server.next("e")[3:5] == [[1, 0], "action"]
    expect(page.get_by_role("button", name="More")).to_be_focused()


def test_a_button_that_leads_to_a_page_is_a_link(shown: Any, page: Page) -> None:
    server: FakeServer = shown(page_of_buttons())
    link = page.get_by_role("link", name="Orders")
    expect(link).to_have_attribute("href", "/orders")
    link.click()
    assert server.next("n")[3] == "orders"
    server.send(["p", [7], {"href": None, "action": True}])
    page.get_by_role("button", name="Orders").click()
    assert server.next("e")[3:5] == [[7], "action"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_buttons_and_a_question(
    shown: Any, page: Page, bundle: Path, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    shown(scaffold(column(page_of_buttons(), button("Delete", confirm=QUESTION))))
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    for opened in (False, True):
        if opened:
            page.get_by_role("button", name="Delete", exact=True).click()
            expect(page.get_by_role("alertdialog")).to_be_visible()
        found = page.evaluate("axe.run().then(({violations}) => violations)")
        assert not found, json.dumps(found, indent=1)[:4000]

"""Menus: their keys, what their lines do, and how they fit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import Node, column, scaffold, text

HOUSE = {"type": "Icon", "path": "M3 9l9-7l9 7v11H3z"}
ADA = {"type": "Avatar", "initials": "AL", "tint": 3}


def item(title: str, **fields: Any) -> Node:
    return {"type": "MenuItem", "title": title, **fields}


def menu(*items: Node, **fields: Any) -> Node:
    return {"type": "Menu", "children": list(items), **fields}


def account() -> Node:
    return menu(
        {"type": "MenuHeader", "title": "Ada Lovelace", "text": "ada@example.com"},
        {"type": "MenuDivider"},
        item("Profile", href="/profile", icon=HOUSE),
        item("Invite", action=True, disabled=True),
        item("Export", action=True),
        item("Log out", postTo="/account/logout"),
        avatar=ADA,
        accessibilityLabel="Account of Ada",
    )


def page_with_account(*children: Node) -> Node:
    entries = (("People", "."), ("Reports", "reports"))
    return scaffold(column(*children or (text("page"),)), *entries, account=account())


def opened(page: Page) -> None:
    page.get_by_role("button", name="Account of Ada").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Profile")).to_be_focused()


def test_the_keys_of_a_menu(shown: Any, page: Page) -> None:
    shown(page_with_account())
    button = page.get_by_role("button", name="Account of Ada")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    for key, name in [
        ("ArrowUp", "Log out"),
        ("ArrowDown", "Profile"),
        ("End", "Log out"),
        ("Home", "Profile"),
        ("ArrowUp", "Log out"),
        ("e", "Export"),
        ("L", "Log out"),
        ("i", "Invite"),
    ]:
        page.keyboard.press(key)
        expect(page.get_by_role("menuitem", name=name)).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")  # it is disabled
    expect(page.get_by_role("menu", name="Account of Ada")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_letters_that_follow_one_another_are_a_word(shown: Any, page: Page) -> None:
    names = ("Share", "Show", "Shorten", "Export")
    shown(column(menu(*(item(name, action=True) for name in names), title="More")))
    page.get_by_role("button", name="More").press("Enter")
    page.keyboard.type("sho")
    expect(page.get_by_role("menuitem", name="Show")).to_be_focused()
    page.keyboard.type("r")
    expect(page.get_by_role("menuitem", name="Shorten")).to_be_focused()
    page.wait_for_timeout(700)
    page.keyboard.type("s")  # a new word goes on from here
    expect(page.get_by_role("menuitem", name="Share")).to_be_focused()


def test_lines_act_and_lead_elsewhere(shown: Any, page: Page) -> None:
    server: FakeServer = shown(page_with_account())
    opened(page)
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    assert server.next("e")[3:5] == [["account", 4], "action"]
    expect(page.get_by_role("menu")).to_be_hidden()
    server.send(["d", 1])
    opened(page)
    link = page.get_by_role("menuitem", name="Profile")
    expect(link).to_have_attribute("href", "/profile")
    page.keyboard.press("Space")
    assert server.next("n")[3] == "profile"
    expect(page.get_by_role("menu")).to_be_hidden()


def test_a_posted_line_is_a_form_of_the_browser(shown: Any, page: Page) -> None:
    requests: list[Request] = []

    def answer(route: Route) -> None:
        requests.append(route.request)
        route.fulfill(content_type="text/html", body="<title>out</title><h1>Bye</h1>")

    page.route("**/account/logout", answer)
    shown(page_with_account())
    opened(page)
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bye")).to_be_visible()
    assert [(each.method, each.resource_type) for each in requests] == [("POST", "document")]


def test_lines_come_go_and_change_while_the_menu_is_open(shown: Any, page: Page) -> None:
    server: FakeServer = shown(page_with_account())
    opened(page)
    place = ["account", 2]
    server.send(
        ["p", place, {"href": None, "postTo": "/x", "title": "Leave"}], ["r", ["account", 4]]
    )
    expect(page.locator("form > [role=menuitem]")).to_have_text(["Leave", "Log out"])
    expect(page.locator("form > [role=menuitem] svg")).to_have_count(1)
    server.send(["i", ["account", 4], item("Share", action=True)])
    page.get_by_role("menuitem", name="Invite").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Share")).to_be_focused()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_account_fits_on_the_smallest_screen(serve: Any, page: Page, direction: str) -> None:
    tree = page_with_account()
    tree["title"] = "A rather long name of a product"
    tree["account"]["title"] = "Ada Augusta King, Countess of Lovelace"
    server = serve(tree)
    server.direction = direction
    page.set_viewport_size({"width": 320, "height": 500})
    page.goto(server.url)
    server.welcome()
    page.get_by_role("button", name="Account of Ada").click()
    for part in (".account button", ".menu:popover-open", ".opener", ".tools button"):
        box = page.locator(part).first.bounding_box()
        assert box is not None
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320, part
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_menu(
    shown: Any, page: Page, bundle: Path, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    tones = ("neutral", "info", "success", "warning", "error", "accent")
    shown(
        page_with_account(
            *({"type": "Badge", "text": tone, "tone": tone} for tone in tones),
            *({"type": "Avatar", "initials": "AL", "tint": tint} for tint in range(8)),
            {**HOUSE, "accessibilityLabel": "At home"},
            menu(item("Delete", action=True, destructive=True), title="More", icon=HOUSE),
        )
    )
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    for label in ("More", "Account of Ada"):
        page.get_by_role("button", name=label).click()
        expect(page.get_by_role("menu", name=label)).to_be_visible()
        found = page.evaluate("axe.run().then(({violations}) => violations)")
        assert not found, json.dumps(found, indent=1)[:4000]
        page.keyboard.press("Escape")

"""Lists and tabs: what can be pressed, by which keys, and how it fits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import Node, button, card, column, scaffold, text

KEY = {"type": "Icon", "path": "M2 18v3h4l8-8"}


def line(title: str, **fields: Any) -> Node:
    return {"type": "ListRow", "title": title, "key": title, **fields}


def rows(*lines: Node) -> Node:
    return {"type": "List", "children": list(lines)}


def people() -> Node:
    badge = {"type": "Badge", "text": "Locked", "tone": "warning"}
    return rows(
        line(
            "Ada", text="ada@example.com", href="/ada", leading={"type": "Avatar", "initials": "A"}
        ),
        line("Bob", text="bob@example.com", action=True, trailing=badge),
        line("Cyd", trailing=button("Remove", rank="secondary"), action=True, leading=KEY),
        line("Only to read"),
    )


def tab(key: str, title: str, *children: Node) -> Node:
    return {"type": "Tab", "key": key, "title": title, "action": True, "children": list(children)}


def tabs(selected: str = "a") -> Node:
    names = (("a", "Profile"), ("b", "Sessions"), ("c", "Audit"))
    pages = [tab(key, title, *([text(f"page {key}")] * (key == selected))) for key, title in names]
    return {"type": "Tabs", "children": pages, "selected": selected}


def test_a_row_can_be_pressed_everywhere_but_on_what_it_holds(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(people(), alignment="stretch"))
    bob = page.get_by_role("listitem").filter(has_text="bob@")
    bob.click(position={"x": 4, "y": 4})
    assert server.next("e")[3:5] == [[0, 1], "action"]
    server.send(["d", 1])
    bob.get_by_text("Locked").click(force=True)  # the row lies over it
    assert server.next("e")[2:5] == [2, [0, 1], "action"]
    page.get_by_role("button", name="Remove").click()
    assert server.next("e")[3:5] == [[0, 2, "trailing"], "action"]
    page.get_by_role("listitem").filter(has_text="ada@").click(position={"x": 4, "y": 4})
    assert server.next("n")[3] == "ada"


def test_a_row_that_becomes_a_link_keeps_what_it_holds(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(people()))
    server.send(["p", [0, 1], {"action": None, "href": "/bob"}])
    bob = page.get_by_role("listitem").filter(has_text="bob@")
    expect(bob.get_by_role("link", name="Bob")).to_have_attribute("href", "/bob")
    expect(bob.get_by_text("Locked")).to_be_visible()


def test_the_keys_of_tabs(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(tabs()))
    page.keyboard.press("Tab")
    first = page.get_by_role("tab", name="Profile")
    expect(first).to_be_focused()
    expect(first).to_have_attribute("aria-selected", "true")
    for no, (key, name, path) in enumerate(
        [
            ("ArrowRight", "Sessions", 1),
            ("End", "Audit", 2),
            ("ArrowRight", "Profile", 0),
            ("ArrowLeft", "Audit", 2),
            ("Home", "Profile", 0),
        ],
        start=1,
    ):
        page.keyboard.press(key)
        chosen = page.get_by_role("tab", name=name)
        expect(chosen).to_be_focused()
        expect(chosen).to_have_attribute("aria-selected", "true")
        assert server.next("e")[2:5] == [no, [0, path], "action"]
    expect(page.get_by_role("tab", selected=True)).to_have_count(1)
    page.keyboard.press("Tab")
    panel = page.get_by_role("tabpanel", name="Profile")
    expect(panel).to_be_focused()


def test_a_panel_is_shown_when_the_server_has_answered(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(tabs()))
    page.get_by_role("tab", name="Sessions").click()
    expect(page.get_by_text("page a")).to_be_visible()
    server.send(
        ["p", [0], {"selected": "b"}], ["r", [0, 0, 0]], ["i", [0, 1, 0], text("page b")], ["d", 1]
    )
    expect(page.get_by_text("page b")).to_be_visible()
    expect(page.get_by_role("tabpanel")).to_have_count(1)
    page.get_by_role("tab", name="Audit").click()
    expect(page.get_by_role("tab", name="Audit")).to_have_attribute("aria-selected", "true")
    server.send(["d", 2])  # it stays where it is
    expect(page.get_by_role("tab", name="Sessions")).to_have_attribute("aria-selected", "true")


def test_tabs_come_go_and_hide(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(tabs()))
    server.send(["i", [0, 1], tab("n", "New")], ["r", [0, 3]], ["p", [0, 2], {"visible": False}])
    expect(page.get_by_role("tab")).to_have_text(["Profile", "New"])
    server.send(["m", [0, 1], 0])
    expect(page.get_by_role("tab")).to_have_text(["New", "Profile"])


def test_arrows_follow_the_script(serve: Any, page: Page) -> None:
    server: FakeServer = serve(column(tabs()))
    server.direction = "rtl"
    page.goto(server.url)
    server.welcome()
    page.get_by_role("tab", name="Profile").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab", name="Sessions")).to_be_focused()


def test_tabs_by_hand_are_chosen_by_enter_and_disabled_ones_not_at_all(
    shown: Any, page: Page
) -> None:
    by_hand = tabs()
    by_hand["children"][1]["disabled"] = True
    server: FakeServer = shown(column({**by_hand, "manual": True}))
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    off, last = page.get_by_role("tab", name="Sessions"), page.get_by_role("tab", name="Audit")
    expect(off).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    expect(last).to_be_focused()
    expect(last).to_have_attribute("aria-selected", "false")
    page.keyboard.press("Space")
    expect(last).to_have_attribute("aria-selected", "true")
    assert server.next("e")[2:5] == [1, [0, 2], "action"], "nothing was said before"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(shown: Any, page: Page, bundle: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    shown(scaffold(column(text("People", level="h1"), people(), card(people()), tabs())))
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    found = page.evaluate("axe.run().then(({violations}) => violations)")
    assert not found, json.dumps(found, indent=1)[:4000]


def test_they_fit_into_the_smallest_window(shown: Any, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    shown(
        scaffold(column(people(), card(people(), title="In a card"), tabs(), alignment="stretch"))
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_an_icon_is_drawn_by_its_name_once_the_server_has_told_it(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(text("first")))
    server.send(["g", {"ship": "M2 18v3h4l8-8", "evil": '"/><script>'}])
    named = {"type": "Icon", "path": "ship", "accessibilityLabel": "Ship"}
    server.send(["i", [1], named], ["i", [2], {**named, "path": "evil"}], ["i", [3], named])
    drawn = page.locator(".sign path")
    expect(drawn).to_have_count(3)
    assert [each.get_attribute("d") for each in drawn.all()] == [
        "M2 18v3h4l8-8",
        None,
        "M2 18v3h4l8-8",
    ]
    server.send(["p", [2], {"path": "ship"}])
    expect(drawn.nth(1)).to_have_attribute("d", "M2 18v3h4l8-8")

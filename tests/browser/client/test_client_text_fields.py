"""What a line of text has around it, and what Enter, Escape and the limit do in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client.nodes import Node, button, column, field, state, text


def area(label: str, value: str = "", **fields: Any) -> Node:
    return {"type": "TextArea", "label": label, "value": state(label, value), **fields}


def test_a_search_field_is_sent_after_its_pause_and_cleared_by_button_and_escape(
    shown: Any, page: Page
) -> None:
    server = shown(column(field("Find", state("find", live=True), kind="search", pause=0.6)))
    server.send(["t", "Connected"])
    expect(page).to_have_title("Connected")
    find = page.get_by_role("searchbox", name="Find")
    clear = page.get_by_role("button", name="Clear Find")
    expect(clear).to_be_hidden()
    find.press_sequentially("abc", delay=300)
    assert server.next("v")[2] == [["find", 3, "abc"]], "no pause was as long as that"
    clear.click()
    expect(find).to_have_value("")
    expect(find).to_be_focused()
    expect(clear).to_be_hidden()
    assert server.next("v")[2] == [["find", 4, ""]]
    page.keyboard.type("x")
    page.keyboard.press("Escape")
    expect(find).to_have_value("")


def test_enter_sends_a_line_and_clears_it_at_once(shown: Any, page: Page) -> None:
    fields = {"onEnter": True, "clearOnEnter": True, "mode": "submit"}
    server = shown(column(field("Line", state("line"), **fields)))
    page.get_by_label("Line").press_sequentially("one")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    expect(page.get_by_label("Line")).to_have_value("two")
    first = server.next("e")
    assert first[4:] == ["onEnter", [["line", 3, "one"]]]
    server.send(["s", "line", "one", 3, False], ["d", first[2]])
    page.keyboard.press("Enter")
    assert server.next("e")[4:] == ["onEnter", [["line", 7, "two"]]], "an empty one is not sent"
    expect(page.get_by_label("Line")).to_have_value("")


def test_what_stands_around_a_text_is_read_with_it_and_leads_into_it(
    shown: Any, page: Page
) -> None:
    shown(
        column(
            field("Page", state("a"), kind="url", leading=text("https://")),
            field("Code", state("b"), trailing=button("Check")),
        )
    )
    page.get_by_text("https://").click()
    expect(page.get_by_label("Page")).to_be_focused()
    expect(page.get_by_label("Page")).to_have_accessible_description("https://")
    expect(page.get_by_label("Page")).to_have_attribute("inputmode", "url")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_label("Code")).not_to_be_focused()


def test_the_limit_is_counted_when_it_comes_near_also_after_the_server_has_written(
    shown: Any, page: Page
) -> None:
    server = shown(column(field("Short", state("s"), maxLength=10), area("Long", maxLength=99)))
    count = page.locator(".count", has_text="/ 10")
    page.get_by_label("Short").press_sequentially("1234567")
    expect(count).to_be_hidden()
    page.keyboard.type("8")
    expect(count).to_have_text("8 / 10")
    expect(page.get_by_role("status").filter(has_text="2 characters left")).to_have_count(1)
    page.keyboard.type("90 too long")
    expect(page.get_by_label("Short")).to_have_value("1234567890")
    server.send(["s", "s", "", 10, False], ["s", "Long", "written", 0, False])
    expect(count).to_be_hidden()
    expect(page.locator(".count", has_text="7 / 99")).to_be_visible()


def test_an_area_grows_with_what_is_written_and_sends_its_form(shown: Any, page: Page) -> None:
    server = shown({"type": "Form", "action": True, "children": [area("Note", rows=2)]})
    note = page.get_by_label("Note")
    note.fill("one")
    before = note.bounding_box()
    note.fill("\n".join("abcdefgh"))
    after = note.bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] > before["height"] + 80
    page.keyboard.press("Control+Enter")
    assert server.next("e")[4:] == ["action", [["Note", 2, "a\nb\nc\nd\ne\nf\ng\nh"]]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_around_a_text(shown: Any, page: Page, bundle: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    body = column(
        text("Fields", level="h1"),
        field("Find", state("a", "x"), kind="search"),
        field("Mail", state("b"), kind="email", leading=text("to")),
        field("Short", state("c", "123456789"), maxLength=10, readOnly=True),
        field("Off", state("d", "x"), disabled=True, trailing=text("kg")),
    )
    shown({"type": "Scaffold", "title": "App", "menu": [], "body": body})
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    found = page.evaluate("axe.run().then(({violations}) => violations)")
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []

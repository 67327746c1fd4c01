"""Tooltips: when they show and go, what they say to screen readers, and where they stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import Node, button, column, field, state, text

NO_ANCHORS = 'CSS.supports = () => false; addEventListener("DOMContentLoaded", () => {})'


def page_with_tips() -> Node:
    return column(
        button("Save", tooltip="Keeps what you have entered"),
        button("Publish", disabled=True, tooltip="You need the right for it"),
        {"type": "Badge", "text": "Overdue", "tooltip": "Since May"},
        field("Name", state("name"), supportingText="As on the bill", tooltip="Or of the firm"),
        button("Last"),
        frame={"width": "100%", "minHeight": "100dvh"},
        gap="1rem",
    )


def test_it_shows_on_hover_after_a_while_and_can_be_hovered_itself(shown: Any, page: Page) -> None:
    shown(page_with_tips())
    tip = page.get_by_role("tooltip", name="Keeps what")
    page.get_by_role("button", name="Save").hover()
    assert tip.count() == 0
    expect(tip).to_be_visible()
    tip.hover()
    page.wait_for_timeout(300)
    expect(tip).to_be_visible()
    page.get_by_role("button", name="Publish").hover()  # the next comes without delay
    expect(page.get_by_role("tooltip")).to_have_text("You need the right for it")
    page.mouse.move(5, 790)
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.get_by_role("button", name="Save").hover()
    expect(tip).to_be_visible()
    page.mouse.down()
    expect(tip).to_have_count(0)


def test_it_shows_on_focus_and_escape_sends_it_away(shown: Any, page: Page) -> None:
    shown(page_with_tips())
    tip = page.get_by_role("tooltip")
    expect(page.locator("[aria-describedby]")).to_have_count(4)
    for words in ("Keeps what you have entered", "You need the right for it", "Since May"):
        page.keyboard.press("Tab")
        expect(tip).to_have_text(words)
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    expect(page.locator(".badge", has_text="Overdue")).to_be_focused()
    page.keyboard.press("Tab")
    expect(tip).to_have_text("Or of the firm")
    expect(page.get_by_label("Name")).to_have_accessible_description(
        "As on the bill Or of the firm"
    )
    page.keyboard.press("Tab")
    expect(tip).to_have_count(0)


def test_it_changes_and_goes_with_its_element(shown: Any, page: Page) -> None:
    server: FakeServer = shown(page_with_tips())
    save = page.get_by_role("button", name="Save")
    expect(save).to_have_accessible_description("Keeps what you have entered")
    save.hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    server.send(["p", [0], {"tooltip": "Keeps all"}])
    expect(tip).to_have_text("Keeps all")
    expect(save).to_have_accessible_description("Keeps all")
    server.send(["r", [0]])
    expect(tip).to_have_count(0)
    server.send(["p", [2], {"supportingText": None, "tooltip": None}])
    expect(page.get_by_label("Name")).not_to_have_attribute("aria-describedby", "x")
    expect(page.get_by_label("Name")).to_have_accessible_description("")


def test_a_long_press_shows_it_and_is_no_click(browser: Browser, serve: Any) -> None:
    server: FakeServer = serve(page_with_tips())
    context = browser.new_context(has_touch=True, viewport={"width": 400, "height": 700})
    page = context.new_page()
    page.goto(server.url)
    server.welcome()
    save = page.get_by_role("button", name="Save")
    expect(save).to_have_accessible_description("Keeps what you have entered")
    box = save.bounding_box()
    assert box is not None
    at = {"x": box["x"] + 20, "y": box["y"] + 10}
    devtools = context.new_cdp_session(page)
    devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    expect(page.get_by_role("tooltip")).to_have_text("Keeps what you have entered")
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.get_by_role("button", name="Last").tap()
    assert server.next("e")[3] == [4]  # nothing of the long press came before
    context.close()


@pytest.mark.parametrize("anchors", [True, False])
def test_it_stays_within_the_window(shown: Any, page: Page, anchors: bool, bundle: Path) -> None:
    if not anchors:
        page.add_init_script(NO_ANCHORS)
    page.set_viewport_size({"width": 320, "height": 400})
    long = "A text of some length, which goes over several lines where there is little room for it"
    shown(column(text("Page", level="h1"), button("A", tooltip=long), alignment="leading"))
    at_top = page.get_by_role("button", name="A")
    expect(at_top).to_have_accessible_description(long)
    at_top.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    tip, below = page.get_by_role("tooltip").bounding_box(), at_top.bounding_box()
    assert tip is not None and below is not None
    assert tip["x"] >= 0 and tip["x"] + tip["width"] <= 320
    assert tip["y"] >= below["y"] + below["height"], "there is no room above"
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    # It stands outside of the page's landmarks, and is read with its element.
    rules = "{rules: {region: {enabled: false}}}"
    found = page.evaluate(f"axe.run({rules}).then(({{violations}}) => violations)")
    assert not found, json.dumps(found, indent=1)[:4000]

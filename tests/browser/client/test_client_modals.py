"""Modal windows: where they stand, what they ask before they close, and dialogs in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import Node, button, column, field, row, scaffold, state, text


def modal(*children: Node, **fields: Any) -> Node:
    held = {"children": list(children), "title": "Edit", "onClose": True, "open": True}
    return {"type": "Modal", **held, **fields}


def edit(**fields: Any) -> Node:
    footer = row(button("Cancel", rank="secondary"), button("Save"), gap="0.5rem")
    many = [field(f"Field {number}", state(f"f{number}")) for number in range(14)]
    return modal(*many, footer=footer, text="All at once", **fields)


def box_of(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Edit")


def test_it_asks_before_it_throws_away_what_was_entered(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(text("page"), edit(guard="edited")))
    box, question = box_of(page), page.get_by_role("alertdialog", name="Discard your changes?")
    first = page.get_by_label("Field 0")
    expect(first).to_be_focused()
    expect(box).to_have_accessible_description("All at once")
    page.keyboard.type("new")
    page.keyboard.press("Escape")
    expect(question.get_by_role("button", name="Keep editing")).to_be_focused()
    page.keyboard.press("Escape")
    expect(question).to_have_count(0)
    expect(box).to_be_visible()
    expect(first).to_be_focused()
    page.mouse.click(4, 4)
    expect(question).to_be_visible()
    question.get_by_role("button", name="Keep editing").click()
    box.get_by_role("button", name="Close").click()
    question.get_by_role("button", name="Discard").click()
    expect(box).to_be_hidden()
    assert server.next("e")[3:5] == [[1], "onClose"]


def test_untouched_and_saved_it_closes_without_a_question(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(edit(guard="edited")))
    page.keyboard.press("Escape")
    expect(box_of(page)).to_be_hidden()
    assert server.next("e")[4] == "onClose"
    server.send(["d", 1])
    page.get_by_label("Field 0").fill("new")
    server.send(["p", [0], {"open": None}])  # it was saved
    expect(box_of(page)).to_be_hidden()
    server.send(["p", [0], {"open": True, "guard": "always"}])
    expect(box_of(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("alertdialog")).to_be_visible()


def test_a_dialog_in_it_gives_the_focus_back(shown: Any, page: Page) -> None:
    inner = {"type": "Dialog", "children": [text("Sure?")], "title": "Remove", "onClose": True}
    tree = column(button("Edit it"), modal(button("Remove it"), inner, open=None))
    server: FakeServer = shown(tree)
    page.get_by_role("button", name="Edit it").click()
    server.send(["p", [1], {"open": True}], ["d", 1])
    remove = page.get_by_role("button", name="Remove it")
    expect(remove).to_be_focused()
    remove.click()
    server.send(["p", [1, 1], {"open": True}], ["d", 2])
    expect(page.get_by_role("dialog", name="Remove")).to_be_visible()
    page.keyboard.press("Escape")
    assert [server.next("e")[3:5] for _ in range(3)][-1] == [[1, 1], "onClose"]
    expect(remove).to_be_focused()
    expect(box_of(page)).to_be_visible()
    server.send(["p", [1, 1], {"open": None}], ["d", 3])
    page.keyboard.press("Escape")
    assert server.next("e")[3:5] == [[1], "onClose"]
    expect(page.get_by_role("button", name="Edit it")).to_be_focused()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_it_stands_where_it_shall_and_its_buttons_stay_in_sight(
    serve: Any, page: Page, direction: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    server: FakeServer = serve(column(edit()))
    server.direction = direction
    page.goto(server.url)
    server.welcome()
    save = page.get_by_role("button", name="Save")
    for side in ("center", "start", "end", "bottom"):
        server.send(["p", [0], {"side": side}])
        expect(page.locator(f'.modal[data-side="{side}"]')).to_be_visible()
        page.set_viewport_size({"width": 1000, "height": 600})
        expect(save).to_be_in_viewport(ratio=1)
        at = settled(page)
        left, right = at["x"], 1000 - at["x"] - at["width"]
        at_start, at_end = (left, right) if direction == "ltr" else (right, left)
        assert (at_start == 0, at_end == 0) == (side == "start", side == "end")
        assert (at["y"] + at["height"] == 600) == (side != "center")
        page.set_viewport_size({"width": 320, "height": 480})
        expect(save).to_be_in_viewport(ratio=1)
        small = settled(page)
        assert small["x"] >= 0 and small["x"] + small["width"] <= 320
        assert small["y"] >= 0 and abs(small["y"] + small["height"] - 480) < 1
        page.get_by_label("Field 13").scroll_into_view_if_needed()
        expect(page.get_by_role("heading", name="Edit")).to_be_in_viewport()


def settled(page: Page) -> dict[str, float]:
    """Where the modal stands once nothing moves any more."""
    page.evaluate("Promise.allSettled(document.getAnimations().map((each) => each.finished))")
    at = box_of(page).bounding_box()
    assert at is not None
    return dict(at)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_modal(
    shown: Any, page: Page, bundle: Path, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    shown(scaffold(column(text("page"), edit(side="end", header=button("Filter")))))
    expect(box_of(page)).to_be_visible()
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    found = page.evaluate("axe.run().then(({violations}) => violations)")
    assert not found, json.dumps(found, indent=1)[:4000]

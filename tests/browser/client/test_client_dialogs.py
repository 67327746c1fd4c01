"""Dialogs: how they open and close, where the focus goes, and what is above them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import Node, button, column, field, row, scaffold, state, text


def dialog(*children: Node, **fields: Any) -> Node:
    held = {"children": list(children), "title": "Delete it?", "onClose": True}
    return {"type": "Dialog", **held, **fields}


def open_one(**fields: Any) -> Node:
    return dialog(
        field("Reason", state("reason")),
        open=True,
        footer=row(button("Keep", rank="secondary"), button("Delete"), gap="0.5rem"),
        **fields,
    )


def test_it_opens_on_a_field_and_gives_the_focus_back(shown: Any, page: Page) -> None:
    server: FakeServer = shown(scaffold(column(button("Delete"), dialog())))
    delete = page.get_by_role("button", name="Delete")
    delete.click()
    assert server.next("e")[3:5] == [["body", 0], "action"]
    server.send(["x", ["body", 1], open_one()], ["d", 1])
    box = page.get_by_role("dialog", name="Delete it?")
    expect(box).to_be_visible()
    expect(page.get_by_label("Reason")).to_be_focused()
    page.keyboard.type("old")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    assert server.next("e")[3:] == [["body", 1], "onClose", [["reason", 3, "old"]]]
    expect(delete).to_be_focused()
    server.send(["x", ["body", 1], dialog()], ["d", 2])
    expect(box).to_be_hidden()


def test_its_button_and_a_click_beside_it_close_it(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(text("page"), open_one()))
    box = page.get_by_role("dialog")
    expect(box).to_be_visible()
    box.get_by_role("button", name="Close").click()
    assert server.next("e")[4] == "onClose"
    server.send(["p", [1], {"open": None}], ["d", 1])
    server.send(["p", [1], {"open": True}])
    expect(box).to_be_visible()
    around = box.bounding_box()
    assert around is not None
    page.mouse.move(around["x"] + 40, around["y"] + 20)
    page.mouse.down()
    page.mouse.move(5, 5)
    page.mouse.up()  # text was selected up to the edge
    expect(box).to_be_visible()
    page.mouse.click(5, 5)
    expect(box).to_be_hidden()
    assert server.next("e")[4] == "onClose"


def test_the_server_may_keep_it_open(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(open_one()))
    page.keyboard.press("Escape")
    assert server.next("e")[4] == "onClose"
    expect(page.get_by_role("dialog")).to_be_hidden()
    server.send(["d", 1])
    expect(page.get_by_role("dialog")).to_be_visible()


def test_what_the_server_says_is_shown_and_heard_above_it(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(text("page"), open_one()))
    expect(page.get_by_role("dialog")).to_be_visible()
    server.send(["b", {"id": 1, "kind": "error", "title": "", "text": "It is gone"}])
    notice = page.locator(".notice", has_text="It is gone")
    notice.get_by_role("button", name="Close").click()
    expect(notice).to_have_count(0)
    expect(page.get_by_role("dialog")).to_be_visible()
    server.send(["r", [1]])
    server.send(["b", {"id": 2, "kind": "error", "title": "", "text": "Again"}])
    page.locator(".notice").get_by_role("button", name="Close").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_dialog(
    shown: Any, page: Page, bundle: Path, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    shown(scaffold(column(text("page"), open_one())))
    expect(page.get_by_role("dialog")).to_be_visible()
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    found = page.evaluate("axe.run().then(({violations}) => violations)")
    assert not found, json.dumps(found, indent=1)[:4000]


def test_it_fits_and_scrolls_on_a_small_screen(shown: Any, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 400})
    many = [field(f"Field {number}", state(f"f{number}")) for number in range(12)]
    shown(column(dialog(*many, open=True, width="60rem", footer=row(button("Save")))))
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["width"] <= 320 and box["height"] <= 400
    expect(page.get_by_role("button", name="Save")).to_be_in_viewport()
    wide = page.evaluate("[...document.querySelectorAll('*')].some(e => e.scrollWidth > 320)")
    assert wide is False

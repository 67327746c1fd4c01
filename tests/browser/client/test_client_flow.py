"""Accordions, steps, breadcrumbs and pagers: their keys, and what they tell the server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import Node, button, column, scaffold, text


def accordion(title: str, **fields: Any) -> Node:
    held = {"title": title, "children": [text(f"About {title}")]}
    return {"type": "Accordion", **held, **fields}


def accordions(*items: Node, **fields: Any) -> Node:
    return {"type": "AccordionGroup", "children": list(items), **fields}


def step(title: str, state: str, **fields: Any) -> Node:
    return {"type": "Step", "title": title, "state": state, **fields}


def stepper(*steps: Node, **fields: Any) -> Node:
    return {"type": "Stepper", "children": list(steps), "onSelect": True, **fields}


def crumbs(*titles: str) -> Node:
    steps: list[Node] = [
        {"type": "Crumb", "title": title, "href": f"/{number}"}
        for number, title in enumerate(titles)
    ]
    del steps[-1]["href"]
    return {"type": "Breadcrumbs", "children": steps}


def pager(**fields: Any) -> Node:
    held = {"page": 0, "size": 20, "total": 345, "onPage": True, "onSize": True}
    return {"type": "Pager", **held, "sizes": [20, 50], **fields}


def everything() -> Node:
    return column(
        accordions(accordion("A", open=True, text="x", level="h2"), accordion("B", level="h2")),
        stepper(
            step("Cart", "done", selectable=True, text="3 articles"),
            step("Address", "current"),
            step("Payment", "error"),
            step("Summary", "upcoming", disabled=True),
        ),
        stepper(step("One", "done"), step("Two", "upcoming"), orientation="vertical"),
        crumbs("Start", "Orders of the year", "Customers of the north", "Order 4711"),
        pager(),
        {"type": "Progress", "label": "Import", "value": 0.42, "caption": "of 400"},
        {"type": "Progress", "label": "Check", "shape": "circular", "size": "4rem"},
        {"type": "Skeleton", "lines": 3},
        {"type": "Skeleton", "shape": "circle"},
        {"type": "EmptyState", "title": "Nothing", "text": "yet", "children": [button("Add")]},
        gap="1rem",
        alignment="stretch",
    )


def test_the_keys_of_accordions(shown: Any, page: Page) -> None:
    group = accordions(accordion("A", onToggle=True), accordion("B", onToggle=True), single=True)
    server: FakeServer = shown(column(group, accordion("C")))
    a, b = page.get_by_text("About A"), page.get_by_text("About B")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(a).to_be_visible()
    assert server.next("e")[3:] == [[0, 0], "onToggle", [], True]
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(b).to_be_visible()
    expect(a).to_be_hidden()
    told = sorted(server.next("e")[3:] for _ in range(2))
    assert told == [[[0, 0], "onToggle", [], False], [[0, 1], "onToggle", [], True]]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(a).to_be_visible()
    expect(page.get_by_role("heading", name="A", level=3)).to_be_visible()


def test_the_server_opens_an_accordion_and_may_keep_it_closed(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(accordion("A", onToggle=True)))
    about = page.get_by_text("About A")
    server.send(["p", [0], {"open": True}])
    expect(about).to_be_visible()
    page.locator("summary").click()
    expect(about).to_be_hidden()
    assert server.next("e")[6] is False
    server.send(["d", 1])  # its state has not changed: it stays open
    expect(about).to_be_visible()
    server.send(["p", [0], {"open": None}])
    expect(about).to_be_hidden()


def test_a_step_is_chosen_by_its_place(shown: Any, page: Page) -> None:
    steps = [step("Cart", "done", selectable=True), step("Address", "done", selectable=True)]
    server: FakeServer = shown(column(stepper(*steps, step("Payment", "current"))))
    expect(page.get_by_role("listitem").nth(2)).to_have_attribute("aria-current", "step")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    address = page.get_by_role("button", name="Address (done)")
    expect(address).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert server.next("e")[2:] == [1, [0], "onSelect", [], 1]
    expect(address).to_have_attribute("aria-busy", "true")
    current = {"state": "current", "selectable": None}
    server.send(["p", [0, 1], current], ["p", [0, 2], {"state": "upcoming"}], ["d", 1])
    expect(page.get_by_role("listitem").nth(1)).to_have_attribute("aria-current", "step")
    expect(page.get_by_role("button")).to_have_count(1)
    page.set_viewport_size({"width": 360, "height": 600})
    expect(page.get_by_text("Step 2 of 3")).to_be_visible()
    server.send(["x", [0, 1], step("Address", "done")])
    expect(page.get_by_text("Step 3 of 3")).to_be_visible()


def test_crumbs_that_do_not_fit_are_in_a_menu(shown: Any, page: Page) -> None:
    page.set_viewport_size({"width": 900, "height": 500})
    trail = crumbs("Start", "Orders of the year", "Customers of the north", "Order 4711")
    server: FakeServer = shown(column(trail, alignment="stretch"))
    more = page.get_by_role("button", name="Pages in between")
    expect(more).to_be_hidden()
    expect(page.locator("[aria-current=page]")).to_have_text("Order 4711")
    page.set_viewport_size({"width": 320, "height": 500})
    expect(more).to_be_visible()
    expect(page.get_by_role("link")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Start")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitem", name="Customers of the north")).to_be_focused()
    page.keyboard.press("o")
    page.keyboard.press("Enter")
    assert server.next("n")[3] == "1"
    server.send(["r", [0, 1]], ["p", [0, 2], {"title": "Order"}], ["d", 1])
    page.set_viewport_size({"width": 420, "height": 500})
    expect(page.get_by_role("link")).to_have_text(["Start", "Customers of the north"])
    assert page.evaluate("document.documentElement.scrollWidth") == 420


def test_a_pager_turns_at_once_and_follows_the_server(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(pager(), alignment="stretch"))
    said = page.get_by_role("status").filter(has_text=" of ")
    expect(said).to_have_text("1–20 of 345")
    numbers = page.get_by_role("listitem")
    expect(numbers).to_have_text(["1", "2", "3", "4", "5", "…", "18"])
    forward = page.get_by_role("button", name="Next page")
    forward.click()
    forward.click()
    expect(said).to_have_text("41–60 of 345")
    assert [server.next("e")[6] for _ in range(2)] == [1, 2]
    server.send(["p", [0], {"page": 1}], ["d", 1])
    expect(said).to_have_text("41–60 of 345")  # the second turn has not been answered
    server.send(["p", [0], {"page": 2}], ["d", 2])
    expect(page.get_by_role("button", name="Page 3", exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    page.get_by_role("button", name="Last page").focus()
    page.keyboard.press("Enter")
    expect(said).to_have_text("341–345 of 345")
    assert server.next("e")[6] == 17
    expect(page.get_by_role("button", name="Last page")).to_be_focused()
    expect(forward).to_have_attribute("aria-disabled", "true")
    server.send(["p", [0], {"page": 8}], ["d", 3])  # it shows another one
    expect(numbers).to_have_text(["1", "…", "8", "9", "10", "…", "18"])
    page.get_by_label("Per page").select_option("50")
    assert server.next("e")[4:] == ["onSize", [], 50]
    server.send(["p", [0], {"page": 3, "size": 50}], ["d", 4])
    expect(said).to_have_text("151–200 of 345")
    server.send(["p", [0], {"page": 0, "total": 0}])
    expect(page.get_by_text("No entries")).to_be_visible()
    expect(page.get_by_role("navigation")).to_be_hidden()


def test_numbers_are_written_in_the_language_of_the_page(serve: Any, page: Page) -> None:
    server: FakeServer = serve(column(pager(total=12345, page=99)), language="de")
    page.goto(server.url)
    server.welcome()
    expect(page.get_by_text("1.981–2.000 von 12.345")).to_be_visible()


def test_how_far_something_has_come_is_heard(shown: Any, page: Page) -> None:
    server: FakeServer = shown(everything())
    bar = page.get_by_role("progressbar", name="Import")
    expect(bar).to_have_attribute("aria-valuenow", "42")
    expect(bar).to_have_accessible_description("of 400")
    expect(page.get_by_role("progressbar", name="Check")).not_to_have_attribute(
        "aria-valuenow", "0"
    )
    server.send(["p", [5], {"value": None}])
    expect(bar).not_to_have_attribute("aria-valuetext", "42%")
    server.send(["p", [5], {"value": 1}])
    expect(bar).to_have_attribute("aria-valuetext", "100%")
    expect(page.locator("[aria-busy=true] .unseen:visible")).to_have_text(["Loading …"])


@pytest.mark.parametrize(("scheme", "direction"), [("light", "ltr"), ("dark", "rtl")])
def test_axe_finds_nothing_and_all_fits_on_the_smallest_screen(
    serve: Any, page: Page, bundle: Path, scheme: Any, direction: str
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 600})
    server: FakeServer = serve(scaffold(everything()))
    server.direction = direction
    page.goto(server.url)
    server.welcome()
    expect(page.get_by_text("1–20 of 345")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    found = page.evaluate("axe.run().then(({violations}) => violations)")
    assert not found, json.dumps(found, indent=1)[:4000]

"""Grids, boxes, scrolling areas and pictures in the browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from examples.gallery import layout as chapter
from examples.gallery.pictures import MORNING
from nago import ui
from nago.presentation import wire
from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import Node, column, text

GONE = "**/*.png"
"""Pictures that are not there; the fake server would answer with another page."""

SPECIMENS: Any = (
    chapter.grid,
    chapter.fitting_grid,
    chapter.placed_grid,
    chapter.boxes,
    chapter.scrolling,
    chapter.scrolling_sideways,
    chapter.images,
)


def written(view: Any) -> Node:
    node: Node = json.loads(wire.encode(view))
    return node


def chapter_page() -> Node:
    shown = [written(specimen(None)) for specimen in SPECIMENS]
    return column(text("Layout", level="h1"), *shown, alignment="stretch", gap="1.5rem")


def columns(page: Page, index: int = 0) -> int:
    script = "grid => getComputedStyle(grid).gridTemplateColumns.split(' ')"
    return sum(width != "0px" for width in page.locator(".grid").nth(index).evaluate(script))


def test_a_grid_has_its_columns_and_is_one_column_where_it_is_narrow(
    shown: Any, page: Page, errors: Any
) -> None:
    page.route(GONE, lambda route: route.fulfill(status=404))
    server: FakeServer = shown(chapter_page())
    assert [columns(page, index) for index in range(3)] == [3, 5, 3]
    badge = page.locator(".badge", has_text="at the end").bounding_box()
    grid = page.locator(".grid").nth(2).bounding_box()
    assert badge is not None
    assert grid is not None
    assert abs(badge["x"] + badge["width"] - grid["x"] - grid["width"]) < 1
    server.send(["p", [1], {"columns": ["10rem", "1fr"], "colGap": "3rem"}])
    expect(page.locator(".grid").first).to_have_css("column-gap", "48px")
    expect(page.locator(".grid").first).to_have_css("row-gap", "8px")
    assert columns(page) == 2
    for width in (320, 640):  # 640: a window of 1280 at 200 %
        page.set_viewport_size({"width": width, "height": 800})
        assert columns(page) == 1
        assert columns(page, 2) == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    errors.clear()  # a picture that is not there


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_box_places_things_over_its_layers(serve: Any, page: Page, direction: str) -> None:
    view = ui.Box(
        ui.Image(MORNING, alt="The sea", aspect_ratio=2),
        top_leading=ui.Badge("first"),
        bottom_trailing=ui.Badge("last"),
        frame=ui.Frame(width=ui.L400),
    )
    server = serve(column(written(view)))
    server.direction = direction
    page.goto(server.url)
    server.welcome()
    expect(page.get_by_role("img", name="The sea")).to_be_visible()
    box, first, last = (
        page.locator(place).bounding_box() or {}
        for place in (".layered", ".badge >> nth=0", ".badge >> nth=1")
    )
    assert (box["width"], box["height"]) == (400, 200)
    left, right = (first, last) if direction == "ltr" else (last, first)
    assert left["x"] - box["x"] == pytest.approx(12, abs=1)
    assert box["x"] + 400 - right["x"] - right["width"] == pytest.approx(12, abs=1)
    assert first["y"] - box["y"] == pytest.approx(12, abs=1)
    assert box["y"] + 200 - last["y"] - last["height"] == pytest.approx(12, abs=1)


def test_keys_move_a_scrolling_area_and_news_keep_its_place(shown: Any, page: Page) -> None:
    lines = ui.VStack(*(ui.Text(f"Line {each}", id=f"l{each}") for each in range(40)))
    view = ui.ScrollView(lines, label="Lines", frame=ui.Frame(max_height=ui.L160))
    server: FakeServer = shown(column(written(view)))
    area = page.get_by_role("region", name="Lines")
    page.keyboard.press("Tab")
    expect(area).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_text("Line 39")).to_be_in_viewport(ratio=0.9)
    server.send(["p", [0, "content", 39], {"text": "The last one"}])
    expect(page.get_by_text("The last one")).to_be_visible()
    assert area.evaluate("area => area.scrollTop") > 300
    server.send(["p", [0], {"scrollTo": "l3", "smooth": False}])
    expect(page.get_by_text("Line 3", exact=True)).to_be_in_viewport(ratio=0.9)
    server.send(["x", [0, "content"], text("short")])
    expect(page.get_by_text("short")).to_be_visible()
    page.keyboard.press("Tab")
    expect(area).not_to_have_attribute("tabindex", "0", timeout=1000)


def test_a_picture_keeps_its_place_and_says_what_it_is(shown: Any, page: Page, errors: Any) -> None:
    held: list[Route] = []
    page.route(GONE, lambda route: route.fulfill(status=404))
    page.route("**/late.png", lambda route: held.append(route))
    late = ui.Image("/late.png", alt="Late", aspect_ratio=2, frame=ui.Frame(width=ui.L400))
    dark = ui.Image(MORNING, alt="By day", dark_src="/night.png", lazy=False)
    server: FakeServer = shown(column(written(late), written(dark), text("below")))
    place = page.locator(".image").first.bounding_box()
    assert place is not None
    assert (place["width"], place["height"]) == (400, 200)
    held.pop().abort()
    server.send(["p", [0], {"src": "/broken.png", "alt": "It is gone"}])
    expect(page.get_by_text("It is gone")).to_be_visible()
    server.send(["p", [0], {"src": MORNING}])
    expect(page.get_by_role("img", name="It is gone")).to_be_visible()
    place = page.locator(".image").first.bounding_box()
    assert place is not None
    assert (place["width"], place["height"]) == (400, 200)
    for src in ("javascript:alert(1)", "data:image/svg+xml,<svg>", "http://evil.example/a.png"):
        server.send(["p", [0], {"src": src}])
        expect(page.locator(".image").first).to_have_attribute("data-state", "broken")
        expect(page.locator(".image").first.locator("img")).not_to_have_attribute("src", src)
    errors.clear()  # two pictures that are not there


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_layouts(
    shown: Any, page: Page, bundle: Path, scheme: Any, errors: Any
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.route(GONE, lambda route: route.fulfill(status=404))
    shown(chapter_page())
    page.get_by_text("One that does not come").wait_for()
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert result["violations"] == []
    errors.clear()  # a picture that is not there


def test_what_a_scroll_view_reveals_scrolls_the_view_and_not_the_page(
    shown: Any, page: Page
) -> None:
    lines = column(*(text(f"line {each}", id=f"l{each}") for each in range(30)))
    view = {"type": "ScrollView", "label": "Lines", "scrollTo": "l20", "content": lines}
    space = column(frame={"minHeight": "1500px"})
    shown(column(space, {**view, "frame": {"height": "120px"}}))
    page.wait_for_function("document.querySelector('.scroll').scrollTop > 0")
    assert page.evaluate("scrollY") == 0


def test_cards_dividers_and_signs_take_on_what_changes(shown: Any, page: Page) -> None:
    server: FakeServer = shown(
        column(
            written(ui.Card(ui.Text("body"), title="Orders", level="h3")),
            {"type": "Divider", "label": "or"},
            written(ui.Badge("Due", icon="clock")),
            written(ui.Avatar("Harbour", shape="rounded", size=ui.L48)),
            alignment="stretch",
        )
    )
    expect(page.get_by_role("heading", level=3, name="Orders")).to_be_visible()
    expect(page.get_by_role("separator", name="or")).to_have_text("or")
    expect(page.locator(".badge .icon")).to_be_visible()
    expect(page.locator(".avatar")).to_have_css("border-radius", "24%")
    server.send(["x", [0, "actions"], written(ui.PrimaryButton("New", action=print))])
    new, title = page.get_by_role("button", name="New"), page.get_by_role("heading", name="Orders")
    places = [each.bounding_box() or {} for each in (title, new)]
    assert places[1]["x"] > places[0]["x"] + places[0]["width"]
    server.send(["p", [0], {"level": None, "title": "All orders"}], ["p", [1], {"label": None}])
    expect(page.get_by_role("heading", level=2, name="All orders")).to_be_visible()
    expect(new).to_be_visible()
    expect(page.get_by_role("separator")).to_have_text("")
    server.send(["p", [0], {"title": None}], ["r", [0, "actions"]], ["p", [2], {"icon": None}])
    expect(page.locator(".card > header")).to_be_hidden()
    expect(page.locator(".badge .icon")).to_have_count(0)


def test_what_scrolls_is_printed_as_a_whole(shown: Any, page: Page, errors: Any) -> None:
    page.route(GONE, lambda route: route.fulfill(status=404))
    shown(chapter_page())
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    expect(page.get_by_text("Line 30")).to_be_visible()
    for area in page.locator(".scroll").all():
        assert area.evaluate("area => area.scrollHeight <= area.clientHeight + 1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 700
    errors.clear()  # a picture that is not there

"""Charts as a user meets them: by eye, by pointer, by keys, as a table."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.client.nodes import button, column

Node = dict[str, Any]

WEEKS = ["2026-09-07", "2026-09-14", "2026-09-21", "2026-09-28"]


def chart(kind: str, labels: list[str], *series: tuple[str, list[Any]], **fields: Any) -> Node:
    held = [{"label": label, "values": values} for label, values in series]
    return {"type": "Chart", "label": "Tickets", "kind": kind, "labels": labels, "series": held,
            **fields}  # fmt: skip


BARS = chart("bar", WEEKS, ("Solved", [3, 5, 0, 12]), ("Open", [1, 0, 2, 1]), dated=True)


@pytest.fixture
def plot(page: Page) -> Locator:
    return page.get_by_role("application", name="Tickets")


def ticks(page: Page) -> list[str]:
    return page.locator(".chart-tick[dy]").all_text_contents()


def test_bars_are_as_high_as_their_numbers(shown: Any, page: Page, plot: Locator) -> None:
    shown(column(BARS))
    expect(plot.locator(".chart-s1")).to_have_count(3)  # nothing to see of 0
    heights = [float(bar.get_attribute("height") or "") for bar in plot.locator(".chart-s1").all()]
    assert heights[1] / heights[0] == pytest.approx(5 / 3, rel=0.02)
    assert heights[2] / heights[0] == pytest.approx(12 / 3, rel=0.02)
    assert ticks(page)[0] == "0"
    assert plot.locator(".chart-pattern").count() == 3, "the second differs in more than colour"


def test_the_axis_has_round_numbers(shown: Any, page: Page) -> None:
    for values, expected in (
        ([1, 2], ["0", "1", "2"]),
        ([0.1, 0.37], ["0", "0.1", "0.2", "0.3", "0.4"]),
        ([-30, 55], ["-50", "-25", "0", "25", "50", "75"]),
        ([12_000, 47_000], ["0", "20K", "40K", "60K"]),
        ([0, 0], ["0", "1"]),
    ):
        server = shown(column(chart("line", ["a", "b"], ("n", values))))
        expect(page.locator(".chart-tick[dy]").first).to_be_visible()
        assert ticks(page) == expected, values
        server.stop()


def test_arrow_keys_walk_through_it_and_tell_the_numbers(
    shown: Any, page: Page, plot: Locator
) -> None:
    shown(column(BARS, button("After")))
    said = page.locator(".chart [role=status]")
    plot.focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text("September 7, 2026: Solved 3, Open 1")
    tip = page.locator(".chart-tip")
    expect(tip).to_contain_text("September 7, 2026")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text("September 28, 2026: Solved 12, Open 1")
    page.keyboard.press("Home")
    expect(said).to_have_text("September 7, 2026: Solved 3, Open 1")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="After")).to_be_focused()


def test_the_pointer_shows_the_numbers_beside_it(shown: Any, page: Page, plot: Locator) -> None:
    shown(column(BARS))
    box = plot.bounding_box()
    assert box
    tip = page.locator(".chart-tip")
    page.mouse.move(box["x"] + box["width"] - 20, box["y"] + 50)
    expect(tip).to_contain_text("September 28, 2026")
    placed = tip.bounding_box()
    assert placed and placed["x"] + placed["width"] <= box["x"] + box["width"] + 1
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()


def test_the_numbers_can_be_read_as_a_table(shown: Any, page: Page, plot: Locator) -> None:
    shown(column(BARS))
    table = page.get_by_role("table", name="Tickets")
    expect(table.get_by_role("row")).to_have_count(5)  # screen readers have it at once
    page.get_by_role("button", name="Show the numbers as a table").click()
    expect(plot).to_be_hidden()
    row = table.get_by_role("row").nth(4)
    expect(row.get_by_role("rowheader")).to_have_text("September 28, 2026")
    expect(row.get_by_role("cell")).to_have_text(["12", "1"])
    page.get_by_role("button", name="Show the numbers as a chart").click()
    expect(plot).to_be_visible()


def test_new_numbers_are_drawn(shown: Any, page: Page, plot: Locator) -> None:
    server = shown(column(chart("bar", ["a"], ("n", [None]))))
    expect(page.get_by_text("There are no numbers yet")).to_be_visible()
    expect(plot).to_be_hidden()
    server.send(["p", [0], {"series": [{"label": "n", "values": [7]}]}])
    expect(plot.locator(".chart-bar")).to_have_count(1)
    expect(page.get_by_text("There are no numbers yet")).to_be_hidden()


def test_a_line_has_a_gap_where_there_is_no_number(shown: Any, page: Page, plot: Locator) -> None:
    shown(column(chart("line", list("abcde"), ("n", [1, 2, None, 4, 5]))))
    expect(plot.locator(".chart-line")).to_have_count(2)
    expect(plot.locator(".chart-mark")).to_have_count(4)


def test_a_narrow_page_has_fewer_labels_and_does_not_grow(
    shown: Any, page: Page, plot: Locator
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    months = [f"2026-{month:02}-01" for month in range(1, 13)]
    shown(column(chart("line", months, ("n", list(range(12))), dated=True)))
    expect(plot.locator("svg")).to_be_visible()
    boxes = [each.bounding_box() for each in plot.locator(".chart-tick:not([dy])").all()]
    assert 2 <= len(boxes) < 12
    for left, right in itertools.pairwise(boxes):
        assert left and right and left["x"] + left["width"] < right["x"]
    expect(plot.locator(".chart-tick:not([dy])").last).to_have_text("Dec 26")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 800, "height": 640})
    expect(plot.locator(".chart-tick:not([dy])")).to_have_count(12)


def test_from_right_to_left_it_begins_at_the_right(shown: Any, page: Page, plot: Locator) -> None:
    shown(column(chart("bar", ["first", "last"], ("n", [1, 2]))))
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.set_viewport_size({"width": 801, "height": 640})
    first = plot.locator(".chart-tick", has_text="first")
    last = plot.locator(".chart-tick", has_text="last")
    expect(first).to_be_visible()
    page.wait_for_function(
        "() => { const [a, b] = [...document.querySelectorAll('.chart-tick:not([dy])')]"
        ".map(it => it.getBoundingClientRect().x); return a > b; }"
    )
    plot.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".chart [role=status]")).to_have_text("first: n 1")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".chart [role=status]")).to_have_text("last: n 2")
    assert last.bounding_box()


def test_numbers_have_their_unit_and_decimals(shown: Any, page: Page) -> None:
    shown(column(chart("bar", ["a"], ("n", [1234.5]), unit="h", decimals=2)))
    expect(page.get_by_role("cell", name=re.compile("1,234.50 h"))).to_be_attached()


def test_it_grows_by_nothing_while_it_stands(shown: Any, page: Page, plot: Locator) -> None:
    shown(column(BARS))
    expect(plot.locator("svg")).to_be_visible()
    before = plot.bounding_box()
    page.wait_for_timeout(500)
    assert plot.bounding_box() == before

"""Long lists, tables and rows that are put in order, as users meet them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.client.nodes import button, column, text

Node = dict[str, Any]


def line(number: int, **fields: Any) -> Node:
    return {"type": "ListRow", "title": f"Row {number}", "key": f"k{number}", "action": True,
            **fields}  # fmt: skip


def long_list(count: int = 100_000, first: int = 0, shown: int = 60) -> Node:
    rows = [line(number) for number in range(first, first + shown)]
    return {"type": "LazyList", "label": "Rows", "count": count, "first": first, "onRange": True,
            "children": rows}  # fmt: skip


def give(server: Any, asked: list[Any], old: tuple[int, int]) -> tuple[int, int]:
    """Answer a request for rows as the server would; the rows that are there now."""
    begin, end = asked[6]
    ops: list[Any] = [["p", asked[3], {"first": begin or None}]]
    stays = range(max(begin, old[0]), min(end, old[1]))
    for index in reversed(range(old[0], old[1])):
        if index not in stays:
            ops.append(["r", [*asked[3], index - old[0]]])
    for index in range(begin, end):
        if index not in stays:
            ops.append(["i", [*asked[3], index - begin], line(index)])
    server.send(*ops, ["d", asked[2]])
    return begin, end


def top_row(box: Locator) -> list[Any]:
    """Title and place of the uppermost row in sight."""
    found: list[Any] = box.evaluate(
        """box => { const {left, top} = box.getBoundingClientRect();
        const row = document.elementFromPoint(left + 40, top + 12).closest(".row");
        return row && [row.innerText.trim(), Math.round(row.getBoundingClientRect().top)]; }"""
    )
    return found


def test_a_long_list_asks_for_the_rows_in_sight_and_keeps_them_in_place(
    shown: Any, page: Page
) -> None:
    server = shown(column(button("Add"), long_list()))
    box = page.get_by_role("region", name="Rows")
    expect(page.get_by_role("listitem")).to_have_count(60)
    first = page.get_by_role("listitem").first
    expect(first).to_have_attribute("aria-setsize", "100000")
    assert box.evaluate("box => box.scrollHeight") > 100_000 * 40
    box.evaluate("box => { box.scrollTop = box.scrollHeight / 2 }")
    asked = server.next("e")
    assert asked[3:5] == [[1], "onRange"]
    begin, end = asked[6]
    assert 49_900 < begin < 50_000 < end < 50_100
    assert top_row(box) is None  # till they come there are signs of rows
    expect(box).to_have_attribute("aria-busy", "true")
    give(server, asked, (0, 60))
    expect(first).to_have_attribute("aria-posinset", str(begin + 1))
    expect(box).not_to_have_attribute("aria-busy", "true")
    before = top_row(box)
    assert before is not None
    server.send(["p", [1], {"count": 100_001, "first": begin + 1}])
    expect(first).to_have_attribute("aria-posinset", str(begin + 2))
    assert top_row(box) == before
    server.send(["r", [1, 0]], ["p", [1], {"count": 100_000}])  # gone above what is in sight
    expect(page.get_by_role("listitem")).to_have_count(end - begin - 1)
    assert top_row(box) == before


def test_a_row_on_top_is_shown_to_who_looks_at_the_top(shown: Any, page: Page) -> None:
    server = shown(column(button("Add"), long_list()))
    box = page.get_by_role("region", name="Rows")
    server.send(["p", [1], {"count": 100_001}], ["r", [1, 59]], ["i", [1, 0], line(-1)])
    expect(page.get_by_role("listitem").first).to_have_text("Row -1")
    assert top_row(box)[0] == "Row -1"


def test_keys_lead_from_row_to_row_also_to_those_that_are_not_there_yet(
    shown: Any, page: Page
) -> None:
    server = shown(column(button("Add"), long_list(1000)))
    page.get_by_role("button", name="Row 0").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Row 1", exact=True)).to_be_focused()
    page.keyboard.press("End")
    give(server, server.next("e"), (0, 60))
    last = page.get_by_role("button", name="Row 999")
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("button", name="Row 998")).to_be_focused()
    page.keyboard.press("PageUp")
    expect(page.get_by_role("button", name="Row 998")).not_to_be_focused()
    page.keyboard.press("Enter")
    assert server.next("e")[4] == "action"


def test_a_list_that_goes_on_after_a_reload_shows_what_was_in_sight(shown: Any, page: Page) -> None:
    server = shown(column(long_list(1000, 500, 60)))
    box = page.get_by_role("region", name="Rows")
    expect(page.get_by_role("button", name="Row 530")).to_be_in_viewport()
    assert box.evaluate("box => box.scrollTop") > 500 * 40
    assert server.messages.empty()  # nothing is missing


COLUMNS = [
    {"title": "Name", "sortable": True},
    {"title": "Size", "align": "end", "sortable": True, "key": "size"},
    {"title": "State"},
]


def table(*names: str, **fields: Any) -> Node:
    rows = [
        {"type": "TableRow", "key": name, "texts": [name, f"{len(name)} kB"], "selectable": True,
         "cells": [{"type": "TableCell", "content": {"type": "Badge", "text": "new"}}]}
        for name in names
    ]  # fmt: skip
    return {"type": "Table", "columns": COLUMNS, "children": rows, "caption": "Files",
            "sorted": {"column": "Name"}, "selection": "none", "onSort": True, "onSelect": True,
            **fields}  # fmt: skip


def test_the_arrow_of_a_sorted_column_turns_at_once_and_the_server_s_word_counts(
    shown: Any, page: Page
) -> None:
    server = shown(column(table("a", "b")))
    name = page.get_by_role("columnheader", name="Name")
    size = page.get_by_role("columnheader", name="Size")
    expect(page.get_by_role("rowheader")).to_have_text(["a", "b"])
    expect(name).to_have_attribute("aria-sort", "ascending")
    size.get_by_role("button").click()
    expect(size).to_have_attribute("aria-sort", "ascending")
    expect(name).not_to_have_attribute("aria-sort", "ascending")
    assert server.next("e")[4:] == ["onSort", [], {"column": "size", "descending": False}]
    page.keyboard.press("Enter")
    expect(size).to_have_attribute("aria-sort", "descending")
    assert server.next("e")[6] == {"column": "size", "descending": True}
    server.send(["d", 1])  # of the press before
    expect(size).to_have_attribute("aria-sort", "descending")
    server.send(["d", 2])  # the server has not sorted
    expect(name).to_have_attribute("aria-sort", "ascending")
    server.send(["p", [0], {"sorted": {"column": "size"}}], ["m", [0, 1], 0])
    expect(size).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("rowheader")).to_have_text(["b", "a"])


def test_rows_are_ticked_one_by_one_in_a_range_and_all_at_once(shown: Any, page: Page) -> None:
    server = shown(column(table("a", "b", "c", "d")))
    every = page.get_by_role("checkbox", name="Select all rows")
    boxes = [page.get_by_role("checkbox", name=f"Select {key}", exact=True) for key in "abcd"]
    boxes[0].check()
    assert server.next("e")[6] == {"keys": ["a"], "selected": True}
    server.send(["p", [0, 0], {"selected": True}], ["p", [0], {"selection": "some"}], ["d", 1])
    expect(page.locator("tr[data-selected]")).to_have_count(1)
    expect(every).to_have_js_property("indeterminate", True)
    boxes[2].click(modifiers=["Shift"])
    assert server.next("e")[6] == {"keys": ["a", "b"], "selected": True}
    assert server.next("e")[6] == {"keys": ["c"], "selected": True}
    expect(boxes[1]).to_be_checked()
    server.send(["d", 2], ["d", 3])  # the server has refused
    expect(boxes[1]).not_to_be_checked()
    expect(boxes[0]).to_be_checked()
    every.click()
    assert server.next("e")[6] == {"keys": None, "selected": True}
    expect(boxes[3]).to_be_checked()


@pytest.mark.parametrize(
    ("width", "heads"),
    [
        (1400, ["Name", "Size", "Tags"]),
        (1100, ["Name", "Size"]),
        (800, ["Name"]),
    ],
)
def test_columns_that_one_can_do_without_are_left_out_where_there_is_less_room(
    shown: Any, page: Page, width: int, heads: list[str]
) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    names = [{"title": "Name"}, {"title": "Size", "priority": 2}, {"title": "Tags", "priority": 3}]
    rows = [{"type": "TableRow", "texts": ["a", "b", "c"], "key": "a", "selectable": True}]
    node = {"type": "Table", "columns": names, "children": rows, "caption": "Files",
            "selection": "none", "cards": True}  # fmt: skip
    shown(column(node))
    expect(page.get_by_role("rowheader")).to_be_visible()
    assert [each.inner_text() for each in page.locator("thead th:not(.table-tick)").all()
            if each.is_visible()] == heads  # fmt: skip
    cells = [
        each for each in page.locator("tbody > tr > :not(.table-tick)").all() if each.is_visible()
    ]
    assert len(cells) == len(heads)
    page.set_viewport_size({"width": 500, "height": 600})
    expect(page.locator("tbody > tr > :not(.table-tick)").last).to_be_visible()  # cards have all


def test_a_narrow_screen_shows_rows_as_cards_or_scrolls_them(shown: Any, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    wide = table("a-name-of-some-length", "b", caption="Wide", density="compact")
    wide["columns"] = [{"title": f"{each['title']} of all of them"} for each in COLUMNS]
    shown(column(table("a", "b", cards=True), wide, gap="16px"))
    cell = page.get_by_role("table", name="Files").get_by_role("cell", name="1 kB").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Size"'
    region = page.get_by_role("region", name="Wide")
    assert region.evaluate("box => [box.scrollWidth > box.clientWidth, box.tabIndex]") == [True, 0]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def ordered(*names: str) -> Node:
    rows = [{"type": "SortableRow", "key": name, "content": text(name)} for name in names]
    return {"type": "Sortable", "children": rows, "onMove": True}


def test_a_row_is_lifted_moved_and_put_down_with_the_keyboard(shown: Any, page: Page) -> None:
    server = shown(column(ordered("milk", "bread", "eggs")))
    rows = page.get_by_role("listitem")
    page.keyboard.press("Tab")
    handle = page.get_by_role("button", name="Move milk")
    expect(handle).to_be_focused()
    page.keyboard.press("Space")
    said = page.locator("[aria-live=assertive]").first
    expect(said).to_have_text("milk lifted, position 1 of 3.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(said).to_have_text("milk, position 3 of 3.")
    page.keyboard.press("Escape")
    expect(rows).to_have_text(["milk", "bread", "eggs"])
    expect(said).to_have_text("milk put back, position 1 of 3.")
    page.keyboard.press("Space")
    page.keyboard.press("End")
    page.keyboard.press("Space")
    expect(said).to_have_text("milk put down, position 3 of 3.")
    expect(rows).to_have_text(["bread", "eggs", "milk"])
    expect(handle).to_be_focused()
    assert server.next("e")[3:] == [[0], "onMove", [], {"key": "milk", "to": 2}]
    server.send(["m", [0, 0], 2], ["d", 1])
    expect(rows.last).not_to_have_attribute("aria-busy", "true")
    expect(rows).to_have_text(["bread", "eggs", "milk"])
    expect(handle).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    assert server.next("e")[6] == {"key": "milk", "to": 0}
    server.send(["d", 2])  # the server leaves it where it was
    expect(rows).to_have_text(["bread", "eggs", "milk"])


def test_a_row_is_dragged_by_its_handle_or_put_by_two_presses(shown: Any, page: Page) -> None:
    server = shown(column(ordered("milk", "bread", "eggs", "tea")))
    rows = page.get_by_role("listitem")
    handles = [page.get_by_role("button", name=f"Move {name}") for name in ("milk", "tea")]
    start, end = handles[0].bounding_box(), handles[1].bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 8, end["y"] + 12, steps=6)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(rows).to_have_text(["milk", "bread", "eggs", "tea"])
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 8, end["y"] + 12, steps=6)
    expect(rows.first).to_have_attribute("data-lifted", "drag")
    page.wait_for_timeout(100)  # the row follows in the next frames
    page.mouse.up()
    expect(rows).to_have_text(["bread", "eggs", "tea", "milk"])
    assert server.next("e")[6] == {"key": "milk", "to": 3}
    server.send(["m", [0, 0], 3], ["d", 1])
    handles[1].click()
    rows.filter(has_text="bread").click()
    expect(rows).to_have_text(["tea", "bread", "eggs", "milk"])
    assert server.next("e")[6] == {"key": "tea", "to": 0}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_tables_lists_and_rows_in_order(
    shown: Any, page: Page, bundle: Path, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    empty = {"type": "Table", "columns": COLUMNS, "children": [], "caption": "None",
             "captionHidden": True, "empty": text("Nothing yet")}  # fmt: skip
    head = text("Data", level="h1")
    server = shown(
        column(head, table("a", "b", cards=True), empty, long_list(), ordered("milk", "bread"))
    )
    expect(page.get_by_role("listitem").first).to_be_visible()
    page.get_by_role("checkbox", name="Select a", exact=True).check()
    server.send(["p", [1, 0], {"selected": True}], ["p", [1], {"selection": "some"}], ["d", 1])
    expect(page.locator("tr[data-selected]")).to_have_count(1)
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    found = page.evaluate("axe.run().then(({violations}) => violations)")
    problems = [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]
    assert problems == []

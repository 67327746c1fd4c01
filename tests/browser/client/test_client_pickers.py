"""Fields that open a list to choose from, as a user meets them (APG, combobox with a listbox)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.client.nodes import button, column, state, text

Node = dict[str, Any]

CITIES = ("Berlin", "Köln", "Łódź", "Lyon", "Nîmes", "Paris")
TAGS = ("Urgent", "Waiting", "Billing", "Legal")


def option(title: str, **fields: Any) -> Node:
    return {"value": title.lower(), "title": title, **fields}


def picker(label: str, value: str, options: list[Node], **fields: Any) -> Node:
    bound = state(label, value, live=True)
    return {"type": "Picker", "label": label, "value": bound, "options": options, **fields}


def several(label: str, values: list[str], options: list[Node], **fields: Any) -> Node:
    bound = {"state": label, "value": values, "seq": 0, "live": True}
    return {"type": "MultiPicker", "label": label, "value": bound, "options": options, **fields}


CITY = picker("City", "paris", [option(each, disabled=each == "Lyon") for each in CITIES])
TAG = several("Tags", ["urgent"], [option(each) for each in TAGS])


def active(field: Locator) -> str:
    """The words of the option that a screen reader stands on."""
    return str(
        field.evaluate("f => document.getElementById(f.getAttribute('aria-activedescendant')) ?.textContent ?? ''")
    )  # fmt: skip


def test_one_of_many_is_found_and_chosen_by_keys(shown: Any, page: Page) -> None:
    server = shown(column(CITY, button("After")))
    city = page.get_by_role("combobox", name="City")
    expect(city).to_have_value("Paris")
    page.keyboard.press("Tab")
    expect(city).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(city).to_have_attribute("aria-expanded", "true")
    assert active(city) == "Paris"
    expect(page.get_by_role("option", name="Paris")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    assert active(city) == "Berlin"
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert active(city) == "Łódź", "Lyon is disabled"
    page.keyboard.press("Home")
    assert active(city) == "Berlin"
    page.keyboard.type("ODZ l")
    expect(page.get_by_role("option")).to_have_text(["Łódź"])
    expect(page.get_by_role("status").filter(has_text="1 option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(city).to_have_value("Łódź")
    expect(city).to_have_attribute("aria-expanded", "false")
    assert server.next("v")[2] == [["City", 1, "łódź"]]
    page.keyboard.type("qqq")
    expect(page.get_by_text("Nothing found").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(city).to_have_value("Łódź")
    expect(city).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="After")).to_be_focused()
    assert server.next("v")[2] == [["City", 2, ""]]
    server.send(["s", "City", "köln", 2, True])
    expect(city).to_have_value("Köln")


def test_one_of_many_is_chosen_and_cleared_by_pointer(shown: Any, page: Page) -> None:
    server = shown(column(CITY))
    city = page.get_by_role("combobox", name="City")
    city.click()
    page.get_by_role("option", name="Lyon").click(force=True)
    expect(city).to_have_value("Paris")
    page.get_by_role("option", name="Nîmes").click()
    expect(city).to_have_value("Nîmes")
    expect(city).to_be_focused()
    page.get_by_role("button", name="Clear City").click()
    expect(city).to_have_value("")
    assert server.next("v")[2] == [["City", 1, "nîmes"]]
    assert server.next("v")[2] == [["City", 2, ""]]
    page.get_by_role("button", name="Show options").click()
    expect(page.get_by_role("listbox")).to_be_visible()
    page.mouse.click(900, 700)
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_several_are_chips_that_keys_take_away(shown: Any, page: Page) -> None:
    server = shown(column(TAG))
    tags = page.get_by_role("combobox", name="Tags")
    chips = page.locator(".chip")
    page.keyboard.press("Tab")
    page.keyboard.type("bil")
    page.keyboard.press("Enter")
    page.keyboard.type("le")
    page.keyboard.press("Enter")
    expect(chips).to_have_text(["Urgent", "Billing", "Legal"])
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(page.get_by_role("listbox")).to_have_attribute("aria-multiselectable", "true")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="Remove Legal")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Delete")
    expect(chips).to_have_text(["Urgent", "Legal"])
    expect(page.get_by_role("button", name="Remove Legal")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tags).to_be_focused()
    page.keyboard.press("Backspace")
    expect(chips).to_have_text(["Urgent"])
    page.get_by_role("button", name="Remove Urgent").click()
    expect(chips).to_have_count(0)
    sent = [server.next("v")[2][0][2]]
    while sent[-1]:
        sent.append(server.next("v")[2][0][2])
    assert sent[-4:] == [["urgent", "billing", "legal"], ["urgent", "legal"], ["urgent"], []]
    server.send(["s", "Tags", ["legal", "unknown"], 5, True])
    expect(chips).to_have_text(["Legal", "unknown"])


def test_no_more_are_chosen_than_allowed(shown: Any, page: Page) -> None:
    shown(column({**TAG, "maxChoices": 2}))
    page.get_by_role("combobox", name="Tags").click()
    page.get_by_role("option", name="Legal").click()
    expect(page.get_by_text("No more than 2 can be chosen").first).to_be_visible()
    page.get_by_role("option", name="Billing").click()
    expect(page.locator(".chip")).to_have_text(["Urgent", "Legal"])
    page.get_by_role("option", name="Urgent").click()
    expect(page.locator(".chip")).to_have_text(["Legal"])


def test_thousands_of_options_are_a_window_of_rows(shown: Any, page: Page) -> None:
    shown(column(picker("Part", "", [option(f"Part {n}", group=f"Box {n // 100}") for n in range(5000)])))  # fmt: skip
    part = page.get_by_role("combobox", name="Part")
    part.click()
    page.keyboard.press("End")
    assert active(part) == "Part 4999"
    last = page.get_by_role("option", name="Part 4999")
    expect(last).to_have_attribute("aria-posinset", "5000")
    expect(last).to_be_in_viewport()
    assert page.get_by_role("option").count() < 60
    expect(page.get_by_role("group", name="Box 49")).to_have_count(1)
    page.get_by_role("listbox").evaluate("list => list.scrollTo(0, list.scrollHeight / 2)")
    expect(page.get_by_role("option", name="Part 2499")).to_be_visible()
    spent = part.evaluate(
        """async (input) => {
          const start = performance.now();
          for (const words of ["p", "pa", "par", "part", "part 4", "part 42", "part 424"]) {
            input.value = words;
            input.dispatchEvent(new Event("input", {bubbles: true}));
          }
          return performance.now() - start;
        }"""
    )
    expect(page.get_by_role("option").first).to_have_text("Part 424")
    assert spent < 1000, "seven keys among 5,000 options"


def test_the_server_is_asked_after_a_pause_and_once_at_a_time(shown: Any, page: Page) -> None:
    server = shown(column(picker("Part", "", [], onSearch=True)))
    page.get_by_role("combobox", name="Part").click()
    expect(page.get_by_text("Type to search").first).to_be_visible()
    page.keyboard.type("ab", delay=20)
    asked = server.next("e")
    assert asked[4:] == ["onSearch", [], "ab"]
    expect(page.get_by_text("Searching").first).to_be_visible()
    page.keyboard.type("c")
    server.send(["p", [0], {"options": [option("Abacus")]}])
    page.get_by_role("option", name="Abacus").click()
    expect(page.get_by_role("combobox")).to_have_value("abc", timeout=1000)
    server.send(["d", asked[2]])
    asked = server.next("e")
    assert asked[4:] == ["onSearch", [], "abc"]
    server.send(["p", [0], {"options": [option("Abc")]}], ["d", asked[2]])
    page.get_by_role("option", name="Abc").click()
    expect(page.get_by_role("combobox")).to_have_value("Abc")
    assert server.next("v")[2] == [["Part", 1, "abc"]]
    server.send(["p", [0], {"options": []}])
    expect(page.get_by_role("combobox")).to_have_value("Abc")


def test_on_a_telephone_the_list_fills_the_window(shown: Any, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    server = shown(column(TAG, CITY))
    page.get_by_role("combobox", name="Tags").click()
    sheet = page.get_by_role("dialog", name="Tags")
    sheet.evaluate("sheet => Promise.all(sheet.getAnimations().map((each) => each.finished))")
    assert sheet.bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 640}
    expect(sheet.get_by_role("combobox", name="Tags")).to_be_focused()
    page.keyboard.type("wai")
    sheet.get_by_role("option", name="Waiting").click()
    assert server.next("v")[2] == [["Tags", 1, ["urgent", "waiting"]]]
    sheet.get_by_role("button", name="Done").click()
    expect(sheet).to_be_hidden()
    expect(page.locator(".chip")).to_have_text(["Urgent", "Waiting"])
    page.get_by_role("combobox", name="City").click()
    page.get_by_role("dialog", name="City").get_by_role("option", name="Berlin").click()
    expect(page.get_by_role("combobox", name="City")).to_have_value("Berlin")
    expect(page.get_by_role("combobox", name="City")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_picker(
    shown: Any, page: Page, bundle: Path, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    wrong = picker("Wrong", "x", [option("X")], errorText="No", required=True)
    off = several("Off", ["x"], [option("X", supportingText="below")], disabled=True)
    shown({"type": "Scaffold", "title": "App", "menu": [],
           "body": column(text("Places", level="h1"), TAG, CITY, wrong, off)})  # fmt: skip
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    page.get_by_role("combobox", name="Tags").click()
    found = page.evaluate("axe.run().then(({violations}) => violations)")
    page.keyboard.press("Tab")
    page.keyboard.type("o")
    expect(page.get_by_role("option", name=re.compile("Köln"))).to_be_visible()
    found += page.evaluate("axe.run().then(({violations}) => violations)")
    page.set_viewport_size({"width": 360, "height": 640})
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Tags").click()
    found += page.evaluate("axe.run().then(({violations}) => violations)")
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []

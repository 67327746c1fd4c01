"""Number fields, sliders and radio groups, as a user meets them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client.nodes import button, column, text

Node = dict[str, Any]


def bound(name: str, value: Any, *, live: bool = False, **fields: Any) -> Node:
    return {"state": name, "value": value, "seq": 0, "live": live, **fields}


def number(label: str, value: Any, *, live: bool = False, **fields: Any) -> Node:
    return {"type": "NumberField", "label": label, "value": bound(label, value, live=live),
            **fields}  # fmt: skip


WRITTEN = {
    "en": [
        ("1,234.5", 1234.5, "1,234.5"),
        ("1234567", 1234567, "1,234,567"),
        ("-.5", -0.5, "-0.5"),
        ("1,5", 1.5, "1.5"),
        ("1.234.5", "1.234.5", "1.234.5"),
        ("12 apples", "12 apples", "12 apples"),
        ("1_0", "1_0", "1_0"),
        ("1e999", "1e999", "1e999"),
        ("7 kg", 7, "7"),
        ("", None, ""),
    ],
    "de": [
        ("1.234,5", 1234.5, "1.234,5"),
        ("1234,50", 1234.5, "1.234,5"),
        ("1.500", 1500, "1.500"),
        ("1.5", 1.5, "1,5"),
        ("−3", -3, "-3"),
        ("１２", 12, "12"),
        ("1,2,3", "1,2,3", "1,2,3"),
    ],
}


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_number_is_written_in_its_user_s_language(shown: Any, page: Page, language: str) -> None:
    tree = column(number("Weight", 3, unit="kg"), button("Next"))
    server = shown(tree, language=language)
    field = page.get_by_role("spinbutton", name="Weight")
    for typed, sent, left in WRITTEN[language]:
        field.fill(typed)
        expect(field).to_have_value(typed)
        page.get_by_role("button", name="Next").focus()
        expect(field).to_have_value(left)
        [[name, seq, value]] = server.next("v")[2]
        assert (name, value) == ("Weight", sent), "what was left is sent, so that it is seen"
        server.send(["s", "Weight", sent, seq, False])


def test_what_stands_in_the_field_survives_echoes_and_is_formatted_only_when_left(
    shown: Any, page: Page
) -> None:
    server = shown(column(number("Price", 1234.5, live=True, decimals=2), text("other")))
    field = page.get_by_label("Price")
    expect(field).to_have_value("1,234.50")
    field.focus()
    expect(field).to_have_value("1234.50")
    page.keyboard.type("1234567.")  # what was reached by a key is selected
    assert server.next("v")[2][0][2] == 1234567
    seq = 8
    server.send(["s", "Price", 1234567, seq, True])
    expect(field).to_have_value("1234567.")
    page.keyboard.type("8")
    assert server.next("v")[2] == [["Price", seq + 1, 1234567.8]]
    server.send(["s", "Price", 1234567.8, seq + 1, True])
    server.send(["p", [1], {"text": "seen"}])
    expect(page.get_by_text("seen")).to_be_visible()
    expect(field).to_have_value("1234567.8")
    field.blur()
    expect(field).to_have_value("1,234,567.80")
    server.send(["s", "Price", 5, seq + 1, True])
    expect(field).to_have_value("5.00")
    server.send(["s", "Price", None, seq + 1, True])
    expect(field).to_have_value("")


def test_what_is_refused_stays_and_is_said_once_the_user_pauses(shown: Any, page: Page) -> None:
    server = shown(column(number("Count", 5, live=True, minimum=1, maximum=20)))
    field = page.get_by_label("Count")
    field.fill("200")
    assert server.next("v")[2] == [["Count", 1, 200]]
    server.send(["s", "Count", 200, 1, True, "Enter a whole number from 1 to 20."])
    page.wait_for_timeout(200)
    expect(field).not_to_have_attribute("aria-invalid", "true")
    field.press("Enter")
    expect(field).to_have_accessible_description("Enter a whole number from 1 to 20.")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("200")
    page.keyboard.press("Backspace")
    assert server.next("v")[2] == [["Count", 2, 20]]
    server.send(["s", "Count", 20, 2, True])
    expect(field).not_to_have_attribute("aria-invalid", "true")
    field.fill("x")
    field.blur()
    assert server.next("v")[2] == [["Count", 3, "x"]]
    server.send(["s", "Count", "x", 3, True, "Enter a whole number."])
    expect(field).to_have_accessible_description("Enter a whole number.")
    refused = number("Count", "x", minimum=1)
    refused["value"] |= {"seq": 3, "problem": "Enter a whole number."}
    server.send(["x", [], column(refused)])
    expect(field).to_have_value("x")
    expect(field).to_have_accessible_description("Enter a whole number.")


def test_arrows_and_buttons_step_and_the_limits_hold(shown: Any, page: Page) -> None:
    fields = {"minimum": 0, "maximum": 3, "step": 0.1}
    server = shown(column(number("Ratio", 0.25, **fields), number("Free", None), button("Next")))
    field = page.get_by_label("Ratio")
    field.focus()
    for key, value in {
        "ArrowUp": "0.3", "ArrowDown": "0.2", "PageUp": "1.2", "PageDown": "0.2",
        "End": "3", "Home": "0",
    }.items():  # fmt: skip
        page.keyboard.press(key)
        expect(field).to_have_value(value)
        expect(field).to_have_attribute("aria-valuenow", value)
    less = page.get_by_role("button", name="Decrease").first
    more = page.get_by_role("button", name="Increase").first
    expect(less).to_be_disabled()
    expect(field).to_have_attribute("aria-valuemin", "0")
    expect(field).to_have_attribute("aria-valuemax", "3")
    more.click()
    expect(field).to_have_value("0.1")
    expect(field).to_be_focused()
    more.click(delay=800)
    assert float(field.input_value()) >= 0.4, "it goes on while it is held"
    less.dispatch_event("click")
    free = page.get_by_label("Free")
    free.focus()
    page.keyboard.press("Home")
    expect(free).to_have_value("")
    page.keyboard.press("ArrowUp")
    expect(free).to_have_value("1")
    server.send(["p", [1], {"readOnly": True}])
    expect(free).not_to_be_editable()
    page.keyboard.press("ArrowUp")
    expect(free).to_have_value("1")


def slider(label: str, value: Any, **fields: Any) -> Node:
    kind = "RangeSlider" if isinstance(value, list) else "Slider"
    return {"type": kind, "label": label, "value": bound(label, value), **fields}


def test_a_thumb_moves_at_once_and_says_where_it_is(shown: Any, page: Page) -> None:
    server = shown(column(slider("Volume", 40, unit="%", onChange=True, step=5)))
    thumb = page.get_by_role("slider", name="Volume")
    thumb.focus()
    for key, value in {"ArrowRight": "45", "ArrowDown": "40", "End": "100", "Home": "0"}.items():
        page.keyboard.press(key)
        expect(thumb).to_have_value(value)
        expect(thumb).to_have_attribute("aria-valuetext", f"{value} %")
    expect(page.locator(".bubble")).to_have_css("opacity", "1")
    expect(page.locator("output")).to_have_text("0 %")
    assert server.next("v")[2][0][2] == 45
    server.send(["s", "Volume", 70, 4, True], ["p", [0], {"maximum": 200}])
    expect(thumb).to_have_value("70")
    server.send(["p", [0], {"readOnly": True}])
    expect(thumb).to_have_attribute("aria-readonly", "true")
    page.keyboard.press("ArrowRight")
    expect(thumb).to_have_value("70")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_two_thumbs_stop_at_one_another(serve: Any, page: Page, direction: str) -> None:
    server = serve(column(slider("Price", [20, 60], onChange=True)))
    server.direction = direction
    page.goto(server.url)
    server.welcome()
    low = page.get_by_role("slider", name="Price: From")
    high = page.get_by_role("slider", name="Price: To")
    low.focus()
    page.keyboard.press("End")
    expect(low).to_have_value("60")
    assert server.next("v")[2] == [["Price", 1, [60, 60]]]
    high.focus()
    page.keyboard.press("Home")
    expect(high).to_have_value("60")
    page.keyboard.press("End")
    assert server.next("v")[2] == [["Price", 2, [60, 100]]]
    rail = page.locator(".track").bounding_box()
    assert rail is not None
    at = 0.1 if direction == "ltr" else 0.9
    page.mouse.click(rail["x"] + rail["width"] * at, rail["y"] + rail["height"] / 2)
    expect(low).to_have_value("10")
    expect(page.get_by_role("group", name="Price")).to_be_visible()


def test_radios_are_moved_by_arrows_and_what_is_disabled_is_passed_over(
    shown: Any, page: Page
) -> None:
    options = [
        {"value": "a", "title": "Ada", "supportingText": "The first"},
        {"value": "b", "title": "Bob", "disabled": True},
        {"value": "c", "title": "Cleo"},
    ]
    group = {"type": "RadioGroup", "label": "Who", "value": bound("who", ""), "options": options,
             "required": True, "onChange": True}  # fmt: skip
    server = shown(column(group, button("Next")))
    ada, cleo = page.get_by_role("radio", name="Ada"), page.get_by_role("radio", name="Cleo")
    expect(page.get_by_role("radiogroup", name="Who")).to_have_attribute("aria-required", "true")
    expect(ada).to_have_accessible_description("The first")
    page.keyboard.press("Tab")
    expect(ada).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(cleo).to_be_focused()
    expect(cleo).to_be_checked()
    assert server.next("v")[2] == [["who", 1, "c"]]
    page.keyboard.press("ArrowDown")
    expect(ada).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.get_by_text("Cleo").click()
    server.send(["p", [0], {"options": options[2:], "errorText": "Not her"}])
    expect(page.get_by_role("radio")).to_have_count(1)
    expect(cleo).to_be_checked()
    expect(page.get_by_role("radiogroup")).to_have_accessible_description("Not her")
    server.send(["s", "who", "", 3, True])
    expect(cleo).not_to_be_checked()


def test_a_wrong_group_gets_the_focus_where_the_keyboard_would(shown: Any, page: Page) -> None:
    group = {"type": "RadioGroup", "label": "Who", "value": bound("who", "b"),
             "options": [{"value": v, "title": v.upper()} for v in "ab"]}  # fmt: skip
    box = {"type": "Checkbox", "label": "All", "value": bound("all", False), "indeterminate": True}
    submit = {"type": "Button", "title": "Save", "submit": True}
    fields = {"type": "FieldGroup", "title": "Together", "children": [group, box], "columns": 2}
    form = {"type": "Form", "children": [fields, submit], "action": True}
    server = shown(column(form))
    expect(page.get_by_role("group", name="Together")).to_be_visible()
    assert page.get_by_label("All").evaluate("element => element.indeterminate")
    page.get_by_role("button", name="Save").click()
    server.next("e")
    server.send(["p", [0, 0, 0], {"errorText": "Not B"}], ["d", 1])
    expect(page.get_by_role("radio", name="B")).to_be_focused()

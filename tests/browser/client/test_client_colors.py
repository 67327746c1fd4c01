"""Fields for colours and pieces of a page in other colours, as a user meets them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client.nodes import button, column, text

Node = dict[str, Any]


def colour(label: str, value: str, **fields: Any) -> Node:
    bound = {"state": label, "value": value, "seq": 0, "live": False}
    return {"type": "ColorField", "label": label, "value": bound, **fields}


def sample(colors: dict[str, str], scheme: str, *children: Node) -> Node:
    worn = [{"name": name, "color": each} for name, each in colors.items()]
    return {"type": "PaletteSample", "children": children, "colors": worn, "scheme": scheme}


@pytest.mark.parametrize(
    ("typed", "sent"),
    [("07c", "#0077cc"), (" #0077CC ", "#0077cc"), ("0077cc", "#0077cc"), ("", ""), ("red", "red")],
)
def test_a_colour_is_sent_in_its_long_form_and_anything_else_as_it_is(
    shown: Any, page: Page, typed: str, sent: str
) -> None:
    server = shown(column(colour("Brand", "#ffffff"), button("Next")))
    field = page.get_by_label("Brand", exact=True)
    field.fill(typed)
    page.get_by_role("button", name="Next").focus()
    assert server.next("v")[2] == [["Brand", 1, sent]]
    expect(field).to_have_value(sent)


def test_the_picker_of_the_browser_and_the_field_say_the_same(shown: Any, page: Page) -> None:
    server = shown(column(colour("Brand", "#0b7285")))
    field, well = page.get_by_label("Brand", exact=True), page.get_by_label("Brand: Choose")
    expect(well).to_have_value("#0b7285")
    well.fill("#aa00aa")
    expect(field).to_have_value("#aa00aa")
    assert server.next("v")[2] == [["Brand", 1, "#aa00aa"]]
    server.send(["s", "Brand", "#00aa00", 1, False])
    expect(field).to_have_value("#00aa00")
    expect(well).to_have_value("#00aa00")


def test_a_field_without_a_colour_shows_that_there_is_none(shown: Any, page: Page) -> None:
    shown(
        column(
            colour("Brand", "", placeholder="As before"), colour("Shut", "#123456", readOnly=True)
        )
    )
    expect(page.locator(".swatch").first).to_have_attribute("data-empty", "")
    expect(page.get_by_label("Brand", exact=True)).to_have_attribute("placeholder", "As before")
    expect(page.get_by_label("Shut: Choose")).to_be_disabled()
    expect(page.get_by_label("Shut", exact=True)).not_to_be_editable()


def test_digits_are_read_from_the_left_and_stand_beside_their_colour_in_any_script(
    shown: Any, page: Page
) -> None:
    shown(column(colour("Brand", "#ffffff")))
    page.evaluate("document.documentElement.dir = 'rtl'")
    field = page.get_by_label("Brand", exact=True)
    expect(field).to_have_css("direction", "ltr")
    expect(field).to_have_css("text-align", "end")
    swatch, box = page.locator(".swatch").bounding_box(), field.bounding_box()
    assert swatch is not None
    assert box is not None
    assert swatch["x"] >= box["x"] + box["width"] - 1


def test_a_sample_wears_its_colours_alone_by_day_and_by_night(shown: Any, page: Page) -> None:
    server = shown(
        column(
            text("around"),
            sample({"bg": "#112233", "fg": "#ddeeff"}, "dark", text("inside")),
        )
    )
    inside = page.locator(".palette-sample")
    expect(inside).to_have_css("background-color", "rgb(17, 34, 51)")
    expect(inside).to_have_css("color", "rgb(221, 238, 255)")
    expect(inside).to_have_css("color-scheme", "dark")
    assert page.locator("body").evaluate("(each) => getComputedStyle(each).color") != (
        "rgb(221, 238, 255)"
    )
    server.send(["p", [1], {"colors": [{"name": "fg", "color": "#000000"}], "scheme": "light"}])
    expect(inside).to_have_css("color", "rgb(0, 0, 0)")
    expect(inside).not_to_have_css("background-color", "rgb(17, 34, 51)")


def test_X06_nothing_but_colours_under_plain_names_gets_through(shown: Any, page: Page) -> None:
    hostile = {
        "fg": "red;background:url(//evil.example)",
        "bg": "url(//evil.example/x.png)",
        "acc; background": "#123456",
        "-x": "#123456",
        "card": "#12345",
    }
    server = shown(column(sample(hostile, "light;position:fixed", text("inside"))))
    inside = page.locator(".palette-sample")
    assert inside.get_attribute("style") == "color-scheme: light;"
    server.send(["p", [0], {"font": "serif;color:red"}])
    server.send(["p", [0], {"font": "Georgia, serif"}])
    expect(inside).to_have_css("font-family", "Georgia, serif")
    server.send(["p", [0], {"font": "url(//evil.example)"}])
    expect(inside).not_to_have_css("font-family", "Georgia, serif")
    assert inside.get_attribute("style") == "color-scheme: light;"

"""Checkbox, toggle, select, text area and password field, as a user meets them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.client.nodes import button, column, state, text

Node = dict[str, Any]


def flag(kind: str, label: str, value: bool = False, *, live: bool = False, **fields: Any) -> Node:
    bound = {"state": label, "value": value, "seq": 0, "live": live}
    return {"type": kind, "label": label, "value": bound, **fields}


def select(label: str, value: str, *titles: str, **fields: Any) -> Node:
    options = [{"value": title.lower(), "title": title} for title in titles]
    return {"type": "Select", "label": label, "value": state(label, value), "options": options,
            **fields}  # fmt: skip


def secret(label: str, **fields: Any) -> Node:
    bound = {"state": label, "value": None, "seq": 0, "live": False}
    return {"type": "PasswordField", "label": label, "value": bound, **fields}


def test_a_tick_that_nobody_watches_goes_along_with_the_next_event(shown: Any, page: Page) -> None:
    server = shown(column(flag("Checkbox", "Agree"), button("Next")))
    page.get_by_label("Agree").check()
    page.get_by_role("button", name="Next").click()
    assert server.next("e")[5] == [["Agree", 1, True]]


def test_a_tick_that_is_watched_is_told_at_once(shown: Any, page: Page) -> None:
    server = shown(column(flag("Toggle", "Dark", live=True), flag("Checkbox", "On", onChange=True)))
    page.get_by_role("switch", name="Dark").click()
    assert server.next("v")[2] == [["Dark", 1, True]]
    page.get_by_role("checkbox", name="On").check()
    assert server.next("v")[2] == [["On", 1, True]]


def test_the_server_s_word_on_a_tick_counts(shown: Any, page: Page) -> None:
    server = shown(column(flag("Checkbox", "Agree", True)))
    box = page.get_by_label("Agree")
    expect(box).to_be_checked()
    server.send(["s", "Agree", False, 0, False])
    expect(box).not_to_be_checked()
    box.check()
    server.send(["s", "Agree", False, 0, False])  # it has not seen the tick yet
    expect(box).to_be_checked()


def test_one_of_several_is_chosen_by_mouse_and_keys(shown: Any, page: Page) -> None:
    server = shown(column(select("Size", "small", "Small", "Middle", "Large"), button("Next")))
    choice = page.get_by_label("Size")
    expect(choice).to_have_value("small")
    choice.select_option("large")
    page.get_by_role("button", name="Next").click()
    assert server.next("e")[5] == [["Size", 1, "large"]]
    server.send(["d", 1], ["p", [0], {"options": [{"value": "large", "title": "Huge"}]}])
    expect(choice.locator("option")).to_have_text(["Huge"])
    expect(choice).to_have_value("large")


def test_a_placeholder_stands_where_nothing_is_chosen_yet(shown: Any, page: Page) -> None:
    shown(column(select("Size", "", "Small", "Large", placeholder="Please choose")))
    choice = page.get_by_label("Size")
    expect(choice).to_have_value("")
    expect(choice.locator("option").first).to_have_text("Please choose")


def test_text_of_several_lines_is_counted_and_merged_like_any_text(shown: Any, page: Page) -> None:
    area = {"type": "TextArea", "label": "Note", "value": state("n", "a"), "maxLength": 20}
    server = shown(column(area, button("Next")))
    note = page.get_by_label("Note")
    note.fill("one\ntwo")
    expect(page.get_by_text("7 / 20")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    assert server.next("e")[5] == [["n", 1, "one\ntwo"]]


def test_a_password_is_shown_to_its_user_and_hidden_again(shown: Any, page: Page) -> None:
    shown(column(secret("Password")))
    field = page.get_by_label("Password", exact=True)
    field.fill("hush")
    expect(field).to_have_attribute("type", "password")
    show = page.get_by_role("button", name="Show password")
    show.click()
    expect(field).to_have_attribute("type", "text")
    expect(show).to_have_attribute("aria-pressed", "true")
    expect(field).to_be_focused()
    show.click()
    expect(field).to_have_attribute("type", "password")


def test_a_password_is_sent_with_the_event_and_stays_till_it_is_emptied(
    shown: Any, page: Page
) -> None:
    server = shown(column(secret("Password"), button("Next"), text("before")))
    field = page.get_by_label("Password", exact=True)
    field.fill("hush")
    page.get_by_role("button", name="Next").click()
    assert server.next("e")[5] == [["Password", 1, "hush"]]
    again = {**secret("Password", errorText="Wrong")}
    again["value"] = {**again["value"], "seq": 1}
    server.send(["x", [], column(again, button("Next"), text("after"))], ["d", 1])
    expect(page.get_by_text("after")).to_be_visible()
    expect(field).to_have_value("hush")
    server.send(["s", "Password", None, 1, True])
    expect(field).to_have_value("hush")
    server.send(["s", "Password", "", 1, True])
    expect(field).to_have_value("")


def test_errors_take_the_place_of_notes_and_are_bound_to_their_input(
    shown: Any, page: Page
) -> None:
    inputs = (
        flag("Checkbox", "Agree", supportingText="To the terms"),
        flag("Toggle", "Dark", supportingText="At night"),
        select("Size", "small", "Small", supportingText="Of the shirt"),
        secret("Password", supportingText="At least 15 characters"),
        {"type": "TextArea", "label": "Note", "value": state("n"), "supportingText": "Short"},
    )
    server = shown(column(*inputs))
    for index, (label, note) in enumerate(
        (
            ("Agree", "To the terms"),
            ("Dark", "At night"),
            ("Size", "Of the shirt"),
            ("Password", "At least 15 characters"),
            ("Note", "Short"),
        )
    ):
        entry = page.get_by_label(label, exact=True)
        expect(entry).to_have_accessible_description(note)
        server.send(["p", [index], {"errorText": f"Wrong {label}", "disabled": True}])
        expect(entry).to_have_accessible_description(f"Wrong {label}")
        expect(entry).to_have_attribute("aria-invalid", "true")
        expect(entry).to_be_disabled()
        server.send(["p", [index], {"errorText": None, "disabled": None}])
        expect(entry).to_have_accessible_description(note)
        expect(entry).to_be_enabled()


def test_labels_can_be_pressed_and_everything_is_large_enough(shown: Any, page: Page) -> None:
    shown(column(flag("Checkbox", "Agree"), flag("Toggle", "Dark"), secret("Password")))
    page.get_by_text("Agree").click()
    expect(page.get_by_label("Agree")).to_be_checked()
    page.get_by_label("Dark").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("Dark")).to_be_checked()
    for target in (
        page.get_by_role("button", name="Show password"),
        page.locator(".flag").first,
        page.locator(".flag").last,
    ):
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 24

"""The editor for source texts, as a user meets it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.client.nodes import button, column, field, state, text

Node = dict[str, Any]

WATCH = """
globalThis.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""


def editor(label: str, value: str = "", **fields: Any) -> Node:
    bound = state(fields.pop("name", "text"), value, live=fields.pop("live", True))
    return {"type": "CodeEditor", "label": label, "value": bound, **fields}


@pytest.fixture
def source(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Source")


def lines(page: Page) -> list[str]:
    return page.locator(".cm-line").all_inner_texts()


def test_what_is_typed_is_sent_like_any_text(shown: Any, page: Page, source: Locator) -> None:
    server = shown(column(editor("Source", "one\ntwo"), button("Next")))
    source.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\nthree")
    assert server.next("v")[2][-1][2].startswith("one\ntwo\n")
    page.keyboard.type("!")
    page.get_by_role("button", name="Next").click()
    event = server.next("e")
    sent = [edit[2] for edit in event[5]]
    assert sent in ([], ["one\ntwo\nthree!"]), "an event takes along what was typed before it"
    assert lines(page) == ["one", "two", "three!"]


def test_what_nobody_reads_is_not_sent_while_it_is_typed(
    shown: Any, page: Page, source: Locator
) -> None:
    server = shown(column(editor("Source", live=False), button("Next")))
    source.click()
    page.keyboard.type("select 1")
    page.get_by_role("button", name="Next").click()
    event = server.next("e")
    assert [edit[2] for edit in event[5]] == ["select 1"]


def test_a_late_answer_takes_no_letter_away(shown: Any, page: Page, source: Locator) -> None:
    server = shown(column(editor("Source", "ab", mode="live", pause=0.05)))
    source.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("c")
    _, _, ((_, seq, value),) = server.next("v")[:3]
    assert value == "abc"
    page.keyboard.type("d")
    server.send(["s", "text", "ABC", seq, True])  # the server capitalises what it had seen
    expect(page.locator(".cm-line")).to_have_text("ABCd")
    page.keyboard.type("e")
    expect(page.locator(".cm-line")).to_have_text("ABCde")
    page.keyboard.press("Control+z")
    expect(page.locator(".cm-line")).to_have_text(re.compile("^ABCd?$"))


def test_the_caret_stays_where_it_was_in_a_text_of_the_server(
    shown: Any, page: Page, source: Locator
) -> None:
    server = shown(column(editor("Source", "first\nlast")))
    source.click()
    page.keyboard.press("Control+End")
    server.send(["s", "text", "first\nmiddle\nlast", 0, True])
    expect(page.locator(".cm-line")).to_have_count(3)
    page.keyboard.type("!")
    expect(page.locator(".cm-line").last).to_have_text("last!")


def test_text_that_is_being_composed_is_left_alone(shown: Any, page: Page, source: Locator) -> None:
    server = shown(column(editor("Source", "ab ")))
    source.click()
    page.keyboard.press("Control+End")
    ime = page.context.new_cdp_session(page)
    ime.send("Input.imeSetComposition", {"text": "に", "selectionStart": 1, "selectionEnd": 1})
    server.send(["s", "text", "AB ", 0, True])
    ime.send("Input.imeSetComposition", {"text": "日", "selectionStart": 1, "selectionEnd": 1})
    expect(page.locator(".cm-line")).to_have_text("ab 日")
    ime.send("Input.insertText", {"text": "日本"})
    expect(page.locator(".cm-line")).to_have_text("AB 日本")


def test_tab_indents_until_escape_gives_it_back(shown: Any, page: Page, source: Locator) -> None:
    shown(column(editor("Source", "x"), button("After")))
    source.click()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Tab")
    assert lines(page) == ["    x"]
    page.keyboard.press("Shift+Tab")
    assert lines(page) == ["x"]
    hint = page.locator(".editor-hint")
    expect(hint).to_have_text("Tab indents. To leave: Escape, then Tab.")
    page.keyboard.press("Escape")
    expect(hint).to_have_text("Tab now leaves the editor.")
    page.wait_for_timeout(2500)  # no time runs out on it
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="After")).to_be_focused()
    assert lines(page) == ["x"]
    page.keyboard.press("Shift+Tab")
    expect(source).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.type("y")  # whoever goes on writing stays
    page.keyboard.press("Tab")
    expect(source).to_be_focused()


def test_tab_goes_through_an_editor_that_is_only_read(
    shown: Any, page: Page, source: Locator
) -> None:
    shown(column(editor("Source", "x", readOnly=True), button("After")))
    source.click()
    expect(source).to_have_attribute("aria-readonly", "true")
    page.keyboard.type("y")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="After")).to_be_focused()
    assert lines(page) == ["x"]


def test_a_disabled_editor_takes_nothing(shown: Any, page: Page, source: Locator) -> None:
    shown(column(editor("Source", "x", disabled=True), button("After")))
    expect(source).to_have_attribute("aria-disabled", "true")
    expect(source).to_have_attribute("contenteditable", "false")
    page.keyboard.press("Tab")
    page.keyboard.type("y")
    assert lines(page) == ["x"]


def test_control_enter_sends_the_form_with_the_last_letter(
    shown: Any, page: Page, source: Locator
) -> None:
    form = {"type": "Form", "children": [editor("Source", live=False)], "action": True}
    server = shown(column(form))
    source.click()
    page.keyboard.type("select 1")
    page.keyboard.press("Control+Enter")
    assert [edit[2] for edit in server.next("e")[5]] == ["select 1"]


def test_it_is_named_described_and_marked_as_its_fields_say(
    shown: Any, page: Page, source: Locator
) -> None:
    server = shown(column(editor("Source", required=True, supportingText="In SQL")))
    expect(source).to_have_attribute("aria-required", "true")
    expect(source).to_have_accessible_description(
        "In SQL. Tab indents. To leave: Escape, then Tab."
    )
    server.send(["p", [0], {"errorText": "It must select", "label": "Query"}])
    query = page.get_by_role("textbox", name="Query")
    expect(query).to_have_attribute("aria-invalid", "true")
    expect(query).to_have_accessible_description(re.compile("^It must select"))
    expect(page.get_by_text("It must select").and_(page.locator(".note > span"))).to_be_visible()
    page.get_by_text("Query", exact=True).click()
    expect(query).to_be_focused()


def test_problems_are_marked_listed_and_led_to(shown: Any, page: Page, source: Locator) -> None:
    problems = [{"line": 2, "text": "no such field"}, {"line": 99, "text": "not closed"}]
    server = shown(column(editor("Source", "a\nb\nc", problems=problems)))
    expect(page.locator(".cm-line.cm-problem")).to_have_text(["b", "c"])
    expect(source).to_have_accessible_description(
        re.compile("Line 2: no such field. Line 99: not closed")
    )
    page.get_by_role("button", name="Line 2 no such field").click()
    expect(source).to_be_focused()
    page.keyboard.type("X")
    assert lines(page) == ["a", "Xb", "c"]
    page.keyboard.press("Control+Home")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-line.cm-problem")).to_have_text(["Xb", "c"])
    server.send(["p", [0], {"problems": None}])
    expect(page.locator(".cm-problem")).to_have_count(0)
    expect(page.locator(".editor-problems")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "source_text", "coloured"),
    [
        ("markdown+jinja", "# Dear {{ name }}", "{{ name }}"),
        ("markdown", "a **bold** word", "bold"),
        ("html", "<p>text</p>", "p"),
        ("json", "12", "12"),
        ("python", "def f(): pass", "def"),
        ("sql", "SELECT 1", "SELECT"),
    ],
)
def test_each_language_has_colours(
    shown: Any, page: Page, language: str, source_text: str, coloured: str
) -> None:
    server = shown(column(editor("Source", source_text, language=language)))
    expect(page.locator(".cm-line span", has_text=coloured).first).to_be_attached()
    server.send(["p", [0], {"language": "text"}])
    expect(page.locator(".cm-line span")).to_have_count(0)


def test_it_needs_no_exception_from_the_content_security_policy(
    shown: Any, page: Page, source: Locator
) -> None:
    page.add_init_script(WATCH)
    problems = [{"line": 1, "text": "wrong"}]
    shown(column(editor("Source", '{"a": [1]}', language="json", problems=problems)))
    source.click()
    page.keyboard.type("x")
    page.keyboard.press("Control+f")
    expect(page.get_by_role("textbox", name="Find")).to_be_focused()
    colour = source.evaluate("it => getComputedStyle(it.querySelector('.cm-line span')).color")
    plain = source.evaluate("it => getComputedStyle(it).color")
    assert colour != plain, "the style sheet counts"
    assert page.evaluate("violations") == []
    assert page.locator("head style").count() == 0


def test_its_search_finds_replaces_and_closes_alone(
    shown: Any, page: Page, source: Locator
) -> None:
    server = shown(column(editor("Source", "one two one"), text("outside")))
    source.click()
    page.keyboard.press("Control+f")
    find = page.get_by_role("textbox", name="Find")
    find.fill("one")
    page.get_by_role("textbox", name="Replace with").fill("three")
    page.get_by_role("button", name="replace all").click()
    assert lines(page) == ["three two three"]
    assert server.next("v")[2][-1][2] == "three two three"
    find.press("Escape")
    expect(find).not_to_be_attached()
    expect(source).to_be_focused()


def test_it_follows_the_page_from_light_to_dark(shown: Any, page: Page, source: Locator) -> None:
    shown(column(editor("Source", "x")))
    colour = "it => getComputedStyle(it).color"
    page.emulate_media(color_scheme="light")
    light = source.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    assert source.evaluate(colour) != light


def test_two_editors_of_one_state_show_one_text(shown: Any, page: Page, source: Locator) -> None:
    shown(column(editor("Source", "x"), field("Beside", state("text", "x", live=True))))
    source.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("y")
    expect(page.get_by_label("Beside")).to_have_value("xy")
    page.get_by_label("Beside").fill("z")
    expect(page.locator(".cm-line")).to_have_text("z")


def test_ten_thousand_lines_stay_quick(shown: Any, page: Page, source: Locator) -> None:
    shown(column(editor("Source", "\n".join(f"line {n}" for n in range(10_000)), live=False)))
    expect(page.locator(".cm-line").first).to_have_text("line 0")
    assert page.locator(".cm-line").count() < 300
    source.click()
    page.keyboard.press("Control+End")
    expect(page.locator(".cm-line").last).to_have_text("line 9999")

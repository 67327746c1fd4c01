"""What the client makes of trees and operations, seen in the page."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from nago.presentation import wire
from nago.presentation.diff import diff
from nago.presentation.view import View
from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import button, card, column, field, row, scaffold, state, text
from tests.browser.client.random_trees import altered, random_tree


def plain(node: View) -> Any:
    """The node as the browser shall have it, without the numbers of edits."""

    def without_seq(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                name: without_seq(held)
                for name, held in value.items()
                if not (name == "seq" and "state" in value)
            }
        return [without_seq(each) for each in value] if isinstance(value, list) else value

    return without_seq(json.loads(wire.encode(node)))


def test_patched_trees_equal_those_of_the_server(lab: Page) -> None:
    dice = random.Random(20)
    cases, wanted = [], []
    for _ in range(600):
        first = tree = random_tree(dice)
        frames = []
        for _ in range(3):
            after = altered(dice, tree)
            frames.append(json.loads(wire.encode(diff(tree, after))))
            tree = after
        cases.append([json.loads(wire.encode(first)), frames])
        wanted.append(plain(tree))
    shown = lab.evaluate("cases => lab.shown(cases)", cases)
    for case, got, want in zip(cases, shown, wanted, strict=True):
        assert got == want, case


def test_X05_only_harmless_addresses_become_links(lab: Page) -> None:
    for url in ["/", "/orders?a=b", "https://example.com/", "mailto:a@b.de", "tel:+49", "?q=1"]:
        assert lab.evaluate("url => lab.safeUrl(url)", url) == url
    for url in [
        "javascript:alert(1)", "java\tscript:alert(1)", " JaVaScRiPt:alert(1)", "\x01javascript:x",
        "java\nscript:x", "vbscript:x", "data:text/html,x", "data:image/svg+xml,x", "blob:x",
        "file:///etc/passwd", "filesystem:x", "about:blank", "ws://evil", "//evil", "/\\evil",
        "\\\\evil", "\t//evil", "/\t/evil", "orders", "\u2028javascript:x", "\ufeffjavascript:x",
        "javascript\u0000:x", "&#106;avascript:x", "", "view-source:x", "intent://x",
    ]:  # fmt: skip
        assert lab.evaluate("url => lab.safeUrl(url)", url) is None, url


def test_X06_only_lengths_and_colours_of_ours_reach_the_style(lab: Page) -> None:
    for length in ["1.5rem", "0px", "50%", "auto", "-4px", "1e-05rem"]:
        assert lab.evaluate("value => lab.lengthOf(value)", length) == length
    for length in [
        "1px;color:red",
        "url(//evil)",
        "calc(1px)",
        "var(--x)",
        "1",
        "",
        5,
        None,
        "1px ",
    ]:
        assert lab.evaluate("value => lab.lengthOf(value)", length) is None, length
    assert lab.evaluate("value => lab.colorOf(value)", "accent") == "var(--acc)"
    assert lab.evaluate("value => lab.colorOf(value)", "#0b7285") == "#0b7285"
    for color in [
        "red;background:url(//evil)",
        "red",
        "constructor",
        "toString",
        "#12",
        "var(--x)",
    ]:
        assert lab.evaluate("value => lab.colorOf(value)", color) is None, color


def test_random_fields_make_no_script_and_no_handler(shown: Any, page: Page) -> None:
    evil = {
        "onclick": "alert(1)", "style": "color:red", "srcdoc": "<script>", "innerHTML": "<img>",
        "is": "x", "formaction": "//evil", "background": "red;background:url(//evil)",
        "frame": {"width": "1px;position:fixed"}, "id": "x", "tooltip": "<b>",
    }  # fmt: skip
    shown(column(text("<img src=x onerror=alert(1)>", **evil), button("<script>", **evil)))
    element = page.locator(".text")
    expect(element).to_have_text("<img src=x onerror=alert(1)>")
    for locator in (element, page.get_by_role("button")):
        names = locator.evaluate("element => element.getAttributeNames()")
        assert not {"onclick", "style", "srcdoc", "is", "formaction"} & set(names), names
    assert page.locator("#nago :is(script, img, b)").count() == 0


def test_rebase_lays_the_users_change_onto_the_servers_text(lab: Page) -> None:
    rows = [
        ("hello", "hello next", "", " next"),
        ("abc", "abXc", "ABC", "ABXC"),
        ("ab に", "ab 日本", "AB に", "AB 日本"),
        ("a", "ab", "a!", "ab!"),
        ("one two", "one three two", "ONE two", "ONE three two"),
        ("😀", "😁", "😀 x", "😁 x"),
        ("same", "same", "other", "other"),
    ]
    for base, local, server, merged in rows:
        assert lab.evaluate("([a, b, c]) => lab.rebase(a, b, c)", [base, local, server]) == merged


def test_every_operation_changes_the_page(shown: Callable[..., FakeServer], page: Page) -> None:
    server = shown(scaffold(column(text("one", key="1"), text("two", key="2")), ("Home", ".")))
    texts = page.locator("main .text")
    server.send(["p", ["body", 0], {"text": "uno", "visible": None}])
    expect(texts).to_have_text(["uno", "two"])
    server.send(["i", ["body", 1], text("between", key="b")], ["r", ["body", 0]])
    expect(texts).to_have_text(["between", "two"])
    server.send(["m", ["body", 1], 0])
    expect(texts).to_have_text(["two", "between"])
    server.send(["x", ["body", 1], card(text("in a card"), footer=text("below"))])
    expect(texts).to_have_text(["two", "in a card", "below"])
    server.send(["r", ["body", 1, "footer"]], ["x", ["footer"], text("foot")], ["t", "New title"])
    expect(page.locator("footer .text")).to_have_text(["foot"])
    expect(page).to_have_title("New title")
    server.send(["i", ["menu", 1], {"type": "MenuEntry", "title": "More", "to": "more"}])
    expect(page.get_by_role("navigation").get_by_role("link")).to_have_text(["Home", "More"])
    server.send(["p", ["body", 0], {"visible": False}])
    expect(page.get_by_text("two")).to_be_hidden()


def test_moving_siblings_leaves_the_focused_field_alone(
    shown: Callable[..., FakeServer], page: Page
) -> None:
    fields = [field(name, state(name), key=name) for name in "abc"]
    for with_move_before in (True, False):
        if not with_move_before:
            page.add_init_script("delete Element.prototype.moveBefore")
        server = shown(column(*fields))
        middle = page.get_by_label("b", exact=True)
        middle.focus()
        page.keyboard.type("typed")
        page.evaluate("void (document.activeElement.onblur = () => { window.blurred = true })")
        server.send(["m", [1], 0])
        expect(page.locator("label")).to_have_text(["b", "a", "c"])
        server.send(["m", [0], 2])
        expect(page.locator("label")).to_have_text(["a", "c", "b"])
        expect(middle).to_be_focused()
        expect(middle).to_have_value("typed")
        assert not page.evaluate("!!window.blurred"), with_move_before


def test_a_tree_that_comes_again_keeps_elements_and_focus(
    shown: Callable[..., FakeServer], page: Page
) -> None:
    server = shown(column(field("Name", state("n")), button("Go")))
    name = page.get_by_label("Name")
    name.fill("half ty")
    page.evaluate("window.kept = document.activeElement")
    again = column(text("above"), field("Name", state("n")), row(button("Go")))
    server.send(["x", [], again])
    expect(page.get_by_text("above")).to_be_visible()
    assert page.evaluate("window.kept === document.activeElement")
    expect(name).to_have_value("half ty")


def test_the_focus_of_a_removed_element_goes_to_its_neighbour(
    shown: Callable[..., FakeServer], page: Page
) -> None:
    server = shown(column(button("a"), row(button("b"), button("c")), button("d")))
    page.get_by_role("button", name="b").focus()
    server.send(["r", [1, 0]])
    expect(page.get_by_role("button", name="c")).to_be_focused()
    server.send(["r", [1]])
    expect(page.get_by_role("button", name="d")).to_be_focused()

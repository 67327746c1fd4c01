"""Paragraphs, rich text and source text in the browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from examples.gallery import text as chapter
from nago import ui
from nago.presentation import wire
from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import Node, column, text
from tests.ui.hostile_html import HOSTILE, HOSTILE_MARKDOWN

SPECIMENS: Any = (
    chapter.paragraphs,
    chapter.shortened,
    chapter.markdown,
    chapter.rich_text,
    chapter.code,
    chapter.code_of_other_kinds,
)


def written(view: Any) -> Node:
    node: Node = json.loads(wire.encode(view))
    return node


def chapter_page() -> Node:
    shown = [written(specimen(None)) for specimen in SPECIMENS]
    return column(text("Text", level="h1"), *shown, alignment="stretch", gap="1.5rem")


def test_runs_flow_into_lines_like_one_text(shown: Any, page: Page) -> None:
    shown(column(written(chapter.paragraphs(None))))  # type: ignore[arg-type]
    paragraph = page.get_by_role("paragraph")
    expect(paragraph).to_have_count(1)
    expect(paragraph).to_contain_text("The contract with Harbour & Sons is Signed since the fifth")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_markdown_is_headings_lists_tables_and_code(shown: Any, page: Page) -> None:
    server: FakeServer = shown(column(written(chapter.markdown(None))))  # type: ignore[arg-type]
    expect(page.get_by_role("heading", level=2, name="Delivery terms")).to_be_visible()
    expect(page.get_by_role("list").first.locator("> li")).to_have_count(2)
    cell = page.get_by_role("cell", name="12.50")
    expect(cell).to_have_css("text-align", "end")
    expect(page.get_by_role("columnheader", name="Zone")).to_be_visible()
    expect(page.locator(".tok-keyword").first).to_have_text("def")
    page.get_by_role("link", name="the list").click()
    assert server.next("n")[3] == "."
    server.send(["p", [0], {"content": [["p", {}, "new ", ["strong", {}, "words"]]]}])
    expect(page.get_by_text("new words")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_X08_nothing_that_stands_in_rich_text_runs_or_loads(
    shown: Any, page: Page, errors: Any
) -> None:
    ran: list[str] = []
    page.on("dialog", lambda dialog: ran.append(dialog.message))
    page.on("request", lambda request: ran.append(request.url) if "evil" in request.url else None)
    page.route("**/*.png", lambda route: route.fulfill(status=404))
    blocks = [written(ui.RichText(html)) for html in HOSTILE]
    blocks += [written(ui.Markdown(words)) for words in HOSTILE_MARKDOWN]
    # And what no server of ours would send.
    wild = [
        ["script", {}, "alert(1)"],
        ["iframe", {"src": "javascript:alert(1)", "srcdoc": "<script>alert(1)</script>"}, "x"],
        ["p", {"onclick": "alert(1)", "style": "position:fixed", "id": "nago"}, "x"],
        ["a", {"href": "javascript:alert(1)"}, "bad link"],
        ["a", {"href": "java\tscript:alert(1)", "external": True}, "bad link"],
        ["img", {"src": "data:image/svg+xml,<svg onload=alert(1)>", "onerror": "alert(1)"}],
        ["svg", {"onload": "alert(1)"}, ["script", {}, "alert(1)"]],
        [5, None],
        {"a": 1},
        ["p"],
    ]
    shown(column(*blocks, {"type": "RichText", "content": wild}))
    page.wait_for_timeout(200)
    found = page.evaluate(
        """() => [...document.querySelectorAll('.rich *')].flatMap(element => [
            ...[...element.attributes].map(({name, value}) => `${name}=${value}`),
        ]).filter(one => /^(on|style|srcdoc|id|name|is|target|ping|srcset)/.test(one)
            || /^(href|src)=(?!\\/(?![\\/\\\\])|https:|mailto:)/.test(one))"""
    )
    assert found == []
    names = set(page.evaluate("[...document.querySelectorAll('.rich *')].map(e => e.localName)"))
    assert not names & {"script", "style", "iframe", "svg", "form", "input", "object", "template"}
    assert ran == []
    expect(page.get_by_role("link", name="bad link")).to_have_count(0)
    errors.clear()  # pictures that are not there


def test_source_text_is_coloured_numbered_and_copied(
    shown: Any, page: Page, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    source = "def f():\n    return '😀' + 'b'  # end"
    server: FakeServer = shown(
        column(written(ui.Code(source, "python", label="a.py", line_numbers=True)))
    )
    assert page.locator(".code-area code").evaluate("code => code.textContent") == source
    expect(page.locator(".tok-string").first).to_have_text("'😀'")
    expect(page.locator(".tok-comment")).to_have_text("# end")
    expect(page.get_by_role("group", name="a.py")).to_be_visible()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == source
    server.send(["p", [0], {"source": "short", "marks": None, "lineNumbers": None}])
    expect(page.locator(".code[data-numbered]")).to_have_count(0)
    expect(page.locator(".code-area")).to_have_text("short")
    server.send(["p", [0], {"source": "x" * 400}])
    area = page.get_by_role("group", name="a.py")
    expect(area).to_have_attribute("tabindex", "0")
    server.send(["p", [0], {"wrap": True}])
    expect(area).not_to_have_attribute("tabindex", "0")


def test_a_long_text_ends_in_three_dots(shown: Any, page: Page) -> None:
    words = "word " * 200
    server: FakeServer = shown(column(text(words, maxLines=1), text(words, maxLines=3)))
    one, three = page.locator(".text").all()
    heights = [(place.bounding_box() or {})["height"] for place in (one, three)]
    assert heights[1] == pytest.approx(3 * heights[0], rel=0.05)
    server.send(["p", [0], {"maxLines": None, "selectable": False}])
    expect(one).to_have_css("user-select", "none")
    assert (one.bounding_box() or {})["height"] > heights[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_texts(shown: Any, page: Page, bundle: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    shown(chapter_page())
    page.get_by_text("Delivery terms").wait_for()
    page.evaluate((bundle / "node_modules/axe-core/axe.min.js").read_text())
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert result["violations"] == []

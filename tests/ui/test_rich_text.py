"""Rich text is taken apart on the server: what comes of it is words and a few elements."""

import json
import re
from typing import Any

import msgspec
import pytest

from nago import ui
from nago.errors import ComponentError
from nago.presentation import wire
from nago.presentation.check import check_tree
from nago.ui.rich_nodes import NAMES
from nago.ui.rich_text import RichTextBlock
from tests.ui.addresses import HOSTILE as ADDRESSES
from tests.ui.hostile_html import HOSTILE, HOSTILE_MARKDOWN

ATTRIBUTES = {"href", "external", "src", "alt", "align", "start", "marks"}


def nodes(block: RichTextBlock) -> Any:
    check_tree(block)
    return json.loads(wire.encode(block))["content"]


def elements(content: Any) -> list[Any]:
    found = [each for each in content if not isinstance(each, str)]
    return found + [inner for each in found for inner in elements(each[2:])]


def test_markdown_becomes_elements_below_the_title_of_the_page() -> None:
    text = "# Terms\n\nPay **at once**, ~~or~~ *never*.\n\n1. `a`\n2. b\n   - c\n\n> quoted\n\n---"
    assert nodes(ui.Markdown(text)) == [
        ["h2", {}, "Terms"],
        ["p", {}, "Pay ", ["strong", {}, "at once"], ", ", ["s", {}, "or"], " ",
         ["em", {}, "never"], "."],
        ["ol", {}, ["li", {}, ["code", {}, "a"]], ["li", {}, "b", ["ul", {}, ["li", {}, "c"]]]],
        ["blockquote", {}, ["p", {}, "quoted"]],
        ["hr", {}],
    ]  # fmt: skip


def test_a_table_keeps_how_its_columns_are_aligned() -> None:
    assert nodes(ui.Markdown("|a|b|\n|:-:|-:|\n|1|2|")) == [
        ["table", {},
         ["thead", {}, ["tr", {}, ["th", {"align": "center"}, "a"], ["th", {"align": "end"}, "b"]]],
         ["tbody", {}, ["tr", {}, ["td", {"align": "center"}, "1"], ["td", {"align": "end"}, "2"]]],
        ]
    ]  # fmt: skip


def test_html_becomes_the_same_elements_and_loose_words_become_paragraphs() -> None:
    html = (
        "<h1>Terms</h1>Pay <b>at once</b>.<div>Or <i>never</i></div><ol start=3><li>x</ol>"
        "<pre><code class=language-python>x = 1</code></pre><hr><table><tr><td align=right>1</table>"
    )
    assert nodes(ui.RichText(html)) == [
        ["h2", {}, "Terms"],
        ["p", {}, "Pay ", ["strong", {}, "at once"], "."],
        ["p", {}, "Or ", ["em", {}, "never"]],
        ["ol", {"start": 3}, ["li", {}, "x"]],
        ["pre", {"marks": [0, 4, 4, 1]}, "x = 1"],
        ["hr", {}],
        ["table", {}, ["tbody", {}, ["tr", {}, ["td", {"align": "end"}, "1"]]]],
    ]


def test_links_lead_to_pages_of_ours_or_outside_and_pictures_come_from_here() -> None:
    text = (
        "[a](orders/1?tab=2#x) [b](https://example.com/?q=1) [c](mailto:a@example.com) "
        "![d](/d.png) ![e](https://example.com/e.png)"
    )
    assert [each for each in elements(nodes(ui.Markdown(text))) if each[0] in ("a", "img")] == [
        ["a", {"href": "/orders/1?tab=2"}, "a"],
        ["a", {"href": "https://example.com/?q=1", "external": True}, "b"],
        ["a", {"href": "mailto:a@example.com", "external": True}, "c"],
        ["img", {"src": "/d.png", "alt": "d"}],
        ["a", {"href": "https://example.com/e.png", "external": True}, "e"],
    ]


@pytest.mark.parametrize("text", [*HOSTILE, *HOSTILE_MARKDOWN])
@pytest.mark.parametrize("format", ["html", "markdown"])
def test_X08_whatever_stands_in_it_only_known_elements_come_of_it(text: str, format: Any) -> None:
    content = nodes(ui.RichText(text, format=format))
    for name, attributes, *_ in elements(content):
        assert name in NAMES
        assert set(attributes) <= ATTRIBUTES
        href, src = attributes.get("href", "/"), attributes.get("src", "/")
        assert href.startswith(("/", "https://", "mailto:")), href
        assert not href.startswith(("//", "/\\")), href
        assert src.startswith("/"), src
    assert len(json.dumps(content)) < 200_000


@pytest.mark.parametrize("address", ADDRESSES)
def test_X05_a_link_with_another_scheme_stays_words(address: str) -> None:
    html = f'<p><a href="{address.replace("<", "&lt;")}">click</a></p>'
    assert nodes(ui.RichText(html)) == [["p", {}, "click"]]
    found = elements(nodes(ui.Markdown(f"[click](<{address}>)")))
    hrefs = [attributes["href"] for name, attributes, *_ in found if name == "a"]
    assert not [href for href in hrefs if not re.match(r"/(?![/\\\s])", href)], (
        "else a path of ours"
    )


def test_what_is_no_text_is_refused_where_it_is_written() -> None:
    with pytest.raises(ComponentError, match=r"RichText\.value: got NoneType, allowed is a text"):
        ui.RichText(None)  # type: ignore[arg-type]
    with pytest.raises(ComponentError, match=r"RichText\.value: got 500001 characters"):
        ui.Markdown("x" * 500_001)
    with pytest.raises(ComponentError, match=r"RichText\.format: got 'rtf', allowed is html or"):
        ui.RichText("x", format="rtf")  # type: ignore[arg-type]


def test_an_empty_text_is_nothing() -> None:
    assert msgspec.to_builtins(ui.Markdown(" \n")) == {"type": "RichText", "content": ()}
    assert nodes(ui.RichText("")) == []

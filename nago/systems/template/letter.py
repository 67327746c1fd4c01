"""From Markdown to what a mail is made of: words and elements, see `nago.ui.rich_nodes`."""

from __future__ import annotations

import functools
import re
from typing import Any
from urllib.parse import quote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from nago.systems.template.model import TemplateRefused
from nago.systems.template.sandbox import Marked
from nago.systems.template.values import Address

Node = Any
"""A str, or a tuple (name, attributes, *content)."""

SAME = {
    "paragraph": "p",
    "bullet_list": "ul",
    "list_item": "li",
    "blockquote": "blockquote",
    "em": "em",
    "strong": "strong",
    "s": "s",
}
SCHEMES = ("https", "http", "mailto")
BREAK = "\u200b"
"""A place without width where mail programs end what they take for an address."""
TAKEN_FOR_ADDRESS = re.compile(r"(?<=[:/])(?=/)|(?<=[^\W_]\.)(?=[^\W\d_])")
MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+", re.ASCII)


def letter_nodes(marked: Marked) -> tuple[Node, ...]:
    """The nodes of a rendered text. Raises TemplateRefused for a link that leads nowhere."""
    root = SyntaxTreeNode(_parser().parse(marked.text))
    return tuple(node for child in root.children for node in _nodes(child, marked))


def lone_link(node: Node) -> Node | None:
    """The link that is all there is in a paragraph: it is shown as a button."""
    if isinstance(node, tuple) and node[0] == "p":
        content = [each for each in node[2:] if each != ""]
        if len(content) == 1 and isinstance(content[0], tuple) and content[0][0] == "a":
            return content[0]
    return None


def words_of(node: Node) -> str:
    """What can be read of it, on one line."""
    if isinstance(node, str):
        return node
    if node[0] == "br":
        return " "
    return "".join(words_of(each) for each in node[2:])


def harmless(text: str) -> str:
    """A value that mail programs take for no address, so that nobody sends links by his name.

    It looks the same. A mail address stays as it is, so that it can be copied.
    """
    if isinstance(text, Address) or MAIL.fullmatch(text):
        return text
    return TAKEN_FOR_ADDRESS.sub(BREAK, text)


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
    parser.disable(["image", "html_block", "html_inline", "autolink", "reference"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # checked here, with its words
    return parser


def _nodes(node: SyntaxTreeNode, marked: Marked) -> list[Node]:
    kind = node.type
    if kind in ("text", "text_special"):
        return _filled(node.content, marked)
    if kind == "softbreak":
        return [" "]
    if kind == "hardbreak":
        return [("br", {})]
    if kind == "hr":
        return [("hr", {})]
    if kind == "code_inline":
        return [("code", {}, marked.filled(node.content, harmless))]
    if kind in ("fence", "code_block"):
        return [("pre", {}, marked.filled(node.content, harmless).rstrip("\n"))]
    inner = [each for child in node.children for each in _nodes(child, marked)]
    if kind == "inline" or (kind == "paragraph" and node.hidden):
        return inner
    if kind == "link":
        return [("a", {"href": _address(node, inner, marked), "external": True}, *inner)]
    if kind == "heading":
        return [(f"h{min(int(node.tag[1:]) + 1, 4)}", {}, *inner)]
    if kind == "ordered_list":
        start = int(node.attrs.get("start", 1))
        return [("ol", {} if start == 1 else {"start": start}, *inner)]
    return [(SAME[kind], {}, *inner)] if kind in SAME else inner


def _filled(text: str, marked: Marked) -> list[Node]:
    """Words with their values; a value of several lines keeps them."""
    lines = marked.filled(text, harmless).split("\n")
    found: list[Node] = [lines[0]]
    for line in lines[1:]:
        found += [("br", {}), line]
    return [each for each in found if each != ""]


def _address(node: SyntaxTreeNode, inner: list[Node], marked: Marked) -> str:
    """Where a link leads: to a variable that is a link, or to what stands in the template itself,
    with values as parts of its path or query."""
    href = str(node.attrs.get("href", ""))
    label = " ".join(words_of(each) for each in inner).strip()[:60]
    value = marked.only(href)
    if value is not None and not isinstance(value, Address):
        raise TemplateRefused("no_link", label=label)
    if value is None:
        begin = "/".join(href.split("/", 3)[:3]) if "://" in href else href
        if marked.holds_value(begin):
            raise TemplateRefused("no_link", label=label)
        value = marked.filled(href, lambda each: quote(each, safe=""))
    try:
        parts = urlsplit(value)
        good = parts.scheme in SCHEMES and bool(
            parts.path if parts.scheme == "mailto" else parts.hostname
        )
    except ValueError:
        good = False
    if not good or not label or any(each.isspace() for each in value):
        raise TemplateRefused("no_address", label=label)
    return str(value)  # of itself, not an Address

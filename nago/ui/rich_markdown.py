"""Markdown to the nodes of rich text."""

import functools

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from nago.ui.rich_nodes import DEEPEST, RichNode, code_block, element, heading, link, picture

SAME = {
    "paragraph": "p",
    "bullet_list": "ul",
    "list_item": "li",
    "blockquote": "blockquote",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "em": "em",
    "strong": "strong",
    "s": "s",
}
ALIGNMENTS = {"text-align:left": "start", "text-align:center": "center", "text-align:right": "end"}


def markdown_nodes(text: str) -> tuple[RichNode, ...]:
    """The nodes of a text in CommonMark with tables and strikethrough; HTML in it stays words."""
    root = SyntaxTreeNode(_parser().parse(text))
    return tuple(node for child in root.children for node in _nodes(child, 0))


@functools.cache
def _parser() -> MarkdownIt:
    # Links are checked by our own rules, which keep the words of one that is not good.
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # the way it offers
    return parser


def _nodes(node: SyntaxTreeNode, depth: int) -> list[RichNode]:
    kind = node.type
    if kind in ("text", "text_special"):
        return [node.content]
    if kind == "softbreak":
        return [" "]
    if kind == "hardbreak":
        return [element("br", {}, [])]
    if kind == "hr":
        return [element("hr", {}, [])]
    if kind == "code_inline":
        return [element("code", {}, [node.content])]
    if kind in ("fence", "code_block"):
        return [code_block(node.content, node.info.strip().partition(" ")[0])]
    if kind == "image":
        return picture(str(node.attrs.get("src", "")), node.content)
    inner = [each for child in node.children for each in _nodes(child, depth + 1)]
    if kind == "inline" or depth > DEEPEST:
        return inner
    if kind == "paragraph" and node.hidden:
        return inner  # of a list whose items are one line each
    if kind == "link":
        return link(str(node.attrs.get("href", "")), inner)
    if kind == "heading":
        return [element(heading(int(node.tag[1:])), {}, inner)]
    if kind == "ordered_list":
        start = node.attrs.get("start", 1)
        return [element("ol", {} if start == 1 else {"start": int(start)}, inner)]
    if kind in ("th", "td"):
        align = ALIGNMENTS.get(str(node.attrs.get("style", "")))
        return [element(kind, {"align": align} if align else {}, inner)]
    return [element(SAME[kind], {}, inner)] if kind in SAME else inner

"""HTML of others to the nodes of rich text."""

from html.parser import HTMLParser
from typing import Any

import nh3

from nago.ui.rich_nodes import (
    DEEPEST,
    INLINE,
    NAMES,
    RichNode,
    code_block,
    element,
    heading,
    link,
    picture,
)

SAME = {
    "b": "strong",
    "i": "em",
    "del": "s",
    "strike": "s",
    "ins": "u",
    "samp": "code",
    "tt": "code",
    "cite": "em",
}
BLOCKY = frozenset(("div", "section", "article", "figure", "figcaption", "header", "footer"))
VOID = frozenset(("br", "hr", "img"))
KEPT = frozenset((*NAMES, *SAME, *BLOCKY, "h1"))
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "code": {"class"},
    "th": {"align"},
    "td": {"align"},
}
SCHEMES = {"http", "https", "mailto", "tel", "data"}
ALIGNMENTS = {"left": "start", "center": "center", "right": "end"}


def html_nodes(text: str) -> tuple[RichNode, ...]:
    """The nodes of an HTML text.

    nh3 reads it as a browser would and drops what is not known (`security.md X08`); what is
    left is taken apart here, so that nothing of it is read as HTML again.
    """
    clean = nh3.clean(
        text.replace("\0", ""),
        tags=set(KEPT),
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    return tuple(reader.finished())


class _Reader(HTMLParser):
    """Builds nodes from well-formed HTML; open elements lie on a stack."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, dict[str, str], list[RichNode]]] = [("", {}, [])]

    def finished(self) -> list[RichNode]:
        while len(self._open) > 1:
            self._close()
        return _paragraphs(self._open[0][2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in VOID:
            self._open[-1][2].extend(_void(tag, given))
        else:
            self._open.append((tag, given, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _, _ in self._open[1:]):
            while self._open[-1][0] != tag:
                self._close()
            self._close()

    def handle_data(self, data: str) -> None:
        self._open[-1][2].append(data)

    def _close(self) -> None:
        tag, attributes, content = self._open.pop()
        if tag == "code" and self._open[-1][0] == "pre":
            self._open[-1][1]["language"] = attributes.get("class", "").removeprefix("language-")
        deep = len(self._open) > DEEPEST
        self._open[-1][2].extend(content if deep else _element(tag, attributes, content))


def _void(tag: str, given: dict[str, str]) -> list[RichNode]:
    if tag == "img":
        return picture(given.get("src", ""), given.get("alt", ""))
    return [element(tag, {}, [])]


def _element(tag: str, given: dict[str, str], content: list[RichNode]) -> list[RichNode]:
    name = SAME.get(tag, tag)
    if name == "a":
        return link(given.get("href", ""), content)
    if name == "pre":
        return [code_block(_text(content), given.get("language", ""))]
    if name[0] == "h" and name[1:].isdigit():
        return [element(heading(int(name[1:])), {}, content)]
    if name in BLOCKY:
        return _paragraphs(content)
    attributes: dict[str, Any] = {}
    if name == "ol" and given.get("start", "").isdigit() and len(given["start"]) < 7:
        attributes["start"] = int(given["start"])
    if name in ("th", "td") and given.get("align") in ALIGNMENTS:
        attributes["align"] = ALIGNMENTS[given["align"]]
    if name in ("ul", "ol", "table", "thead", "tbody", "tr", "dl"):
        content = [each for each in content if not isinstance(each, str) or each.strip()]
    return [element(name, attributes, content)] if name in NAMES else content


def _paragraphs(content: list[RichNode]) -> list[RichNode]:
    """Loose words between blocks become paragraphs."""
    found: list[RichNode] = []
    loose: list[RichNode] = []

    def end() -> None:
        if any(not isinstance(each, str) or each.strip() for each in loose):
            found.append(element("p", {}, list(loose)))
        loose.clear()

    for each in content:
        if isinstance(each, str) or each[0] in INLINE:
            loose.append(each)
        else:
            end()
            found.append(each)
    end()
    return found


def _text(content: list[RichNode]) -> str:
    return "".join(each if isinstance(each, str) else _text(list(each[2:])) for each in content)

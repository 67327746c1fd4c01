"""What rich text is made of: words, and elements as tuples of a name, attributes and content.

`("p", {}, "See ", ("a", {"href": "/terms"}, "our terms"))`. The names are few, and so are the
attributes; the browser knows the same ones and makes elements of nothing else.
"""

import functools
from typing import Any
from urllib.parse import parse_qsl

from nago.errors import ComponentError, NagoError
from nago.presentation.address import address, checked_url
from nago.ui.highlight import marks
from nago.ui.picture_address import checked_picture

RichNode = Any
"""A str, or a tuple (name, attributes, *content)."""

BLOCKS = frozenset(
    ("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "table",
     "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd")
)  # fmt: skip
INLINE = frozenset(
    ("a", "em", "strong", "code", "s", "u", "sub", "sup", "mark", "kbd", "br", "img")
)
NAMES = BLOCKS | INLINE
DEEPEST = 40
"""Elements within one another; what lies deeper is flattened."""


def element(name: str, attributes: dict[str, Any], content: list[RichNode]) -> RichNode:
    """An element of a name that there is."""
    assert name in NAMES, name
    return (name, attributes, *content)


def link(href: str, content: list[RichNode]) -> list[RichNode]:
    """A link around this content; the bare content where the address is not to be trusted."""
    if not _words(content).strip():
        return content
    found = target(href)
    return content if found is None else [element("a", found, content)]


def target(href: str) -> dict[str, Any] | None:
    """The attributes of a link to there (`security.md X05`); None for what is no good address.

    A path of this application is a page of ours, all else leads outside.
    """
    try:
        url = checked_url(href)
        if url is not None:
            return {"href": url, "external": True} if len(url) <= 2048 else None
        path, _, query = href.partition("#")[0].strip().partition("?")
        if not path:
            return None
        return {"href": address(path, dict(parse_qsl(query, max_num_fields=64)))}
    except (NagoError, ValueError):
        return None


def picture(src: str, alt: str) -> list[RichNode]:
    """A picture of this server, or else its words as a link to it: nothing of others is loaded."""
    try:
        url = checked_picture(src, "RichText")
    except ComponentError:
        return [alt] if alt else []
    if url.startswith(("/", "data:")):
        return [element("img", {"src": url, "alt": alt}, [])]
    return link(url, [alt or url])


def code_block(source: str, language: str) -> RichNode:
    """Source text with marks for its colours, see `nago.ui.highlight`."""
    text = source.expandtabs(4).rstrip("\n")
    found = marks(text, language)
    return element("pre", {"marks": found} if found else {}, [text])


@functools.cache
def heading(level: int) -> str:
    """The first level of a text is h2: the h1 is the title of the page."""
    return f"h{min(max(level + 1, 2), 6)}"


def _words(content: list[RichNode]) -> str:
    return "".join(
        each if isinstance(each, str) else "x" if each[0] == "img" else _words(list(each[2:]))
        for each in content
    )

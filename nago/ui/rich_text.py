"""Text with headings, lists, tables and links, written by people in markdown or HTML."""

from typing import Any, Literal, NewType, Unpack

from nago.errors import ComponentError
from nago.ui.decor import Component, Decor
from nago.ui.rich_html import html_nodes
from nago.ui.rich_markdown import markdown_nodes

RichNodes = NewType("RichNodes", tuple[Any, ...])
"""Words and elements as `nago.ui.rich_nodes` makes them."""

LONGEST = 500_000


class RichTextBlock(Component, frozen=True, tag="RichText"):
    """Words and elements, of which the browser makes a page; there is no HTML in it."""

    content: RichNodes


def RichText(
    value: str, *, format: Literal["html", "markdown"] = "html", **decor: Unpack[Decor]
) -> RichTextBlock:
    """A text of others, to read: whatever stands in it, no script and no style comes of it.

    It is taken apart on the server (`security.md X08`). Headings, paragraphs, lists, quotes,
    tables, code, rules, links and emphasis stay; everything else is left out or becomes plain
    words. Its first level of headings is h2, below the title of the page. Links may lead to a
    path of this application or to http, https, mailto and tel; of others the words stay. Of
    pictures those are shown that lie on this server; of others their words stand there as a
    link. Raises ComponentError for what is no text and for more than 500,000 characters.
    """
    if not isinstance(value, str) or len(value) > LONGEST:
        what = f"{len(value)} characters" if isinstance(value, str) else type(value).__name__
        raise ComponentError(f"RichText.value: got {what}, allowed is a text of at most {LONGEST}")
    if format not in ("html", "markdown"):
        raise ComponentError(f"RichText.format: got {format!r:.40}, allowed is html or markdown")
    nodes = html_nodes(value) if format == "html" else markdown_nodes(value)
    return RichTextBlock(RichNodes(nodes), **decor)


def Markdown(text: str, **decor: Unpack[Decor]) -> RichTextBlock:
    """A text in markdown (CommonMark with tables and strikethrough), to read; see `RichText`.

    HTML in it is shown as the words that it is.
    """
    return RichText(text, format="markdown", **decor)

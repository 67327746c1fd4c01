"""The roles of layouts, pictures and longer texts."""

from __future__ import annotations

from typing import Any

from nago.testing.deeds import Follow
from nago.testing.look import Entry, Place
from nago.testing.roles_surfaces import around
from nago.testing.seen import Seen, text

GROUPS = {
    "ul": "list",
    "ol": "list",
    "li": "listitem",
    "blockquote": "blockquote",
    "tr": "row",
}
CELLS = {"th": "columnheader", "td": "cell"}


def scroll(at: Place) -> list[Seen]:
    return [Seen(role="region", name=at.name("label"), children=at.slot("content"))]


def image(at: Place) -> list[Seen]:
    shown = [Seen(role="img", name=at["alt"])] if at["alt"] else []
    if at["caption"]:
        return [Seen(role="figure", name=at.name(), children=[*shown, text(at["caption"])])]
    return shown


def code(at: Place) -> list[Seen]:
    name = at.name("label") or at.word("client.code")
    head = [text(at["label"])] if at["label"] else []
    if at.node.get("copies", True):
        head.append(Seen(role="button", name=at.word("client.code.copy"), handle=at.handle()))
    return [*head, Seen(role="group", name=name, children=[text(at["source"])])]


def rich(at: Place) -> list[Seen]:
    return [seen for node in at["content"] or () for seen in _rich(node, at)]


def _rich(node: Any, at: Place) -> list[Seen]:
    if isinstance(node, str):
        return [text(node)] if node.strip() else []
    name, attributes, *content = node
    held = [seen for each in content for seen in _rich(each, at)]
    words = " ".join(seen.words() for seen in held)
    if name == "a":
        deed = Follow(attributes["href"], bool(attributes.get("external")), False)
        return [Seen(role="link", name=words, handle=at.handle(deed))]
    if name == "img":
        return [Seen(role="img", name=attributes["alt"])] if attributes["alt"] else []
    if name == "hr":
        return [Seen(role="separator")]
    if name == "pre":
        return [Seen(role="group", name=at.word("client.code"), children=held)]
    if name == "table":
        table = Seen(role="table", children=held)
        return [Seen(role="group", name=at.word("client.rich.table"), children=[table])]
    if name[0] == "h" and name[1:].isdigit():
        return [Seen(role="heading", name=words, level=int(name[1:]), children=_inner(held))]
    if name in CELLS:
        return [Seen(role=CELLS[name], name=words, children=_inner(held))]
    return [Seen(role=GROUPS[name], children=held)] if name in GROUPS else held


def _inner(held: list[Seen]) -> list[Seen]:
    """What stands in something that its words name already."""
    return [each for each in held if each.role not in ("text", "img")]


ROLES: dict[str, Entry] = {
    "Box": around,
    "Code": code,
    "Grid": around,
    "GridCell": around,
    "Image": image,
    "RichText": rich,
    "ScrollView": scroll,
    "TextLayout": around,
}

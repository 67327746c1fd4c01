"""The part of a mail that is plain text."""

from __future__ import annotations

from collections.abc import Sequence

from nago.systems.template.letter import Node, words_of

RULE = "----------"


def plain_letter(nodes: Sequence[Node], footer: str) -> str:
    """The same words as the part in HTML: "Label: address" for a link, "- " for an item."""
    blocks = [_block(node) for node in nodes]
    text = "\n\n".join(each for each in blocks if each.strip())
    return f"{text}\n\n-- \n{footer}\n"


def _block(node: Node) -> str:
    if isinstance(node, str):
        return node
    name, content = node[0], node[2:]
    if name in ("ul", "ol"):
        start = node[1].get("start", 1)
        items = [
            _item(f"{start + number}. " if name == "ol" else "- ", each)
            for number, each in enumerate(content)
        ]
        return "\n".join(items)
    if name == "blockquote":
        inner = "\n\n".join(_block(each) for each in content)
        return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
    if name == "hr":
        return RULE
    if name == "pre":
        return "\n".join(f"    {line}" for line in words_of(node).split("\n"))
    return "".join(_line(each) for each in content).strip()


def _item(sign: str, node: Node) -> str:
    """An item; what it holds beside its words stands below, set in."""
    blocks: list[str] = []
    words = ""
    for each in node[2:]:
        if isinstance(each, tuple) and each[0] in ("p", "ul", "ol", "blockquote", "pre"):
            blocks += [words] if words else []
            words = ""
            blocks.append(_block(each))
        else:
            words += _line(each)
    blocks += [words] if words else []
    text = "\n".join(blocks)
    return sign + text.replace("\n", "\n" + " " * len(sign))


def _line(node: Node) -> str:
    if isinstance(node, str):
        return node
    name, attributes, content = node[0], node[1], node[2:]
    words = "".join(_line(each) for each in content)
    if name == "br":
        return "\n"
    if name == "a":
        href = str(attributes["href"])
        said = href.removeprefix("mailto:")
        return words if words.strip() == said else f"{words}: {said}"
    return words

"""What a browser posts of a form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from nago.testing.browser_tree import Node
from nago.testing.fields import unbound

TICKED = ("Checkbox", "Toggle")


def posted_fields(form: Node, value: Callable[[Mapping[str, Any]], Any]) -> dict[str, str] | None:
    """The named fields of a form with what stands in them; None if a required one is empty,
    because then a browser holds the form back."""
    posted: dict[str, str] = {}
    for node in _named(form):
        bound = node.get("value")
        held = value(_bound(node)) if not isinstance(bound, str) else bound
        if node["type"] in TICKED:
            held = "on" if held is True else ""
        if node.get("required") and held in ("", None):
            return None
        if held not in ("", None) or node["type"] not in TICKED:
            posted[node["name"]] = "" if held is None else str(held)
    return posted


def _bound(node: Node) -> Mapping[str, Any]:
    return node.get("value") or unbound(node["name"])


def _named(node: Any) -> Iterator[Node]:
    if isinstance(node, dict):
        if node.get("visible") is False:
            return
        if node.get("name") and "type" in node and not node.get("disabled"):
            yield node
        for held in node.values():
            yield from _named(held)
    elif isinstance(node, list):
        for held in node:
            yield from _named(held)

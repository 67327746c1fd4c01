"""Whether a browser shows what the server believes that it shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from nago.presentation.action import Bound
from nago.presentation.anatomy import anatomy
from nago.presentation.once import Once
from nago.presentation.state import State
from nago.presentation.tree import children
from nago.presentation.view import View
from nago.testing.browser_tree import Node
from nago.testing.tab import Tab


def divergence(server: View | None, tab: Tab) -> str | None:
    """The first difference between the server's tree and that of the tab, or None.

    Only ask when nothing is under way. What the user has entered and not sent yet is his own.
    """
    if server is None:
        return None
    there = json.loads(_encoder.encode(server))
    defaults: dict[str, Node] = {}
    _learn(server, defaults)
    left, right = _plain(there, defaults), _plain(tab.tree.tree, defaults)
    return next(_differences(left, right, tab, ""), None)


def _learn(node: View, defaults: dict[str, Node]) -> None:
    """What each type's fields are where nothing is said of them."""
    kind = type(node)
    tag = str(kind.__struct_config__.tag)
    if tag not in defaults:
        defaults[tag] = {
            field.wire: msgspec.to_builtins(field.default)
            for field in anatomy(kind).plain
            if field.default is not msgspec.NODEFAULT
        }
    for _, child in children(node):
        _learn(child, defaults)


def _plain(node: Any, defaults: dict[str, Node]) -> Any:
    """A tree without what is as it is by default."""
    if isinstance(node, list):
        return [_plain(each, defaults) for each in node]
    if not isinstance(node, dict):
        return node
    usual = defaults.get(str(node.get("type")), {})
    return {
        name: _plain(value, defaults)
        for name, value in node.items()
        if value is not None and (name not in usual or usual[name] != value)
    }


def _hook(value: Any) -> Any:
    if type(value) is Bound:
        return True
    if type(value) is Once:
        return value.name  # the text came with an earlier frame
    if type(value) is State:
        # What was refused stands in the field with what is wrong; the state keeps its value.
        told = None if value.secret or value.problem is not None else value.peek()
        return {"state": value.name, "value": told, "live": bool(value.readers)}
    raise TypeError(f"a component cannot hold {type(value).__name__}")


_encoder = msgspec.json.Encoder(enc_hook=_hook)


def _differences(there: Any, here: Any, tab: Tab, at: str) -> Iterator[str]:
    if isinstance(there, dict) and isinstance(here, dict):
        if "state" in there and "state" in here:
            yield from _values(there, here, tab, at)
            return
        for name in sorted({*there, *here}):
            yield from _differences(there.get(name), here.get(name), tab, f"{at}/{name}")
    elif isinstance(there, list) and isinstance(here, list) and len(there) == len(here):
        for index, (left, right) in enumerate(zip(there, here, strict=True)):
            yield from _differences(left, right, tab, f"{at}/{index}")
    elif there != here:
        yield f"{at or '/'}: the server has {there!r:.200}, the browser {here!r:.200}"


def _values(there: Node, here: Node, tab: Tab, at: str) -> Iterator[str]:
    if there.get("state") != here.get("state"):
        yield f"{at}: bound to {there['state']!r} on the server, to {here['state']!r} in the browser"
    elif there.get("value") is not None and not tab.fields.is_dirty(here):
        value = tab.fields.value(here)
        if value != there["value"]:
            yield f"{at}: {there['value']!r:.200} on the server, {value!r:.200} in the browser"

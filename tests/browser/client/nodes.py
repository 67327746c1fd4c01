"""Nodes as they come over the wire, in few words."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]


def text(words: str, **fields: Any) -> Node:
    return {"type": "Text", "text": words, **fields}


def button(title: str, **fields: Any) -> Node:
    return {"type": "Button", "title": title, "action": True, **fields}


def state(name: str, value: str = "", *, seq: int = 0, live: bool = False) -> Node:
    return {"state": name, "value": value, "seq": seq, "live": live}


def field(label: str, value: Node, **fields: Any) -> Node:
    return {"type": "TextField", "label": label, "value": value, **fields}


def column(*children: Node, **fields: Any) -> Node:
    return {"type": "Stack", "axis": "vertical", "children": list(children), **fields}


def row(*children: Node, **fields: Any) -> Node:
    return {"type": "Stack", "axis": "horizontal", "children": list(children), **fields}


def card(*children: Node, **fields: Any) -> Node:
    return {"type": "Card", "children": list(children), **fields}


def link(title: str, href: str, **fields: Any) -> Node:
    return {"type": "Link", "title": title, "href": href, **fields}


def scaffold(body: Node, *entries: tuple[str, str], **fields: Any) -> Node:
    menu = [{"type": "MenuEntry", "title": title, "to": to} for title, to in entries]
    return {"type": "Scaffold", "body": body, "title": "Northdesk", "menu": menu, **fields}


FULL_SCREEN = {"width": "100%", "minHeight": "100dvh"}

"""What a user perceives of a page: roles, names and states, whoever shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

NAMED_BY_CONTENT = frozenset(
    [
        "button",
        "link",
        "heading",
        "menuitem",
        "menuitemradio",
        "menuitemcheckbox",
        "tab",
        "option",
        "switch",
        "checkbox",
        "radio",
        "treeitem",
        "cell",
        "columnheader",
        "rowheader",
        "gridcell",
        "tooltip",
    ]
)
"""Roles whose words are their name (ARIA, "name from content")."""
STATES = ("level", "checked", "selected", "expanded", "disabled", "invalid", "required")


class Seen(msgspec.Struct, kw_only=True):
    """Something on the page: an element with a role, or a run of text (role `text`).

    `handle` belongs to whoever shows the page: it says where the element is and what it can do.
    """

    role: str
    name: str = ""
    value: str | None = None
    level: int | None = None
    checked: bool | None = None
    selected: bool | None = None
    expanded: bool | None = None
    disabled: bool = False
    invalid: bool = False
    required: bool = False
    current: bool = False
    focused: bool = False
    hidden: bool = False
    """Nobody sees or reaches it: it is invisible, or behind a dialog."""
    children: list[Seen] = []
    handle: Any = None

    def walk(self) -> Iterator[Seen]:
        """This and everything in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def shown(self) -> Iterator[Seen]:
        """What a user perceives of it, in reading order."""
        if not self.hidden:
            yield self
            for child in self.children:
                yield from child.shown()

    def words(self) -> str:
        """The words that a user reads in it, one blank between them."""
        if self.role == "text" or (self.role in NAMED_BY_CONTENT and self.name):
            return self.name
        held = (child.words() for child in self.children if not child.hidden)
        return " ".join(filter(None, held))

    def called(self) -> str:
        """How error messages name it: `button "Save"`."""
        return f"{self.role} {_quoted(self.name)}" if self.name else self.role


def text(words: str, *, hidden: bool = False) -> Seen:
    """A run of text."""
    return Seen(role="text", name=plain(words), hidden=hidden)


def plain(words: str) -> str:
    """Words with one blank between them, as a browser compares them."""
    return " ".join(words.split())


def outline(seen: Seen) -> str:
    """A page as text that can be read and compared: one line for each element, indented."""
    lines: list[str] = []
    held = seen.children if seen.role == "page" else [seen]
    for child in held:
        _outline(child, 0, lines)
    return "\n".join(lines) + "\n"


def _outline(seen: Seen, depth: int, lines: list[str]) -> None:
    if seen.hidden:
        return
    line = f"{'  ' * depth}- {seen.role}"
    if seen.role == "text":
        if not seen.name:
            return
        lines.append(f"{line}: {seen.name}")
        return
    if seen.name:
        line += f" {_quoted(seen.name)}"
    line += "".join(f" [{state}]" for state in _states(seen))
    if seen.value:
        line += f": {seen.value}"
    lines.append(line)
    for child in seen.children:
        _outline(child, depth + 1, lines)


def _states(seen: Seen) -> Iterator[str]:
    for name in STATES:
        held = getattr(seen, name)
        if held is True:
            yield name
        elif name == "level" and held is not None:
            yield f"level={held}"
        elif held is False and name in ("checked", "expanded"):
            yield f"not {name}"


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'

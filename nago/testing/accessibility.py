"""Chromium's accessibility tree, as the simulation describes a page."""

from __future__ import annotations

from typing import Any

from nago.testing.seen import NAMED_BY_CONTENT, Seen, plain, text

Node = dict[str, Any]

SAME = {
    "RootWebArea": "page", "image": "img", "splitter": "separator", "StaticText": "text",
    "Date": "date", "InputTime": "time", "DateTime": "datetime", "spinbutton": "spinbutton",
    "DisclosureTriangle": "button", "DisclosureTriangleGrouped": "button",
    "progressIndicator": "progressbar", "ColumnHeader": "columnheader", "toggleButton": "button",
    "ColorWell": "colorwell",
}  # fmt: skip
"""Chromium's names for roles that ARIA calls otherwise."""
DROPPED = frozenset(["InlineTextBox", "MenuListPopup", "ListMarker", "LineBreak"])
"""What says nothing, or what the value of a list says already."""
LABELS = frozenset(["LabelText", "Legend", "caption"])
"""Their words are the name of something else; what stands in them counts."""
THROUGH = frozenset(
    (
        "generic", "none", "paragraph", "strong", "emphasis", "code", "sectionheader",
        "sectionfooter", "time", "mark", "Pre", "Section", "presentation", "LayoutTable",
        "LayoutTableRow", "LayoutTableCell", "DescriptionList", "rowgroup", "DescriptionListTerm",
        "DescriptionListDetail", "subscript", "superscript", "Abbr", "deletion", "insertion", "Figcaption",
    )
)  # fmt: skip
"""What stands around other things and says nothing itself."""
LEAVES = frozenset(
    ["textbox", "searchbox", "spinbutton", "combobox", "slider", "date", "time", "datetime"]
)
QUIET = frozenset(["status", "alert", "log", "region", "form", "group"])
"""Roles that say nothing while they are empty, or have no name."""


def page(nodes: list[Node]) -> Seen:
    """The page as a user perceives it; each handle is the id of the element in the browser."""
    by_id = {node["nodeId"]: node for node in nodes}
    root = nodes[0]
    held = [seen for child in root.get("childIds", []) for seen in _seen(by_id, child)]
    if any(each.role != "text" for each in held):
        # What is said to screen readers alone stands beside the page.
        held = [each for each in held if each.role != "text"]
    return Seen(role="page", children=held, handle=root.get("backendDOMNodeId"))


def _seen(by_id: dict[str, Node], id: str) -> list[Seen]:
    node = by_id.get(id)
    if node is None:
        return []
    role = str(node.get("role", {}).get("value", "generic"))
    if role in DROPPED:
        return []
    if role in ("Pre", "code") and not node.get(
        "ignored"
    ):  # coloured word by word, and still one text
        words = plain("".join(_raw(by_id, id)))
        return [text(words)] if words else []
    held = [seen for child in node.get("childIds", []) for seen in _seen(by_id, child)]
    if role in LABELS:
        return [each for each in held if each.role != "text"]
    if node.get("ignored") or role in THROUGH:
        return held
    name = plain(str(node.get("name", {}).get("value", "")))
    role = SAME.get(role, role)
    if role == "text":
        return [text(name)] if name else []
    if role == "region" and [(each.role, each.name) for each in held] == [("table", name)]:
        return held  # a box around a table that scrolls
    if role in QUIET and not held and role != "region":
        return []
    if role in ("form", "group", "region") and (not name or not held):
        return held
    handle = node.get("backendDOMNodeId")
    seen = Seen(role=role, name=name, children=_children(role, name, held), handle=handle)
    if role in LEAVES or role == "progressbar":
        value = _lines(by_id, node) if role == "textbox" else None
        if value is None:
            value = node.get("value", {}).get("value")
        seen.value = (
            None if value in (None, "") or (role == "spinbutton" and not held) else str(value)
        )
    for each in node.get("properties", []):
        _take(seen, each["name"], each["value"].get("value"))
    return [seen]


def _lines(by_id: dict[str, Node], box: Node) -> str | None:
    """What stands in an editor that has an element for each line; None for any other field.

    Chromium tells of an empty line as of two, and of a placeholder as of a text.
    """
    held = [by_id[child] for child in box.get("childIds", []) if child in by_id]
    if not held or any(each.get("role", {}).get("value") != "generic" for each in held):
        return None
    lines = ["".join(_raw(by_id, each["nodeId"])) for each in held]
    return "\n".join(lines) if len(lines) > 1 or not lines[0] else None


def _raw(by_id: dict[str, Node], id: str) -> list[str]:
    """The words in a node as they stand, every run for itself."""
    node = by_id[id]
    if node.get("role", {}).get("value") == "StaticText":
        return [str(node.get("name", {}).get("value", ""))]
    held = [child for child in node.get("childIds", []) if child in by_id]
    return [words for child in held for words in _raw(by_id, child)]


def _children(role: str, name: str, held: list[Seen]) -> list[Seen]:
    if role in LEAVES:
        return []
    if role in NAMED_BY_CONTENT and name:
        return [each for each in held if each.role not in ("text", "img")]
    return held


def _take(seen: Seen, name: str, value: Any) -> None:
    match name:
        case "disabled" | "required" | "focused":
            setattr(seen, name, bool(value))
        case "invalid" if seen.role != "radio":
            seen.invalid = value not in (False, "false", None)
        case "checked":
            seen.checked = value in (True, "true")
        case "expanded" if seen.role in ("button", "combobox", "treeitem", "link"):
            seen.expanded = bool(value)
        case "selected" if seen.role in ("tab", "option", "row", "gridcell", "treeitem"):
            seen.selected = bool(value)
        case "valuetext" if ":" in str(value):
            seen.value = str(value)  # a time, which is no number for its readers
        case "level" if seen.role == "heading":
            seen.level = int(value)

"""The role of every component: what assistive technology is told of it, and what can be done.

One entry for each type of `nago.ui`; a test compares roles and names with those that Chromium
computes, and fails for a type without an entry. A component of somebody else is judged by the
names of its fields.
"""

from __future__ import annotations

from nago.testing import (
    roles_charts,
    roles_data,
    roles_dates,
    roles_files,
    roles_flow,
    roles_inputs,
    roles_reading,
    roles_surfaces,
)
from nago.testing.browser_tree import Node
from nago.testing.deeds import Field
from nago.testing.look import Browser, Entry, Place
from nago.testing.seen import Seen, text

ROLES: dict[str, Entry] = {
    **roles_charts.ROLES,
    **roles_surfaces.ROLES,
    **roles_reading.ROLES,
    **roles_flow.ROLES,
    **roles_inputs.ROLES,
    **roles_dates.ROLES,
    **roles_files.ROLES,
    **roles_data.ROLES,
}
INSIDE = frozenset(["Crumb", "SortableRow", "Step", "Tab", "TableCell", "TableRow"])
"""Types that the entry of what they stand in describes as well."""
WORDS = ("title", "text", "label", "supportingText", "errorText")


def place(tree: Node, browser: Browser) -> Place:
    """The root of a window's tree."""
    return Place(tree, [], browser, ROLES, custom)


def custom(at: Place) -> list[Seen]:
    """A component that no table knows: its fields are called as those of `nago.ui` are."""
    name, bound = at.name("label", "title", "text"), at["value"]
    held = [seen for slot in at.slots() for seen in at.slot(slot)]
    if isinstance(bound, dict) and "state" in bound:
        value = at.browser.value(bound)
        kind = "flag" if isinstance(value, bool) else "text"
        field = Field(bound, kind, observed=bool(at["onChange"]))
        role = "checkbox" if kind == "flag" else "textbox"
        seen = Seen(role=role, name=name, disabled=at.disabled, handle=at.handle(field=field))
        if kind == "flag":
            seen.checked = value
        else:
            seen.value = None if value is None else str(value)
        return [seen, *held]
    if at["href"]:
        return [roles_surfaces.link_to(at, name), *held]
    if at["action"]:
        handle = at.handle(at.act())
        return [Seen(role="button", name=name, disabled=at.disabled, handle=handle), *held]
    return [*(text(str(at[each])) for each in WORDS if at[each]), *held]

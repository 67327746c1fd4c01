"""Finding things on a page by what a user calls them; the errors say what there is instead."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection

from nago.testing.seen import Seen, plain

MOST_LISTED = 30

PRESSABLE = frozenset(
    [
        "button",
        "link",
        "menuitem",
        "menuitemradio",
        "menuitemcheckbox",
        "tab",
        "option",
        "radio",
        "treeitem",
    ]
)
FILLABLE = frozenset(
    ["textbox", "searchbox", "spinbutton", "slider", "combobox", "date", "time", "datetime"]
)
TICKABLE = frozenset(["checkbox", "switch", "radio", "menuitemcheckbox", "menuitemradio"])
CHOOSABLE = frozenset(["combobox", "listbox", "radiogroup", "group"])


class NotFound(AssertionError):
    """Nothing on the page is called that; the text lists what there is, and near names."""


class Ambiguous(AssertionError):
    """Several things on the page are called that; the text lists them."""


class Refused(AssertionError):
    """No user could do that: the thing is disabled or hidden."""


def by_role(root: Seen, role: str, name: str | None, *, exact: bool) -> list[Seen]:
    """Everything shown with this role, and with this name if one is given.

    As in Playwright a name matches as a part and whatever its case, unless it shall be `exact`.
    """
    found = [each for each in root.shown() if each.role == role]
    return found if name is None else [each for each in found if _matches(each.name, name, exact)]


def by_label(root: Seen, label: str, *, exact: bool) -> list[Seen]:
    """Every field that is shown with this label."""
    roles = FILLABLE | TICKABLE | CHOOSABLE
    return [
        each
        for each in root.shown()
        if each.role in roles and each.name and _matches(each.name, label, exact)
    ]


def by_text(root: Seen, words: str, *, exact: bool) -> list[Seen]:
    """Every smallest thing that is shown with these words in it."""
    wanted = plain(words)
    return [
        each
        for each in root.shown()
        if not each.children or each.role == "heading"
        if _matches(each.words(), wanted, exact)
    ]


def by_name(root: Seen, roles: Collection[str], name: str) -> list[Seen]:
    """What a verb means: those of exactly that name, else those whose name has it in it.

    Among things of one name those that can be used are meant.
    """
    wanted = plain(name)
    able = [each for each in root.shown() if each.role in roles]
    exact = [each for each in able if each.name == wanted]
    found = exact or [each for each in able if _matches(each.name, wanted, exact=False)]
    enabled = [each for each in found if not each.disabled]
    return enabled if len(found) > 1 and len(enabled) == 1 else found


def the_one(found: list[Seen], root: Seen, what: str, like: Callable[[Seen], bool]) -> Seen:
    """The only one. Raises NotFound or Ambiguous, naming `what` was looked for.

    `like` tells which other things could have been meant.
    """
    __tracebackhide__ = True
    if len(found) == 1:
        return found[0]
    if found:
        listed = "\n".join(f"  {number}. {_where(each, root)}" for number, each in enumerate(found))
        raise Ambiguous(
            f"{len(found)} things on the page are {what}:\n{listed}\n"
            "say which: by role and name, inside of something else, or with .nth(number)"
        )
    raise missing(root, what, like)


def missing(root: Seen, what: str, like: Callable[[Seen], bool]) -> AssertionError:
    """NotFound with what there is, or Refused for what is there and hidden."""
    hidden = [each for each in root.walk() if like(each) and each.name and each.name in what]
    shown = list(root.shown())
    unseen = [each for each in hidden if not any(each is other for other in shown)]
    if unseen:
        return Refused(f"no user can see {what}: {unseen[0].called()} is hidden")
    others = [each.called() for each in shown if like(each) and each.name]
    name = what[what.find('"') + 1 : what.rfind('"')] if '"' in what else what
    names = [each.name for each in shown if like(each) and each.name]
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    hint = f"; near are {', '.join(repr(each) for each in near)}" if near else ""
    listed = "\n".join(f"  - {each}" for each in others[:MOST_LISTED])
    more = len(others) - MOST_LISTED
    rest = f"\n  and {more} more" if more > 0 else ""
    there = f"there are:\n{listed}{rest}" if others else "there is nothing of that kind"
    return NotFound(f"nothing on the page is {what}{hint}; {there}")


def _matches(name: str, wanted: str, exact: bool) -> bool:
    name, wanted = plain(name), plain(wanted)
    return name == wanted if exact else wanted.casefold() in name.casefold()


def _where(seen: Seen, root: Seen) -> str:
    """The thing, and the named things that it stands in."""
    way = _way(root, seen) or []
    around = [each.called() for each in way[:-1] if each.name]
    return " in ".join([seen.called(), *reversed(around)])


def _way(root: Seen, wanted: Seen) -> list[Seen] | None:
    if root is wanted:
        return [root]
    for child in root.children:
        way = _way(child, wanted)
        if way is not None:
            return [root, *way]
    return None

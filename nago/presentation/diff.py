"""What has to change in the browser's tree so that it equals the new one.

Equal subtrees are skipped by `==`, which runs in C; Python walks only into what differs.
Operations apply in order; a path names a place in the tree as the earlier ones left it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from nago.presentation.anatomy import Anatomy, anatomy
from nago.presentation.check import check_field, check_keys, check_tree
from nago.presentation.tree import Path
from nago.presentation.view import View

Op = list[Any]


def diff(old: View, new: View, path: Path = ()) -> list[Op]:
    """The operations that turn the old tree into the new one.

    Raises ComponentError for a wrong value in what is new.
    """
    ops: list[Op] = []
    if old is not new:
        _node(old, new, path, ops)
    return ops


def _node(old: View, new: View, path: Path, ops: list[Op]) -> None:
    parts = anatomy(type(new))
    if not same_place(old, new) or (parts.states and _rebound(old, new, parts)):
        check_tree(new)
        ops.append(["x", path, new])
        return
    before, after = parts.values(old), parts.values(new)
    if before != after:
        ops.append(["p", path, _changed(before, after, new, parts)])
    for slot in parts.slots:
        was, now = getattr(old, slot.name), getattr(new, slot.name)
        if was is now:
            continue
        if slot.many:
            below = path if slot.wire == "children" else (*path, slot.wire)
            _list(was, now, below, ops)
        else:
            _single(was, now, (*path, slot.wire), ops)


def _rebound(old: View, new: View, parts: Anatomy) -> bool:
    """Whether a field is bound to another state now: then it is another field."""
    return any(getattr(old, name) is not getattr(new, name) for name in parts.states)


def _changed(before: Any, after: Any, new: View, parts: Anatomy) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for field, was, now in zip(parts.plain, before, after, strict=True):
        if was is not now and was != now:
            check_field(new, field.name)
            changed[field.wire] = None if now == field.default else now
    return changed


def _single(old: View | None, new: View | None, path: Path, ops: list[Op]) -> None:
    if new is None:
        ops.append(["r", path])
    elif old is None:
        check_tree(new)
        ops.append(["x", path, new])
    else:
        _node(old, new, path, ops)


def same_place(old: View, new: View) -> bool:
    """Whether the new node takes on the element of the old one: same type, same key."""
    return type(old) is type(new) and getattr(old, "key", None) == getattr(new, "key", None)


def _list(old: tuple[View, ...], new: tuple[View, ...], path: Path, ops: list[Op]) -> None:
    if len(old) == len(new):
        pairs = zip(old, new, strict=True)
        differing = [
            index for index, (was, now) in enumerate(pairs) if was is not now and was != now
        ]
        for index in differing:
            if not same_place(old[index], new[index]):
                break
        else:
            for index in differing:
                _node(old[index], new[index], (*path, index), ops)
            return
    check_keys(new, "children")
    first, last = 0, 0
    shortest = min(len(old), len(new))
    while first < shortest and same_place(old[first], new[first]):
        first += 1
    while last < shortest - first and same_place(old[-1 - last], new[-1 - last]):
        last += 1
    matched = _match(old[first : len(old) - last], new[first : len(new) - last])
    _arrange(matched, len(old) - first - last, new, first, path, ops)
    _pairs(zip(range(first), old, new, strict=False), path, ops)
    for index, source in enumerate(matched):
        if source is not None:
            at = first + index
            _pairs([(at, old[first + source], new[at])], path, ops)
    ends = range(len(new) - last, len(new))
    _pairs(((i, old[i - len(new) + len(old)], new[i]) for i in ends), path, ops)


def _pairs(pairs: Any, path: Path, ops: list[Op]) -> None:
    for index, old, new in pairs:
        if old is not new and old != new:
            _node(old, new, (*path, index), ops)


def _match(old: Sequence[View], new: Sequence[View]) -> list[int | None]:
    """For each new child the index of the old one that it continues, or None."""
    places: dict[Any, int] = {}
    for index, name in enumerate(_names(old)):
        places[name] = index
    return [places.get(name) for name in _names(new)]


def _names(nodes: Sequence[View]) -> list[Any]:
    """What tells siblings apart: type and key, or type and how many of it came before."""
    counts: dict[type[View], int] = {}
    names: list[Any] = []
    for node in nodes:
        kind, key = type(node), getattr(node, "key", None)
        if key is None:
            counts[kind] = count = counts.get(kind, 0) + 1
            names.append((kind, count))
        else:
            names.append((kind, key))
    return names


def _arrange(
    matched: list[int | None], size: int, new: Sequence[View], first: int, path: Path, ops: list[Op]
) -> None:
    """Remove, move and insert until the list has the new order; moves as few as possible."""
    kept = {source for source in matched if source is not None}
    end = size
    for index in reversed(range(-1, size)):
        if index in kept or index < 0:
            if end - index > 1:
                ops.append(_removal((*path, first + index + 1), end - index - 1))
            end = index
    working = sorted(kept)
    stays = _longest_rise([source for source in matched if source is not None])
    position = len(working)  # where the child after the one in hand stands
    for index in reversed(range(len(matched))):
        source = matched[index]
        if source is None:
            node = new[first + index]
            check_tree(node)
            ops.append(["i", (*path, first + position), node])
            working.insert(position, -1)
        elif source in stays:
            position -= 1
            while working[position] != source:
                position -= 1
        else:
            at = working.index(source)
            to = position - 1 if at < position else position
            if at != to:
                ops.append(["m", (*path, first + at), first + to])
                working.insert(to, working.pop(at))
            position = to


def _removal(path: Path, count: int) -> Op:
    """Take away as many siblings from this place on."""
    return ["r", path] if count == 1 else ["r", path, count]


def _longest_rise(numbers: list[int]) -> set[int]:
    """The members of a longest rising subsequence (patience sorting, n log n)."""
    tops: list[int] = []
    top_at: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        before[number] = top_at[pile - 1] if pile else None
        if pile == len(tops):
            tops.append(number)
            top_at.append(number)
        else:
            tops[pile] = top_at[pile] = number
    rise: set[int] = set()
    number_or_none = top_at[-1] if top_at else None
    while number_or_none is not None:
        rise.add(number_or_none)
        number_or_none = before[number_or_none]
    return rise


def carry(path: Path, ops: Sequence[Op]) -> Path | None:
    """Where the node at this path stands after these operations, or None if it is gone."""
    place: list[Any] = list(path)
    for op in ops:
        kind, at = op[0], op[1]
        if kind == "p" or len(at) > len(place):
            continue
        depth = len(at) - 1
        count = op[2] if kind == "r" and len(op) > 2 else 1
        if kind in "rx" and place[: len(at)] == list(at):
            return None
        if depth < 0 or type(at[-1]) is not int or type(place[depth]) is not int:
            continue
        if place[:depth] != list(at[:-1]):
            continue
        here = place[depth]
        if kind == "i" and here >= at[-1]:
            place[depth] = here + 1
        elif kind == "r" and here > at[-1]:
            if here < at[-1] + count:
                return None
            place[depth] = here - count
        elif kind == "m":
            place[depth] = _moved(here, at[-1], op[2])
    return tuple(place)


def _moved(here: int, source: int, to: int) -> int:
    if here == source:
        return to
    if source < here <= to:
        return here - 1
    if to <= here < source:
        return here + 1
    return here

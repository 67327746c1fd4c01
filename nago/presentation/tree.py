"""Walking a tree of components, and naming places in it.

A place is a path from the root: a number is an index into the slot `children`; any other slot
is its wire name, followed by an index where it holds several. The root is the empty path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from nago.presentation.anatomy import anatomy
from nago.presentation.state import State
from nago.presentation.view import View

Step = int | str
Path = tuple[Step, ...]


def chain(root: View, path: Sequence[Step]) -> list[View] | None:
    """The nodes from the root to this place, or None where the tree has no such place."""
    nodes, node, steps = [root], root, iter(path)
    for step in steps:
        slot = anatomy(type(node)).by_wire.get(step if type(step) is str else "children")
        if slot is None:
            return None
        held = getattr(node, slot.name)
        if slot.many:
            index = step if isinstance(step, int) else next(steps, None)
            if type(index) is not int or not 0 <= index < len(held):
                return None
            node = held[index]
        elif held is None or isinstance(step, int):
            return None
        else:
            node = held
        nodes.append(node)
    return nodes


def children(node: View) -> Iterator[tuple[Path, View]]:
    """What a node holds, each with its path from the node."""
    for slot in anatomy(type(node)).slots:
        held = getattr(node, slot.name)
        if held is None:
            continue
        if not slot.many:
            yield (slot.wire,), held
        elif slot.wire == "children":
            for index, child in enumerate(held):
                yield (index,), child
        else:
            for index, child in enumerate(held):
                yield (slot.wire, index), child


def inputs_below(node: View) -> Iterator[View]:
    """What a user can enter something into: the visible inputs that are neither disabled nor read
    only, the node itself included."""
    if getattr(node, "visible", True) is False:
        return
    closed = getattr(node, "disabled", False) or getattr(node, "read_only", False)
    if anatomy(type(node)).states and not closed:
        yield node
    for _, child in children(node):
        yield from inputs_below(child)


def states_of(node: View) -> Iterator[State[Any]]:
    """The states that an input is bound to."""
    for field in anatomy(type(node)).states:
        state = getattr(node, field)
        if state is not None:
            yield state


def find(root: View, wanted: View) -> Path | None:
    """The path of this very object, or None where it stands nowhere or more than once."""
    found: list[Path] = []
    _find(root, wanted, (), found)
    return found[0] if len(found) == 1 else None


def _find(node: View, wanted: View, path: Path, found: list[Path]) -> None:
    if node is wanted:
        found.append(path)
        return
    for step, child in children(node):
        _find(child, wanted, path + step, found)


def put(root: View, path: Path, node: View, copied: dict[int, View]) -> View:
    """A copy of the tree with another node at this place; what lies beside the way is shared.

    `copied` learns the copy of each node on the way, by the id() of the original.
    """
    if not path:
        return node
    slot = anatomy(type(root)).by_wire.get(path[0] if isinstance(path[0], str) else "children")
    assert slot is not None, "the path was found in this tree"
    held: Any = getattr(root, slot.name)
    if slot.many:
        index, rest = (path[0], path[1:]) if isinstance(path[0], int) else (path[1], path[2:])
        assert isinstance(index, int), "a slot of several is followed by an index"
        inner: Any = (*held[:index], put(held[index], rest, node, copied), *held[index + 1 :])
    else:
        inner = put(held, path[1:], node, copied)
    copy = msgspec.structs.replace(root, **{slot.name: inner})
    copied[id(root)] = copy
    return copy

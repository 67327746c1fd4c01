"""What a browser shows: the same wire bytes, applied to a tree of plain data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

Node = dict[str, Any]


class BrowserTree:
    """What a browser shows after the frames that reached it.

    A frame that was applied already is ignored; one that comes too early is refused, as the
    real client refuses it and asks for what it missed.
    """

    def __init__(self, tree: Node | None = None, frame: int = 0) -> None:
        self.tree = tree
        self.frame = frame
        self.title = ""
        self.banners: list[Node] = []
        self.moves: list[list[Any]] = []
        self.calls: list[list[Any]] = []
        """What the server has asked of the browser: name and arguments, in order."""
        self.ended = False
        """Whether the server has said that the session is over; nothing is shown any more."""
        self.tickets: list[tuple[str, str]] = []
        self.answered: set[int] = set()
        self.window: list[Any] | None = None
        self.acks: dict[str, int] = {}
        self.told: dict[str, str] = {}
        """What names in the tree stand for, as frames have said."""

    def receive(self, data: bytes | str) -> bool:
        """Apply one frame; False if it must be asked for again, because one before it is missing."""
        number, ops = json.loads(data)
        if ops and ops[0][0] == "w":
            self.window = ops[0]
            if ops[0][2]:
                self.frame = number - 1
        if number <= self.frame:
            return True
        if number != self.frame + 1:
            return False
        for op in ops:
            self._apply(op)
        self.frame = number
        return True

    def _apply(self, op: list[Any]) -> None:
        match op:
            case ["g", named]:
                self.told.update(named)
            case ["p", path, fields]:
                node = self.at(path)
                for name, value in fields.items():
                    if value is None:
                        node.pop(name, None)
                    else:
                        node[name] = value
            case ["x", [], node]:
                self.tree = node
            case ["x", path, node]:
                holder, last = self._holder(path)
                holder[last] = node
            case ["i", path, node]:
                holder, last = self._holder(path)
                holder.insert(last, node)
            case ["r", path, *count]:
                holder, last = self._holder(path)
                if count:
                    del holder[last : last + count[0]]
                else:
                    del holder[last]
                if holder == [] and self._is_slot(path[:-1], holder):
                    del self.at(path[:-2])[path[-2]]
            case ["m", path, to]:
                holder, last = self._holder(path)
                holder.insert(to, holder.pop(last))
            case ["s", name, value, ack, live, *problem]:
                self.acks[name] = ack
                for bound in bound_states(self.tree):
                    if bound["state"] == name:
                        bound.update(value=value, seq=ack, live=live)
                        bound.pop("problem", None)
                        if problem:
                            bound["problem"] = problem[0]
            case ["d", no]:
                self.answered.add(no)
            case ["t", title]:
                self.title = title
            case ["b", banner]:
                self.banners.append(banner)
            case ["n", *move]:
                self.moves.append(move)
            case ["c", str(), *_]:
                self.calls.append(op[1:])
            case ["u", "end"]:
                self.tree, self.title, self.ended = None, "", True
            case ["u", "exchange", ticket, return_to]:
                self.tickets.append((ticket, return_to))
            case ["w", *_]:
                pass
            case _:
                raise AssertionError(f"no browser knows the operation {op!r}")

    def at(self, path: Sequence[int | str]) -> Any:
        """The node at this place."""
        holder: Any = self.tree
        for step in path:
            if isinstance(step, int):
                holder = holder[step] if isinstance(holder, list) else holder["children"][step]
            else:
                holder = holder[step]
        return holder

    def _is_slot(self, path: Sequence[int | str], holder: Any) -> bool:
        """Whether this list is a slot of its own name, which is left out when it is empty."""
        if not path or isinstance(path[-1], int):
            return False
        return self.at(path[:-1]).get(path[-1]) is holder

    def _holder(self, path: Sequence[int | str]) -> tuple[Any, Any]:
        way, last = path[:-1], path[-1]
        if isinstance(last, int) and way and isinstance(way[-1], str):
            around = self.at(way[:-1])
            if not isinstance(
                around.get(way[-1]), dict
            ):  # a slot of several; empty, it is left out
                return around.setdefault(way[-1], []), last
        holder = self.at(way)
        return (holder["children"] if isinstance(last, int) else holder), last


def bound_states(node: Any) -> list[Node]:
    """Every bound state below a node, in order."""
    found: list[Node] = []
    if isinstance(node, dict):
        if "state" in node and "seq" in node:
            return [node]
        for held in node.values():
            found += bound_states(held)
    elif isinstance(node, list):
        for held in node:
            found += bound_states(held)
    return found


def find(node: Any, **fields: Any) -> tuple[list[int | str], Node]:
    """Path and node of the one component with these fields. Raises LookupError with what there is."""
    found = list(_all(node, [], fields))
    if len(found) != 1:
        raise LookupError(f"{len(found)} components with {fields} in {json.dumps(node)[:2000]}")
    return found[0]


def texts(node: Any) -> Iterator[str]:
    """Every text below a node that a user can see, in order."""
    if isinstance(node, dict):
        if node.get("visible", True):
            if "text" in node:
                yield node["text"]
            for held in node.values():
                yield from texts(held)
    elif isinstance(node, list):
        for held in node:
            yield from texts(held)


def _all(node: Any, path: list[int | str], fields: Node) -> Iterator[tuple[list[int | str], Node]]:
    if isinstance(node, dict) and "type" in node:
        if all(node.get(name) == value for name, value in fields.items()):
            yield path, node
        for name, held in node.items():
            step = [] if name == "children" else [name]
            yield from _all(held, [*path, *step], fields)
    elif isinstance(node, list):
        for index, held in enumerate(node):
            yield from _all(held, [*path, index], fields)

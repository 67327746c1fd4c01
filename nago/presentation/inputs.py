"""Which inputs of a tree a user can reach, by the state that they are bound to."""

from __future__ import annotations

from nago.presentation.anatomy import anatomy
from nago.presentation.tree import Path, chain, children
from nago.presentation.view import View


class Inputs:
    """The places of all visible, enabled inputs; looked up anew when `forget` was called."""

    def __init__(self) -> None:
        self._paths: dict[str, list[Path]] | None = None

    def forget(self) -> None:
        """Nodes have come, gone or moved, or can be reached now or no more."""
        self._paths = None

    def bound(self, tree: View | None, name: str) -> list[View]:
        """The inputs of this tree that show the state of that name."""
        if tree is None:
            return []
        if self._paths is None:
            self._paths = {}
            _collect(tree, (), self._paths)
        ways = [chain(tree, path) for path in self._paths.get(name, ())]
        return [way[-1] for way in ways if way is not None]


def _collect(node: View, path: Path, found: dict[str, list[Path]]) -> None:
    if getattr(node, "visible", True) is False:
        return
    states = anatomy(type(node)).states
    if states and not getattr(node, "disabled", False) and not getattr(node, "read_only", False):
        for field in states:
            state = getattr(node, field)
            if state is not None:
                found.setdefault(state.name, []).append(path)
    for step, child in children(node):
        _collect(child, path + step, found)

"""What was sent to the browser and may still be asked for: by a late click, or by a resume."""

from __future__ import annotations

from collections import deque

import msgspec

from nago.presentation.diff import Op, carry
from nago.presentation.tree import Path
from nago.presentation.view import View

MOST_FRAMES = 16
MOST_BYTES = 256 * 1024


class Frame(msgspec.Struct):
    """One numbered message: the tree that it leads to, and its bytes."""

    number: int
    tree: View | None
    ops: list[Op]
    data: bytes


class Frames:
    """The last few frames. Those that the browser has left behind are freed."""

    def __init__(self) -> None:
        self.number = 0
        self._kept: deque[Frame] = deque()
        self._bytes = 0

    def add(self, tree: View | None, ops: list[Op], data: bytes) -> None:
        moves = [op for op in ops if op[0] != "p"]
        self._kept.append(Frame(self.number, tree, moves, data))
        self._bytes += len(data)
        while len(self._kept) > MOST_FRAMES or (self._bytes > MOST_BYTES and len(self._kept) > 1):
            self._bytes -= len(self._kept.popleft().data)

    def acknowledge(self, number: int) -> None:
        """The browser shows this frame, so nobody can click on an earlier one any more."""
        kept = self._kept
        if number > self.number:
            number = self.number
        while kept and kept[0].number < number:
            self._bytes -= len(kept.popleft().data)

    def since(self, number: int) -> list[bytes] | None:
        """The frames after this one, or None if one of them is not kept any more."""
        if number > self.number:
            return None
        later = [frame.data for frame in self._kept if frame.number > number]
        return later if len(later) == self.number - number else None

    def tree(self, number: int) -> View | None:
        """The tree that the user saw in this frame, or None if it is not kept any more."""
        for frame in self._kept:
            if frame.number == number:
                return frame.tree
        return None

    def today(self, number: int, path: Path) -> Path | None:
        """Where the node that stood there in this frame stands now, or None if it is gone."""
        place: Path | None = path
        for frame in self._kept:
            if frame.number > number and place is not None:
                place = carry(place, frame.ops)
        return place

    def restart(self) -> None:
        """Numbers start anew, for a browser that gets the whole tree."""
        self.number = 0
        self._kept.clear()
        self._bytes = 0

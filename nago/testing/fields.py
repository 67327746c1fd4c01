"""What a user has entered, and how it meets the server's values: numbers, answers, rebase.

The same rules as in the browser's `fields.ts` and `rebase.ts`, without their timers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

Edit = list[Any]
MOST_PAST = 200
UNBOUND = "\0"
"""What the name of a field begins with that no state is bound to: it is only posted."""


def unbound(name: str) -> dict[str, Any]:
    """A field of this name that no state is bound to."""
    return {"state": UNBOUND + name, "value": "", "seq": 0, "live": False}


class Entry(msgspec.Struct):
    """One bound state as the browser knows it."""

    value: Any
    seq: int
    sent: int
    processed: float
    live: bool
    past: dict[int, Any]
    touched: bool = False


class Fields:
    """Every state that a field of the page is bound to."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._known: dict[int, tuple[Mapping[str, Any], tuple[Any, ...]]] = {}

    def value(self, bound: Mapping[str, Any]) -> Any:
        """What stands in the field."""
        entry = self._entries.get(bound["state"])
        return bound["value"] if entry is None else entry.value

    def is_live(self, bound: Mapping[str, Any]) -> bool:
        """Whether a view reads it, so that it is sent at once."""
        entry = self._entries.get(bound["state"])
        return bool(bound["live"] if entry is None else entry.live)

    def is_dirty(self, bound: Mapping[str, Any]) -> bool:
        """Whether the user has entered something that the server was not told yet."""
        entry = self._entries.get(bound["state"])
        return entry is not None and entry.seq > entry.sent

    def edit(self, bound: Mapping[str, Any], value: Any) -> None:
        """The user has entered a value."""
        entry = self._entries.get(bound["state"]) or self._attach(bound)
        if value == entry.value and type(value) is type(entry.value):
            return
        self._edit(entry, value)

    def take_edits(self) -> list[Edit]:
        """Every edit that is not sent yet; the caller sends them."""
        return self._take(lambda entry: entry.seq > entry.sent)

    def take_touched(self) -> list[Edit]:
        """Every field that the user has touched, for a server that may have lost them."""
        return self._take(lambda entry: entry.touched)

    def sent_now(self) -> dict[str, int]:
        """The last edits that were sent, by state: an answer to anything later proves them."""
        return {name: entry.sent for name, entry in self._entries.items()}

    def processed(self, sent: Mapping[str, int]) -> None:
        """The server has answered something that was sent after these edits."""
        for name, seq in sent.items():
            entry = self._entries.get(name)
            if entry is not None and seq > entry.processed:
                entry.processed = seq

    def all_new(self) -> None:
        """The window shows another path: its states are new, even those of the same name."""
        for entry in self._entries.values():
            entry.processed = float("inf")

    def server_new(self) -> None:
        """The server was started anew: it knows of no edit but those sent with the hello."""
        for entry in self._entries.values():
            entry.processed = 0

    def show(self, bounds: list[Mapping[str, Any]]) -> None:
        """The page is bound to these states now, with these values of the server."""
        shown = {bound["state"] for bound in bounds}
        for name in [name for name in self._entries if name not in shown]:
            if not name.startswith(UNBOUND):
                del self._entries[name]
        known, self._known = self._known, {}
        for bound in bounds:
            now = (bound["value"], bound["seq"], bound["live"])
            before = known.get(id(bound))
            self._known[id(bound)] = (bound, now)
            # What is not sent anew is what the browser itself has said: it knows better.
            if before is None or before[1] != now:
                self._attach(bound)

    def _attach(self, bound: Mapping[str, Any]) -> Entry:
        name, value, seq, live = bound["state"], bound["value"], bound["seq"], bound["live"]
        entry = self._entries.get(name)
        if entry is None:
            entry = Entry(value, seq, seq, seq, live, {seq: value})
            self._entries[name] = entry
            return entry
        known = entry.value if value is None and isinstance(entry.value, str) else value
        if seq < entry.processed:
            self._entries[name] = Entry(known, seq, seq, seq, live, {seq: known})
            return self._entries[name]
        entry.live = live
        self._settle(entry, known, seq)
        return entry

    def _settle(self, entry: Entry, value: Any, ack: int) -> None:
        base = entry.past.get(ack)
        for seq in [seq for seq in entry.past if seq < ack]:
            del entry.past[seq]
        entry.processed = max(entry.processed, ack)
        if ack >= entry.seq:
            entry.seq = entry.sent = ack
            entry.past[ack] = entry.value = value
            return
        if base == value or not (isinstance(base, str) and isinstance(value, str)):
            return
        merged = rebase(base, entry.value, value)
        if merged != entry.value:
            self._edit(entry, merged)

    def _edit(self, entry: Entry, value: Any) -> None:
        entry.value = value
        entry.touched = True
        entry.seq += 1
        entry.past[entry.seq] = value
        if len(entry.past) > MOST_PAST:
            del entry.past[next(iter(entry.past))]

    def _take(self, wanted: Any) -> list[Edit]:
        edits = []
        for name, entry in self._entries.items():
            if wanted(entry) and not name.startswith(UNBOUND):
                entry.sent = entry.seq
                edits.append([name, entry.seq, entry.value])
        return edits


def rebase(base: str, local: str, server: str) -> str:
    """Lay the user's change of `base` onto the server's text."""
    start, end = _region(base, local)
    typed = local[start : len(local) - end]
    left = _mapped(base, server, start)
    right = max(left, _mapped(base, server, len(base) - end))
    return server[:left] + typed + server[right:]


def _mapped(before: str, after: str, position: int) -> int:
    """Where a position in one text stands in the other."""
    start, end = _region(before, after)
    if position <= start:
        return position
    if position >= len(before) - end:
        return len(after) - (len(before) - position)
    return min(position, len(after) - end)


def _region(before: str, after: str) -> tuple[int, int]:
    """The part in which two texts differ: after how many characters, how many before the ends."""
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, end

"""What an event is meant for: what its user saw, if it still stands there and can be reached."""

from __future__ import annotations

from nago.presentation.action import Action
from nago.presentation.anatomy import anatomy
from nago.presentation.frames import Frames
from nago.presentation.tree import chain
from nago.presentation.view import View
from nago.presentation.wire import Event


def target(now: View | None, frames: Frames, event: Event) -> Action | None:
    """The action that stood there in the frame that the user saw, if it still stands and is
    enabled (`security.md W06`); else None. `now` is the tree as it is.
    """
    if now is None:
        return None
    if event.frame == frames.number:
        before = after = chain(now, event.path)
    else:
        seen = frames.tree(event.frame)
        place = frames.today(event.frame, tuple(event.path))
        if seen is None or place is None:
            return None
        before, after = chain(seen, event.path), chain(now, place)
    if before is None or after is None or type(before[-1]) is not type(after[-1]):
        return None
    field = anatomy(type(before[-1])).actions.get(event.field)
    if field is None or not _reachable(after) or getattr(after[-1], field) is None:
        return None
    action: Action | None = getattr(before[-1], field)
    return action


def _reachable(way: list[View]) -> bool:
    """Whether a user can reach the last node: all on the way visible, itself enabled."""
    for node in way:
        if not getattr(node, "visible", True):
            return False
    return not getattr(way[-1], "disabled", False)

"""What an event is meant for: what its user saw, if it still stands there and can be reached."""

from __future__ import annotations

import functools
import logging

import msgspec

from nago.presentation.action import Action
from nago.presentation.anatomy import anatomy
from nago.presentation.frames import Frames
from nago.presentation.tree import chain, inputs_below, states_of
from nago.presentation.view import View
from nago.presentation.wire import Event

log = logging.getLogger("nago.window")


def target(now: View | None, frames: Frames, event: Event) -> Action | None:
    """The action that stood there in the frame that the user saw, if it still stands and is
    enabled (`security.md W06`); else None, also for a form in which something stands that was not
    taken over. `now` is the tree as it is.
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
    if getattr(after[-1], "holds_back", False) and _has_refusal(after[-1]):
        log.debug("a form with a field that was not taken over is not sent")
        return None
    return _with_argument(before[-1], field, event)


def _with_argument(node: View, field: str, event: Event) -> Action | None:
    """The action, with what the browser has told if it takes that; None if that is not of its
    type."""
    action = getattr(node, field)
    wanted = anatomy(type(node)).arguments.get(field)
    if wanted is None or action is None:
        taken: Action | None = action
        return taken
    try:
        argument = msgspec.json.decode(bytes(event.argument) or b"null", type=wanted)
    except msgspec.DecodeError as error:
        log.info("refused what came for %s.%s: %s", type(node).__name__, field, error)
        return None
    return functools.partial(action, argument)


def _reachable(way: list[View]) -> bool:
    """Whether a user can reach the last node: all on the way visible, itself enabled."""
    for node in way:
        if not getattr(node, "visible", True):
            return False
    return not getattr(way[-1], "disabled", False)


def _has_refusal(form: View) -> bool:
    """Whether something stands in one of its fields that was not taken over."""
    states = (state for node in inputs_below(form) for state in states_of(node))
    return any(state.refusal is not None for state in states)

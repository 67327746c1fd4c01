"""Values that a user has entered: taken for what he could reach, refused otherwise."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from nago.errors import InvalidValue
from nago.presentation.action import Action
from nago.presentation.rendering import UNKNOWN, Rendering
from nago.presentation.state import Shadow, State
from nago.presentation.view import View
from nago.presentation.wire import Edit

log = logging.getLogger("nago.window")


def take(rendering: Rendering, edits: Iterable[Edit]) -> tuple[list[Action], bool]:
    """Accept values for states that a visible, enabled input of the tree is bound to (W06).

    The result is what observes them, and whether one was refused: then the browser gets the
    server's value back. An edit that was taken before is passed over.
    """
    observers: list[Action] = []
    refused = False
    for name, seq, raw in edits:
        state = rendering.states.get(name)
        if state is None or seq <= state.seq:
            continue
        state.seq = seq
        inputs = rendering.inputs(name)
        try:
            value = _checked(state, inputs, raw)
        except InvalidValue as error:
            log.info("refused a value of the browser: %s", error)
            state.shadow = Shadow(UNKNOWN, False)
            refused = True
            continue
        live = state.shadow.live if state.shadow is not None else False
        state.shadow = Shadow(value, live)  # the browser has it, so nobody sends it back
        state.value = value
        found = (getattr(node, "on_change", None) for node in inputs)
        observers += [action for action in found if action is not None]
    return observers, refused


def _checked(state: State[Any], inputs: list[View], raw: Any) -> Any:
    if not inputs:
        raise InvalidValue(f"no visible, enabled input is bound to {state.name!r}")
    value = state.decode(raw)
    options = getattr(inputs[0], "options", None)
    if options is not None and not any(
        each.value == value and not each.disabled for each in options
    ):
        raise InvalidValue(f"{state.name!r}: {value!r:.60} is none of the options")
    longest = getattr(inputs[0], "max_length", None)
    if isinstance(value, str) and longest is not None and len(value) > longest:
        raise InvalidValue(f"{state.name!r}: {len(value)} characters, allowed are {longest}")
    return value

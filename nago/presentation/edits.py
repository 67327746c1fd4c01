"""Values that a user has entered: taken for what he could reach, refused otherwise."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from msgspec import Raw

from nago.errors import InvalidValue
from nago.presentation.action import Action
from nago.presentation.limits import Unfit, check, unreadable
from nago.presentation.rendering import UNKNOWN, Rendering
from nago.presentation.state import Refusal, Shadow, State
from nago.presentation.uploaded_file import UploadedFile
from nago.presentation.view import View
from nago.presentation.wire import Edit

log = logging.getLogger("nago.window")


def take(rendering: Rendering, edits: Iterable[Edit]) -> tuple[list[Action], bool]:
    """Accept values for states that a visible, enabled input of the tree is bound to (W06).

    The result is what observes them, and whether one was refused: then the browser gets the
    server's value back, or learns what is wrong with a text that stays in its field. An edit that
    was taken before is passed over.
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
            if isinstance(error, Unfit):
                state.refuse(Refusal(str(error), Raw(bytes(raw))))
            state.shadow = Shadow(UNKNOWN, False)
            refused = True
            continue
        told = state.shadow if state.shadow is not None else Shadow(None, False)
        # The browser has it, so nobody sends it back.
        state.shadow = Shadow(value, told.live, told.problem)
        state.value = value
        found = (getattr(node, "on_change", None) for node in inputs)
        observers += [action for action in found if action is not None]
    return observers, refused


def _checked(state: State[Any], inputs: list[View], raw: Any) -> Any:
    """The value, if one of the inputs could have it. Raises InvalidValue."""
    if not inputs:
        raise InvalidValue(f"no visible, enabled input is bound to {state.name!r}")
    if state.kind == list[UploadedFile]:
        raise InvalidValue(f"{state.name!r}: files come by upload, not as a value")
    try:
        value = state.decode(raw)
    except InvalidValue:
        if (said := unreadable(inputs[0], state, bytes(raw))) is not None:
            raise Unfit(said) from None
        raise
    failures = []
    for node in inputs:
        try:
            check(node, state, value)
        except InvalidValue as error:
            failures.append(error)
        else:
            return value
    raise failures[0]

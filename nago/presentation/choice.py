"""What a user may choose in an input that has options."""

from __future__ import annotations

from typing import Any

from nago.errors import InvalidValue
from nago.presentation.state import State


def check_choice(node: Any, state: State[Any], value: Any) -> None:
    """Raises InvalidValue for a value, or one of several, that this input does not offer.

    An input that finds its options on the server (`on_search`) keeps what was chosen from an
    earlier list; one that holds several keeps what has become disabled meanwhile, and of too many
    some may be taken away.
    """
    several = isinstance(value, (list, tuple))
    if value == "" and getattr(node, "clearable", False):
        return
    values = list(value) if several else [value]
    wanted = set(values)
    if len(wanted) < len(values):
        raise InvalidValue(f"{state.name!r}: {value!r:.60} names an option twice")
    most = getattr(node, "max_choices", None)
    if most is not None and len(values) > most and not (several and wanted < set(state.peek())):
        raise InvalidValue(f"{state.name!r}: {len(values)} options, allowed are {most}")
    wanted -= {each.value for each in node.options if not each.disabled}
    if several:
        wanted -= set(state.peek())
    if getattr(node, "on_search", None) is not None:
        wanted -= {each.value for each in node.chosen}
        wanted -= set() if several else {state.peek()}
    if wanted:
        raise InvalidValue(f"{state.name!r}: {value!r:.60} is none of the options")

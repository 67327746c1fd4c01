"""Questions to the user that stand in no view, each with what his answer does."""

from __future__ import annotations

from collections.abc import Callable

from nago.presentation.action import Action
from nago.presentation.wire import Event

PLACE = "?"
"""Where the answers come from: no slot of a component is called like that."""
MOST = 8
"""Questions that may be open at once; the oldest one is forgotten before more are."""


class Questions:
    """The open questions of a window's page.

    An answer counts once, and only for a question that this page has asked and not forgotten.
    """

    def __init__(self, call: Callable[..., None]) -> None:
        self._call = call
        self._open: dict[int, tuple[Action | None, Action | None]] = {}
        self._last = 0

    def ask(self, question: object, yes: Action | None, no: Action | None) -> None:
        """Let the browser ask; `question` is what it shows."""
        self._last += 1
        self._open[self._last] = (yes, no)
        if len(self._open) > MOST:
            del self._open[next(iter(self._open))]
        self._call("ask", self._last, question)

    def meant(self, event: Event) -> bool:
        """Whether this is an answer, and no event of a component."""
        return event.path[:1] == [PLACE]

    def answered(self, event: Event) -> Action | None:
        """What the answer does; None for a question that is not open, and where nothing is to be
        done."""
        number = event.path[1] if len(event.path) == 2 else None
        if not isinstance(number, int) or event.field not in ("yes", "no"):
            return None
        yes, no = self._open.pop(number, (None, None))
        return yes if event.field == "yes" else no

    def forget(self) -> None:
        """The page that has asked is left."""
        self._open.clear()

"""What a window tells its user beside the page, and what such a notice offers to do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Literal

from nago.errors import ComponentError
from nago.i18n import translate
from nago.presentation.action import Action
from nago.presentation.calls import wellformed
from nago.presentation.diff import Op

BannerKind = Literal["error", "warning", "info", "success"]
LONGEST = 2000
PLACE = "(notice)"
"""Stands in an event where the path of a component would begin; no slot is called like that."""
MOST_OFFERS = 20


class Notices:
    """The notices of a window; their actions can be taken once, and of many the oldest are forgotten.

    They outlive the page that made them: what was deleted there is brought back from the next one.
    """

    def __init__(self, say: Callable[[Op], None], language: Callable[[], str]) -> None:
        self._say = say
        self._language = language
        self._count = 0
        self._offers: dict[int, Action] = {}

    def show(
        self,
        text: str,
        kind: BannerKind,
        title: str = "",
        code: str = "",
        action: Action | None = None,
        action_label: str = "",
    ) -> None:
        """Tell this. Raises ComponentError for an action that is none."""
        self._count += 1
        banner = {
            "id": self._count,
            "kind": kind,
            "title": title,
            "text": wellformed(text)[:LONGEST],
        }
        if code:
            banner["code"] = code
        if action is not None:
            self._offer(action)
            banner["action"] = action_label
        banner["sticky"] = kind in ("error", "warning")
        self._say(["b", banner])

    def _offer(self, action: Action) -> None:
        if not callable(action):
            raise ComponentError(
                f"show_snackbar.action: got {type(action).__name__} {action!r:.60}, allowed is a "
                "function"
            )
        self._offers[self._count] = action
        while len(self._offers) > MOST_OFFERS:
            del self._offers[next(iter(self._offers))]

    def take(self, path: Sequence[int | str]) -> Callable[[], Awaitable[None] | None] | None:
        """What an event at this path is meant for, if that is a notice and not a component."""
        if not path or path[0] != PLACE:
            return None
        notice: Any = path[1] if len(path) == 2 else None
        return self._offers.pop(notice, self._too_late)

    def _too_late(self) -> None:
        self.show(translate(self._language(), "banner.too_late"), "warning")

    def close(self) -> None:
        """Let go of all that was offered."""
        self._offers.clear()

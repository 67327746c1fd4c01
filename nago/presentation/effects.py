"""The effects of one window: asked for while views run, begun when what they show is shown."""

from __future__ import annotations

import sys

from nago.errors import InvalidValue
from nago.presentation.appearing import Appear, Disappear, Effect
from nago.presentation.rendering import Rendering
from nago.presentation.work import Job, Work


class Effects:
    """Keeps each effect for as long as the rendering of its view or part asks for it."""

    def __init__(self, rendering: Rendering, work: Work) -> None:
        self._rendering = rendering
        self._work = work
        self._fresh: list[Effect] = []

    def ask(self, kind: type[Effect], job: Job, name: str, *seconds: float) -> None:
        """By the view that runs: known by its name, or by the line of code that has called the
        window, and by the how many-eth time. By an action: it begins at once."""
        scope = self._rendering.reading
        if scope is None:
            if kind in (Appear, Disappear):
                raise InvalidValue(
                    "on_appear and on_disappear are said in a view, while it is running"
                )
            kind(self._work, job, *seconds).begin()
            return
        caller = sys._getframe(2)
        key = kind, name or (caller.f_code.co_filename, caller.f_lineno)
        count = scope.counts.get(key, 0)
        scope.counts[key] = count + 1
        effect = scope.held_before.get((key, count))
        if effect is None:
            effect = kind(self._work, job, *seconds)
            self._fresh.append(effect)
        else:
            effect.go_on(job, *seconds)
        scope.hold((key, count), effect)

    def begin(self) -> None:
        """What was rendered is shown now."""
        fresh, self._fresh = self._fresh, []
        for effect in fresh:
            effect.begin()

"""A window that shows a form of a Struct, for tests of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from nago import ui
from nago.testing.browser_tree import find
from tests.presentation.tab import MemorySession, Tab


@dataclass
class German:
    """Somebody whose language is German."""

    language: str = "de"
    valid: bool = True


class Shown:
    """A window that shows a form, and what a user enters into it."""

    def __init__(self, default: Struct, language: str = "en", **options: Any) -> None:
        session = MemorySession()
        if language == "de":
            session.subject = German()
        self.saved: list[Any] = []
        self.raising: Exception | None = None
        self.entered: dict[str, Any] = {}

        def save() -> None:
            if self.raising is not None:
                raise self.raising
            self.saved.append(self.state.peek())

        def view(wnd: Any) -> ui.Component:
            self.state = wnd.state("order", default)
            return ui.form(self.state, **{"action": save, **options})

        self.tab = Tab(view, session)

    async def open(self) -> Shown:
        await self.tab.open()
        return self

    def node(self, label: str) -> Any:
        return find(self.tab.browser.tree, label=label)[1]

    def fill(self, label: str, value: Any) -> None:
        self.entered[self.node(label)["value"]["state"]] = value

    def value(self, label: str) -> Any:
        """What stands in the field; what a user has typed is not sent back to him."""
        name = self.node(label)["value"]["state"]
        state = self.tab.dialogue.window.rendering.states[name]
        return state.peek() if state.refusal is None else json.loads(bytes(state.refusal.entered))

    def error(self, label: str) -> str | None:
        node = self.node(label)
        said: str | None = node["value"].get("problem") or node.get("errorText")
        return said

    async def submit(self) -> None:
        edits = [self.tab.edit(*each) for each in self.entered.items()]
        self.entered.clear()
        await self.tab.trigger([], "action", edits=edits)

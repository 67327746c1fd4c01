"""People who type in several tabs at once, so that a slow line is waited for only once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import CDPSession, Page

PATIENCE = 30.0
"""Seconds; a line stalls for one, a busy machine for some."""

Work = Iterator[None]
"""What somebody does in a tab, a step at a time."""


class Typist:
    """Somebody who types into the field of this label."""

    def __init__(self, page: Page, label: str) -> None:
        self.page = page
        self.field = page.get_by_label(label)
        self.field.focus()
        self._input_method: CDPSession | None = None

    @property
    def text(self) -> str:
        return self.field.input_value()

    @property
    def caret(self) -> int:
        return int(self.field.evaluate("field => field.selectionStart"))

    def types(self, text: str) -> Work:
        """A character at each step."""
        for character in text:
            self.page.keyboard.type(character)
            yield

    def presses(self, *keys: str) -> Work:
        for key in keys:
            self.page.keyboard.press(key)
            yield

    def composes(self, *readings: str, steps: int) -> Work:
        """Each reading of an input method stays for some steps; none of them may be disturbed."""
        before = self.text
        session = self._input_method = self._input_method or self.page.context.new_cdp_session(
            self.page
        )
        for reading in readings:
            end = len(reading)
            composed: dict[str, Any] = {"selectionStart": end, "selectionEnd": end}
            session.send("Input.imeSetComposition", {"text": reading, **composed})
            for _ in range(steps):
                yield
                assert self.text == before + reading
        session.send("Input.insertText", {"text": readings[-1]})

    def until(self, true: Callable[[], bool]) -> Work:
        """Wait, as somebody does who looks at the page."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < deadline, (
                f"still {self.text!r} in {self.page.inner_text('body')!r}"
            )
            yield

    def sees(self, text: str) -> Work:
        """The field holds this text, and the server knows it."""
        return self.until(lambda: self.text == text and self.reads(f"server: {text}"))

    def reads(self, line: str) -> bool:
        """Whether this line stands in the page; a page shows one space for several."""
        return " ".join(line.split()) in self.page.inner_text("body").split("\n")


def side_by_side(pace: float, *works: Work) -> None:
    """Let everybody do a step every `pace` seconds, until all are done."""
    working = list(works)
    due = time.monotonic()
    while working:
        working = [work for work in working if _goes_on(work)]
        due = max(due + pace, time.monotonic() - pace)
        time.sleep(max(0.0, due - time.monotonic()))


def _goes_on(work: Work) -> bool:
    try:
        next(work)
    except StopIteration:
        return False
    return True

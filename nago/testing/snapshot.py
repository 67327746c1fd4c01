"""Outlines of pages, kept beside the tests that look at them."""

from __future__ import annotations

import difflib
import re
from pathlib import Path


class Snapshots:
    """The outlines of one test, in `snapshots/` beside its file."""

    def __init__(self, test: Path, name: str, *, update: bool) -> None:
        self._folder = test.parent / "snapshots"
        self._prefix = f"{test.stem}.{re.sub(r'[^A-Za-z0-9_]+', '-', name).strip('-')}"
        self._update = update
        self._count = 0

    def compare(self, name: str, outline: str) -> None:
        """Raises AssertionError with the difference, or where there is no file yet."""
        self._count += 1
        label = name or (str(self._count) if self._count > 1 else "")
        path = self._folder / (f"{self._prefix}.{label}.txt" if label else f"{self._prefix}.txt")
        kept = path.read_text() if path.exists() else None
        if kept == outline:
            return
        if self._update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(outline)
            return
        remedy = "if it shall look like this, run pytest with --update-snapshots"
        if kept is None:
            raise AssertionError(f"there is no {path} yet; {remedy}. The page:\n{outline}")
        lines = difflib.unified_diff(
            kept.splitlines(), outline.splitlines(), str(path), "the page", lineterm=""
        )
        raise AssertionError("the page looks otherwise:\n" + "\n".join(lines) + f"\n{remedy}")

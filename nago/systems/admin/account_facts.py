"""What is known of something, as names with their values."""

from __future__ import annotations

from collections.abc import Sequence

from nago.presentation.view import View
from nago.ui.color import ColorMuted
from nago.ui.grid import Grid
from nago.ui.length import L4, L16, L200
from nago.ui.text import Text


def facts(shown: Sequence[tuple[str, str | View]]) -> View:
    """A line for each: what it is, and beside it (on small screens below it) what it says."""
    cells: list[View] = []
    for title, value in shown:
        cells.append(Text(title, color=ColorMuted, level="small"))
        cells.append(Text(value) if isinstance(value, str) else value)
    return Grid(*cells, columns=[L200, 1], row_gap=L4, col_gap=L16, alignment="leading")

"""Tables as files that spreadsheets and other programs open: CSV (RFC 4180), UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

BYTE_ORDER_MARK = "\ufeff".encode()
"""What such a file begins with, so that spreadsheets read it as UTF-8."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_lines(rows: Iterable[Sequence[Any]], language: str) -> bytes:
    """These rows. In German the separator is `;`, as spreadsheets there want it.

    A text that a spreadsheet would take for a formula begins with an apostrophe. Numbers stay as
    they are; a bool is `true` or `false`, and None an empty cell.
    """
    written = io.StringIO()
    table = csv.writer(written, delimiter=";" if language.startswith("de") else ",")
    table.writerows([[_cell(cell) for cell in row] for row in rows])
    return written.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or (isinstance(value, int | float) and not isinstance(value, Enum)):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text

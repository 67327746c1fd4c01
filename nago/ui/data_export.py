"""What a data view has found, as a table that spreadsheets open."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from nago.presentation.export import File
from nago.ui.data_column import DataColumn
from nago.ui.data_query import DataQuery
from nago.ui.data_source import DataSource
from nago.ui.form_field import spoken
from nago.ui.value_text import value_text

BYTE_ORDER_MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ROWS_AT_A_TIME = 1000


def csv_file(
    name: str,
    source: DataSource[Any],
    query: DataQuery,
    columns: Sequence[DataColumn[Any]],
    language: str,
) -> File:
    """A file of all rows that the query finds: CSV (RFC 4180), UTF-8 with a byte order mark.

    Dates and times are written as ISO 8601 has them and numbers bare, so that programs can read
    them. In German the separator is `;`, as spreadsheets there want it. A text that one would
    take for a formula begins with an apostrophe.
    """

    async def pieces() -> AsyncIterator[bytes]:
        yield BYTE_ORDER_MARK.encode()
        yield _lines([[spoken(language, column.title) for column in columns]], language)
        offset = 0
        while rows := await source.page(query, offset, ROWS_AT_A_TIME):
            cells = [[_plain(column.of(row), language) for column in columns] for row in rows]
            yield _lines(cells, language)
            offset += len(rows)

    return File(name, pieces)


def _lines(rows: Sequence[Sequence[Any]], language: str) -> bytes:
    written = io.StringIO()
    table = csv.writer(written, delimiter=";" if language == "de" else ",")
    table.writerows([[_cell(value) for value in row] for row in rows])
    return written.getvalue().encode()


def _plain(value: Any, language: str) -> Any:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    if isinstance(value, datetime | date | time) and not isinstance(value, Enum):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, Enum):
        return value
    return value_text(value, language)


def _cell(value: Any) -> Any:
    """Numbers are none that a spreadsheet would compute with a formula."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.startswith(FORMULA) else value

"""What a data view has found, as a table that spreadsheets open."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from nago.presentation.export import File
from nago.presentation.spreadsheet import BYTE_ORDER_MARK, csv_lines
from nago.ui.data_column import DataColumn
from nago.ui.data_query import DataQuery
from nago.ui.data_source import DataSource
from nago.ui.form_field import spoken
from nago.ui.value_text import value_text

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
    them; separators and texts are those of `csv_lines`.
    """

    async def pieces() -> AsyncIterator[bytes]:
        yield BYTE_ORDER_MARK
        yield csv_lines([[spoken(language, column.title) for column in columns]], language)
        offset = 0
        while rows := await source.page(query, offset, ROWS_AT_A_TIME):
            cells = [[_plain(column.of(row), language) for column in columns] for row in rows]
            yield csv_lines(cells, language)
            offset += len(rows)

    return File(name, pieces)


def _plain(value: Any, language: str) -> Any:
    if isinstance(value, datetime | date | time) and not isinstance(value, Enum):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, Enum):
        return value
    return value_text(value, language)

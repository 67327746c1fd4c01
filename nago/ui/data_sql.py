"""What is asked of a source of data, as a database understands it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from nago.errors import InvalidValue
from nago.ui.data_query import DataQuery

EXPRESSION = re.compile(r"[^;:?]+")


class DataSql(Struct, frozen=True):
    """`where` begins with WHERE or is empty, `order` with ORDER BY; `values` are what they name."""

    where: str
    order: str
    values: dict[str, Any]

    def page(self, offset: int, limit: int) -> tuple[str, dict[str, Any]]:
        """All of it for one page, with its values."""
        values = {**self.values, "data_limit": limit, "data_offset": offset}
        return f"{self.where} {self.order} LIMIT :data_limit OFFSET :data_offset", values


def sql_of(
    query: DataQuery,
    *,
    words: str = "",
    sort: Mapping[str, str] | None = None,
    filters: Mapping[str, str] | None = None,
    id: str = "id",
) -> DataSql:
    """The query for SQLite: `f"SELECT * FROM users {sql.where} {sql.order}"`.

    `words` is a column that holds what is searched, written by `ui.folded`; all words have to
    stand in it. `sort` and `filters` name the columns, or expressions, by the keys of the data
    columns; a key that they lack is left out. The order ends with `id`, so keep an index on each
    sorted column with it. What users enter travels as values alone. Raises InvalidValue for an
    expression with a `;`, `:` or `?`, which might be something that users have entered.
    """
    sort, filters = sort or {}, filters or {}
    for expression in (id, *([words] if words else ()), *sort.values(), *filters.values()):
        if not EXPRESSION.fullmatch(expression):
            raise InvalidValue(f"sql_of: {expression!r} is no column; name one, or an expression")
    values: dict[str, Any] = {}
    conditions = []
    if words:
        for number, word in enumerate(query.words):
            values[f"data_word_{number}"] = word
            conditions.append(f"instr({words}, :data_word_{number})")
    for place, (column, chosen) in enumerate(query.filters):
        if column not in filters:
            continue
        names = [f"data_{place}_{number}" for number in range(len(chosen))]
        values.update(zip(names, chosen, strict=True))
        conditions.append(f"{filters[column]} IN ({', '.join(f':{name}' for name in names)})")
    way = " DESC" if query.descending else ""
    order = f"{sort[query.sort]}{way}, {id}{way}" if query.sort in sort else id
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    return DataSql(where, f"ORDER BY {order}", values)

"""What the rows of a data view are narrowed by: a field for each column that offers values."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

from nago.i18n import translate
from nago.presentation.state import State
from nago.ui.data_column import DataColumn, filter_text
from nago.ui.form_field import spoken
from nago.ui.multi_picker import MultiPicker
from nago.ui.select import Option
from nago.ui.value_text import value_text


def filter_field(
    column: DataColumn[Any], state: State[list[str]], language: str, changed: Callable[[], None]
) -> MultiPicker:
    """Offers the values of this column; nothing chosen shows all."""
    return MultiPicker(
        spoken(language, column.title),
        state,
        _options(column, language),
        placeholder=translate(language, "data.all"),
        on_change=changed,
        key=column.key,
    )


def _options(column: DataColumn[Any], language: str) -> tuple[Option, ...]:
    offered = column.filter
    values: tuple[Any, ...] = (True, False)
    if isinstance(offered, type) and issubclass(offered, Enum):
        values = tuple(offered)
    elif not isinstance(offered, bool):
        return tuple(
            Option(each.value, spoken(language, each.title), icon=each.icon) for each in offered
        )
    return tuple(Option(filter_text(value), value_text(value, language)) for value in values)

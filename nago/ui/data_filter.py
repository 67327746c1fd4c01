"""What the rows of a data view are narrowed by: something to choose from for each such column."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any

from msgspec import Meta

from nago.i18n import translate
from nago.presentation.action import ActionOf, bind
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.data_column import DataColumn, filter_text
from nago.ui.decor import Component
from nago.ui.form_field import spoken
from nago.ui.multi_picker import MultiPicker
from nago.ui.select import Option
from nago.ui.value_text import value_text

MOST_CHOSEN = 50
MOST_LISTED = 20
"""Of more values one has to be able to search."""

Chosen = Annotated[list[Annotated[str, Meta(max_length=256)]], Meta(max_length=MOST_CHOSEN)]


class DataChoice(Component, frozen=True):
    """A button that opens the values to tick; none ticked shows all."""

    title: str
    options: tuple[Option, ...]
    chosen: tuple[str, ...]
    before: str
    """What is heard before the title, and tells it from the head of the column."""
    on_choose: ActionOf[Chosen]

    def __post_init__(self) -> None:
        bind(self, "on_choose")


def filter_field(
    column: DataColumn[Any], state: State[list[str]], language: str, changed: Callable[[], None]
) -> View:
    """Offers the values of this column; nothing chosen shows all."""
    title, options = spoken(language, column.title), _options(column, language)
    if len(options) > MOST_LISTED:
        return MultiPicker(
            title,
            state,
            options,
            placeholder=translate(language, "data.all"),
            max_choices=MOST_CHOSEN,
            on_change=changed,
            key=column.key,
        )
    before = translate(language, "data.filter")
    offered = {option.value for option in options}

    def choose(wanted: list[str]) -> None:
        before = state.peek()
        state.value = [each for each in dict.fromkeys(wanted) if each in offered or each in before]
        changed()

    return DataChoice(title, options, tuple(state.value), before, choose, key=column.key)


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

"""What a data view shows of its rows, column by column."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar

import msgspec

from nago.errors import ComponentError
from nago.presentation.view import View
from nago.ui.form_field import FormField, fields_of
from nago.ui.length import Length
from nago.ui.select import Option

T = TypeVar("T")

Align = Literal["start", "end", "center"]
KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")
TAKEN = frozenset({"q", "sort", "page", "size"})


@dataclass(frozen=True)
class DataColumn(Generic[T]):
    """A column of a `DataView`: its title, and what its cells hold.

    `value` is the name of an attribute (`contact.firstname` for one inside another) or a function
    of the row; it is what is shown, searched, sorted by and exported. Numbers, dates, times, bools
    and Enums are written as the user's language and time zone want it; None is an empty cell.
    `cell` shows something else instead, a text or a component. `key` names the column in the
    address and in queries; without it, it is the attribute's name, or made from the title.

    `sort` says whether it can be sorted, or by which other value; `search` whether it is searched,
    or which text. `filter` offers values to choose from: True yes and no, an Enum
    its members, else the options; a row whose value is a list, tuple or set has to have one of them. `width`,
    `priority` and `align`, which follows from the values unless it is said, are those of `Column`. A title may
    be a key of `nago/i18n.py`. Raises ComponentError for a key that cannot stand in an address.
    """

    title: str
    value: str | Callable[[T], Any]
    key: str = ""
    cell: Callable[[T], str | View | None] | None = None
    sort: bool | Callable[[T], Any] = True
    search: bool | Callable[[T], str] = True
    filter: bool | type[Enum] | Sequence[Option] = False
    width: Length | None = None
    align: Align | None = None
    priority: Literal[1, 2, 3] = 1

    def __post_init__(self) -> None:
        if not self.key:
            made = self.value if isinstance(self.value, str) else self.title
            object.__setattr__(self, "key", re.sub(r"[^A-Za-z0-9_.-]+", "_", made).strip("_"))
        if not KEY.fullmatch(self.key) or self.key in TAKEN:
            raise ComponentError(
                f"DataColumn {self.title!r}: its key is {self.key!r}; give it one of letters and "
                f"digits that is none of {', '.join(sorted(TAKEN))}"
            )
        read = attrgetter(self.value) if isinstance(self.value, str) else self.value
        object.__setattr__(self, "_read", read)

    def of(self, item: T) -> Any:
        """The row's value."""
        return self._read(item)  # type: ignore[attr-defined]  # set above

    def sort_value(self, item: T) -> Any:
        """What it is sorted by."""
        return self.sort(item) if callable(self.sort) else self.of(item)

    def filter_values(self, item: T) -> tuple[str, ...]:
        """Its value as filters name it, or its values."""
        value = self.of(item)
        if isinstance(value, list | tuple | set | frozenset):
            return tuple(filter_text(each) for each in value)
        return (filter_text(value),)


def filter_text(value: Any) -> str:
    """A value as it stands in the address and among the options of a filter."""
    if isinstance(value, Enum):
        return filter_text(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def data_columns(kind: type[msgspec.Struct], *names: str) -> tuple[DataColumn[Any], ...]:
    """A column for each of these fields of a Struct, or for all that can be shown in a cell.

    Titles are those of `msgspec.Meta`, as in `ui.form`; numbers stand at the end, and fields with
    options or yes and no can be filtered. `contact.firstname` is a field of an inner Struct. Secret
    and hidden ones are left out. Raises ComponentError for a name that is none of its fields.
    """
    fields = {field.name: field for field in fields_of(kind)}
    if unknown := [name for name in names if name not in fields]:
        raise ComponentError(
            f"data_columns: {kind.__name__} has no {unknown[0]!r}, it has {', '.join(fields)}"
        )
    chosen = [fields[name] for name in names] if names else list(fields.values())
    return tuple(_column(field) for field in chosen if _is_shown(field))


def _is_shown(field: FormField) -> bool:
    return not (field.secret or field.hidden or field.holds in ("other", "lines"))


def _column(field: FormField) -> DataColumn[Any]:
    choice = field.holds in ("one_of", "some_of")
    options = tuple(Option(value, title) for value, title in field.options)
    return DataColumn(
        field.title,
        field.name,
        filter=options if choice else field.holds == "yes_no",
        align="end" if field.written and field.holds in ("whole", "decimal") else None,
    )

"""What a view wants of its data view."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from nago.presentation.view import View
from nago.ui.data_column import DataColumn
from nago.ui.data_selection import BulkAction
from nago.ui.data_source import DataSource
from nago.ui.decor import Decor
from nago.ui.menu import MenuContent


@dataclass(frozen=True, eq=False)
class DataSpec:
    """What a view wants of its data view; a new one at every run of the view."""

    columns: tuple[DataColumn[Any], ...]
    source: DataSource[Any]
    owned: bool
    """Whether the source was made of what the view has at hand."""
    caption: str
    name: str
    sort: str
    search: bool
    paging: bool
    size: int
    sizes: tuple[int, ...]
    to: Callable[[Any], str | None] | None
    action: Callable[[Any], Awaitable[None] | None] | None
    menu: Callable[[Any], Sequence[MenuContent | None]] | None
    bulk: tuple[BulkAction, ...]
    tools: tuple[View, ...]
    empty: View | str | None
    export: str | None
    density: Literal["comfortable", "compact"]
    zebra: bool
    decor: Decor

"""The model of a mail as a template sees it: fields, lists that are counted, and addresses."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from nago.i18n import translate
from nago.systems.template.model import TemplateRefused

MOST_ROUNDS = 5_000
"""Of all loops of one mail together."""
MOST_SECONDS = 2.0
"""Of processor time, of the thread that renders."""
LISTS = (list, tuple, set, frozenset)
ANY = "*"

Path = tuple[str, ...]


class Address(str):
    """A text that is a link by its field: it may stand behind `[Label](…)`."""

    __slots__ = ()


class Budget:
    """How much work is left for one mail."""

    def __init__(self) -> None:
        self._rounds = MOST_ROUNDS
        self._until = time.thread_time() + MOST_SECONDS

    def round(self) -> None:
        """Raises TemplateRefused at the end of it."""
        self._rounds -= 1
        if self._rounds < 0:
            raise TemplateRefused("too_many", most=str(MOST_ROUNDS))
        self.look()

    def look(self) -> None:
        if time.thread_time() > self._until:
            raise TemplateRefused("too_slow")


class Seen:
    """The fields of a Struct."""

    __slots__ = ("fields",)

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields = fields

    def __str__(self) -> str:
        return ""  # a Struct has fields to show, and is none itself


class Counted:
    """A list whose rounds are counted."""

    __slots__ = ("_budget", "_items")

    def __init__(self, items: Sequence[Any], budget: Budget) -> None:
        self._items = items
        self._budget = budget

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            self._budget.round()
            yield item

    def __contains__(self, item: object) -> bool:
        return item in self._items

    def __str__(self) -> str:
        return ", ".join(map(str, self._items))


def seen(value: Any, links: Collection[Path], budget: Budget, path: Path = ()) -> Any:
    """The value for a template; a text at one of the paths `links` is an Address."""
    if isinstance(value, msgspec.Struct):
        return Seen(
            {
                name: seen(getattr(value, name), links, budget, (*path, name))
                for name in value.__struct_fields__
            }
        )
    if isinstance(value, LISTS):
        return Counted([seen(each, links, budget, (*path, ANY)) for each in value], budget)
    if isinstance(value, str):
        return Address(value) if path in links else str(value)
    return value


def links_of(sample: Any, path: Path = ()) -> frozenset[Path]:
    """Where the sample has an absolute address by http: there, values are links."""
    if isinstance(sample, msgspec.Struct):
        inner = [
            links_of(getattr(sample, name), (*path, name)) for name in sample.__struct_fields__
        ]
        return frozenset().union(*inner)
    if isinstance(sample, LISTS):
        return frozenset().union(*(links_of(each, (*path, ANY)) for each in sample))
    is_link = isinstance(sample, str) and sample.startswith(("https://", "http://"))
    return frozenset([path]) if is_link else frozenset()


def shown(value: Any, language: str) -> str:
    """A value as it stands in a mail."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return translate(language, "template.value.yes" if value else "template.value.no")
    if isinstance(value, datetime):
        return f"{shown(value.date(), language)}, {value:%H:%M} {value.tzname() or ''}".strip()
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}" if language == "de" else f"{value:%Y-%m-%d}"
    return str(value)

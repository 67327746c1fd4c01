"""People as rows of a data view, for its tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from msgspec import Struct

from nago import ui


class Rank(Enum):
    GUEST = "guest"
    MEMBER = "member"
    HEAD_OF_TEAM = "head"


class Person(Struct, frozen=True):
    id: str
    name: str
    rank: Rank = Rank.GUEST
    age: int | None = None
    active: bool = True
    born: date | None = None
    seen: datetime | None = None
    tags: tuple[str, ...] = ()


COLUMNS: list[ui.DataColumn[Any]] = [
    ui.DataColumn("Name", "name"),
    ui.DataColumn("Rank", "rank", filter=Rank),
    ui.DataColumn("Age", "age"),
    ui.DataColumn("Active", "active", filter=True),
    ui.DataColumn("Born", "born"),
    ui.DataColumn("Seen", "seen"),
    ui.DataColumn("Tags", "tags", filter=[ui.Option("a", "A"), ui.Option("b", "B")]),
]

ADA = Person("1", "Ada Lovelace", Rank.HEAD_OF_TEAM, 36, born=date(1815, 12, 10), tags=("a",))
EMIL = Person(
    "2", "Émil Ångström", Rank.MEMBER, 1234, seen=datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
)
ZOE = Person("3", "zoe", Rank.GUEST, None, active=False, tags=("a", "b"))
BOB = Person("4", "Bob", Rank.MEMBER, 9, tags=("b",))
PEOPLE = [ADA, EMIL, ZOE, BOB]

"""A data view over 100,000 users, in memory and in SQLite: server time and bytes of every step.

The time is what the process has computed in all of its threads, whatever else the machine does.
"""

from __future__ import annotations

import asyncio
import gc
import json
import random
import sqlite3
import tempfile
import time
import tracemalloc
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec import Struct

from nago import Configurator, View, Window, ui
from nago.application import Application
from nago.presentation.wire import decode, encode
from nago.testing.direct import Browser, Page
from tests.bench.table import Row, at_most

USERS = 100_000
MOST_MS = 200
MOST_BYTES = 60_000
WINDOWS = 40
FIRST = ("Ada", "Grace", "Alan", "Emmy", "Konrad", "Ida", "Édith", "Jürgen", "Zoë", "Łukasz")
LAST = ("Lovelace", "Hopper", "Turing", "Noether", "Zuse", "Rhodes", "Clarke", "Groß", "Šimek")
ROLES = ("guest", "member", "editor", "administrator")


class User(Struct, frozen=True, gc=False):
    id: str
    name: str
    email: str
    role: str
    logins: int
    created: datetime


def users(count: int) -> list[User]:
    """Made by dice, so that no two runs measure the same."""
    dice = random.Random()
    made = []
    for number in range(count):
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)} {number:06}"
        moment = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=dice.randrange(3_000_000))
        made.append(
            User(
                f"u{number}", name, f"user{dice.randrange(10**6)}.{number}@example.com",
                dice.choice(ROLES), dice.randrange(5000), moment,
            )
        )  # fmt: skip
    return made


COLUMNS: list[ui.DataColumn[User]] = [
    ui.DataColumn("Name", "name"),
    ui.DataColumn("Email", "email"),
    ui.DataColumn("Role", "role", filter=[ui.Option(role, role) for role in ROLES]),
    ui.DataColumn("Logins", "logins"),
    ui.DataColumn("Created", "created"),
]
SCHEMA = """
CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT, email TEXT, role TEXT, logins INTEGER,
    created TEXT, words TEXT, sorted TEXT);
CREATE INDEX people_name ON people (sorted, id);
CREATE INDEX people_logins ON people (logins, id);
CREATE INDEX people_created ON people (created, id);
"""
SORT = {"name": "sorted", "logins": "logins", "created": "created"}


class Stored(ui.DataSource[User]):
    """The same in SQLite, as an application would keep it."""

    def __init__(self, database: Any) -> None:
        self._database = database

    def id_of(self, item: User) -> str:
        return item.id

    async def find(
        self, query: ui.DataQuery, offset: int, limit: int
    ) -> tuple[int, Sequence[User]]:
        sql = ui.sql_of(query, words="words", sort=SORT, filters={"role": "role"})
        which, values = sql.page(offset, limit)
        columns = "id, name, email, role, logins, created"

        def work(connection: sqlite3.Connection) -> tuple[int, list[Any]]:
            counted = connection.execute(f"SELECT count(*) FROM people {sql.where}", sql.values)
            (count,) = counted.fetchone()
            if offset >= count:
                return count, []
            rows = connection.execute(f"SELECT {columns} FROM people {which}", values)
            return count, rows.fetchall()

        count, rows = await self._database.read(work)
        return count, [User(*row[:5], datetime.fromisoformat(row[5])) for row in rows]

    async def count(self, query: ui.DataQuery) -> int:
        return (await self.find(query, 0, 1))[0]

    async def page(self, query: ui.DataQuery, offset: int, limit: int) -> Sequence[User]:
        return (await self.find(query, offset, limit))[1]

    async def ids(self, query: ui.DataQuery) -> Sequence[str]:
        return [user.id for user in await self.page(query, 0, -1)]


class House:
    """An application with both."""

    def __init__(self, count: int) -> None:
        self.users = users(count)
        self.held = ui.ListSource(self.users, COLUMNS)
        self.stored: Stored

    def configure(self, cfg: Configurator) -> None:
        database = cfg.database
        database.add_migrations("people", [SCHEMA, self._fill])
        self.stored = Stored(database)
        cfg.root_view("held", self._view("held"))
        cfg.root_view("stored", self._view("stored"))

    def _fill(self, connection: sqlite3.Connection) -> None:
        rows = [
            (*(each.id, each.name, each.email, each.role, each.logins, each.created.isoformat()),
             ui.folded(f"{each.name}\n{each.email}\n{each.role}"), ui.folded(each.name))
            for each in self.users
        ]  # fmt: skip
        connection.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _view(self, which: str) -> Any:
        def view(wnd: Window) -> View:
            return ui.DataView(
                wnd, COLUMNS, source=getattr(self, which), caption="Users", size=50,
                to=lambda user: f"users/{user.id}",
                menu=lambda user: [ui.MenuItem("Disable", lambda: None)],
                bulk=[ui.BulkAction("Delete", lambda ids: None)],
            )  # fmt: skip

        return view


class Measured:
    """One window, and what every step of its user costs."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps: dict[str, tuple[float, int]] = {}
        self._frames: list[bytes] = []
        self._no = 0
        self._seq = 0
        page.dialogue._connection = self

    async def send(self, data: bytes) -> None:
        self._frames.append(data)

    def close(self, code: int) -> None:
        pass

    def tree(self) -> Any:
        tree = self.page.tree.tree
        while tree["type"] != "DataView":
            tree = tree["children"][0]
        return tree

    async def event(self, step: str, path: list[Any], field: str, argument: Any) -> None:
        self._no += 1
        await self._say(step, ["e", self.page.dialogue.frame, self._no, path, field, [], argument])

    async def type(self, step: str, words: str) -> None:
        self._seq += 1
        state = self.tree()["search"]["value"]["state"]
        await self._say(step, ["v", self.page.dialogue.frame, [[state, self._seq, words]]])

    async def _say(self, step: str, message: list[Any]) -> None:
        self._frames.clear()
        begun = time.process_time()
        await self.page.dialogue.handle(decode(encode(message)))
        while self.rows is None or self._busy():
            await asyncio.sleep(0.001)
        spent = (time.process_time() - begun) * 1000
        self.steps[step] = spent, sum(map(len, self._frames))
        for frame in self._frames:
            self.page.tree.receive(frame)

    def _busy(self) -> bool:
        return b'"busy":true' in b"".join(self._frames[-1:])

    @property
    def rows(self) -> list[str]:
        return [" ".join(row["texts"]) for row in self.tree()["children"][0]["children"]]


async def walked(page: Page) -> Measured:
    """What somebody does who looks for a user."""
    walk = Measured(page)
    await walk.type("search, first letters", "lov")
    assert len(walk.rows) == 50
    assert all("Lovelace" in row for row in walk.rows)
    await walk.type("search, two words", "lovelace 0001")
    assert all("Lovelace" in row and "0001" in row for row in walk.rows)
    await walk.type("search for nobody", "nobody at all")
    assert walk.rows == []
    await walk.type("search for all", "")
    await walk.event("sort by name", [0], "onSort", {"column": "name"})
    assert walk.rows[0].startswith("Ada Clarke")
    await walk.event(
        "sort by name, descending", [0], "onSort", {"column": "name", "descending": True}
    )
    assert walk.rows[0].startswith("Zoë")
    await walk.event("sort by logins", [0], "onSort", {"column": "logins", "descending": True})
    await walk.event("turn to page 1000", ["footer"], "onPage", 999)
    await walk.event("turn to the next page", ["footer"], "onPage", 1000)
    await walk.event("pages of 100", ["footer"], "onSize", 100)
    await walk.event("tick a page", [0], "onSelect", {"selected": True})
    assert walk.tree()["selected"] == "100 selected"
    return walk


def measure() -> list[Row]:
    return asyncio.run(measured(USERS))


async def measured(count: int) -> list[Row]:
    house = House(count)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        application = Application(house.configure, {"NAGO_DATA_DIR": folder})
        async with application.opened():
            for path, what in (("stored", "in SQLite"), ("held", "in memory")):
                begun = time.process_time()
                page = await Browser(application).open(path)
                opened = (time.process_time() - begun) * 1000
                size = len(json.dumps(page.tree.tree))
                rows += _told(f"{count:,} users {what}: open", opened, size)
                if path == "held":
                    cold = await walked(await Browser(application).open(path))
                    for step in ("search, first letters", "sort by name"):
                        rows.append(
                            Row(f"{count:,} users {what}: {step}, the first time after a change",
                                "–", f"{cold.steps[step][0]:.0f} ms", "–", None)
                        )  # fmt: skip
                    house.held._rows.found.clear()  # type: ignore[union-attr]  # answers, not what they are made of
                walk = await walked(page)
                for step, (spent, frames) in walk.steps.items():
                    rows += _told(f"{count:,} users {what}: {step}", spent, frames)
                rows.append(await _memory(application, path, what, count))
    return rows


def _told(what: str, spent: float, frames: int) -> list[Row]:
    return [
        at_most(f"{what}: server time", MOST_MS, spent, "ms"),
        at_most(f"{what}: frames", MOST_BYTES, float(frames), "B"),
    ]


async def _memory(application: Application, path: str, what: str, count: int) -> Row:
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    pages = [await Browser(application).open(path) for _ in range(WINDOWS)]
    for page in pages:
        page.frames.clear()
        page.tree = type(page.tree)()
    gc.collect()
    spent = (tracemalloc.get_traced_memory()[0] - before) / WINDOWS / 1024
    tracemalloc.stop()
    return at_most(f"{count:,} users {what}: memory per window of 50 rows", 300, spent, "KiB")

"""The list of accounts over 100,000 users: server time and bytes of every step, memory per window."""

from __future__ import annotations

import asyncio
import gc
import json
import random
import sqlite3
import tempfile
import time
import tracemalloc
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from nago import Configurator, ui
from nago.application import Application
from nago.auth.subject import SU
from nago.systems.user import Contact, User
from nago.systems.user.lines import UserLines
from nago.testing.browser_tree import find
from nago.testing.direct import Browser, Page
from tests.bench.data_view import FIRST, LAST, MOST_BYTES, MOST_MS, Measured
from tests.bench.table import Row, at_most
from tests.systems import people

USERS = 100_000
WINDOWS = 20
PATH = "admin/accounts"
WINDOW_KIB = 300


def configure(cfg: Configurator) -> None:
    cfg.root_view(".", lambda wnd: ui.Text("home"))
    cfg.user_management()


class Walk(Measured):
    """Like that, on a page that holds more than its data view."""

    @property
    def _path(self) -> list[Any]:
        return list(find(self.page.tree.tree, type="DataView")[0])

    def tree(self) -> Any:
        return find(self.page.tree.tree, type="DataView")[1]

    async def event(self, step: str, path: list[Any], field: str, argument: Any) -> None:
        await super().event(step, [*self._path, *path], field, argument)

    @property
    def rows(self) -> list[str]:
        """The addresses: the first cell of each is a component."""
        return [row["cells"][1]["text"] for row in self.tree()["children"][0]["children"]]


async def fill(lines: UserLines, database: Any, count: int) -> None:
    """So many accounts, made by dice, in one transaction."""
    dice = random.Random()
    began = datetime(2020, 1, 1, tzinfo=UTC)

    def work(connection: sqlite3.Connection) -> None:
        for number in range(count):
            first, last = dice.choice(FIRST), dice.choice(LAST)
            user = User(
                id=f"{number:07}{dice.randrange(16**15):015x}",
                email=f"{first}.{last}.{number}@example.com".lower(),
                email_verified=dice.random() < 0.9,
                contact=Contact(firstname=first, lastname=last, company="Analytical Engines"),
                roles=("reader",) if dice.random() < 0.1 else (),
                created_at=began + timedelta(minutes=dice.randrange(3_000_000)),
            )
            lines.saving(user)(connection)

    await database.write(work)


async def walked(page: Page, count: int) -> Walk:
    """What an administrator does who looks for somebody."""
    walk = Walk(page)
    await walk.type("search, first letters", "lov")
    assert all("lovelace" in row for row in walk.rows[:3])
    await walk.type("search, two words", "lovelace 0001")
    assert all("lovelace" in row and "0001" in row for row in walk.rows)
    await walk.type("search for nobody", "nobody at all")
    assert walk.rows == []
    await walk.type("search for all", "")
    await walk.event("sort by e-mail", [0], "onSort", {"column": "email"})
    assert walk.rows[0].startswith("ada.clarke")
    await walk.event(
        "sort by creation, descending", [0], "onSort", {"column": "created", "descending": True}
    )
    middle = count // 25 // 2
    await walk.event("turn to the page in the middle", ["footer"], "onPage", middle)
    await walk.event("turn to the next page", ["footer"], "onPage", middle + 1)
    await walk.event("pages of 50", ["footer"], "onSize", 50)
    await walk.event("tick a page", [0], "onSelect", {"selected": True})
    assert walk.tree()["selected"] == "50 selected"
    return walk


def measure() -> list[Row]:
    return asyncio.run(measured(USERS))


async def measured(count: int) -> list[Row]:
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        application = Application(configure, {"NAGO_DATA_DIR": folder})
        async with application.opened():
            users = application.cfg.user_management()
            await application.cfg.role_management().use_cases.upsert(SU, "reader", "Reader")
            await fill(users.lines, application.cfg.database, count)
            browser = await administrator(application)
            begun = time.perf_counter()
            page = await browser.open(PATH)
            opened = (time.perf_counter() - begun) * 1000
            rows += _told(f"{count:,} accounts: open", opened, len(json.dumps(page.tree.tree)))
            walk = await walked(page, count)
            for step, (spent, frames) in walk.steps.items():
                rows += _told(f"{count:,} accounts: {step}", spent, frames)
            rows.append(await _memory(browser, count))
    return rows


async def administrator(application: Application) -> Browser:
    """The browser of somebody who has just logged in and holds every right."""
    office = SimpleNamespace(sessions=application.sessions, users=application.cfg.user_management())
    await people.administrator(office)
    browser, at = Browser(application), people.Browser(office)
    at.cookie = browser.cookie
    await at.login("root@example.com")
    browser.cookie = at.cookie
    return browser


def _told(what: str, spent: float, frames: int) -> list[Row]:
    return [
        at_most(f"{what}: server time", MOST_MS, spent, "ms"),
        at_most(f"{what}: frames", MOST_BYTES, float(frames), "B"),
    ]


async def _memory(browser: Browser, count: int) -> Row:
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    pages = [await browser.open(PATH) for _ in range(WINDOWS)]
    for page in pages:
        page.frames.clear()
        page.tree = type(page.tree)()
    gc.collect()
    spent = (tracemalloc.get_traced_memory()[0] - before) / WINDOWS / 1024
    tracemalloc.stop()
    return at_most(f"{count:,} accounts: memory per window of 25 rows", WINDOW_KIB, spent, "KiB")

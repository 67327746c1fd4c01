"""Acknowledged session values of 50 writers, against SQLite by itself."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from itertools import count
from pathlib import Path

import aiosqlite
import uvloop

from nago.systems.session.change import PUT
from tests.bench.table import Row

WRITERS = 50
PUTS = 40
SLICES = 4
UPSERT = "INSERT INTO kv VALUES (?, ?, ?) ON CONFLICT (session, key) DO UPDATE SET value = excluded.value"
TABLE = "CREATE TABLE IF NOT EXISTS kv (session INTEGER, key TEXT, value BLOB, PRIMARY KEY (session, key))"


def measure() -> list[Row]:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as loop:  # as the server's
        return loop.run(_measure())


async def _measure() -> list[Row]:
    from nago.application import Application
    from nago.testing.direct import Browser
    from tests.seed.test_lifecycle import without_a_word_on_sessions

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        application = Application(
            without_a_word_on_sessions, {"NAGO_DATA_DIR": str(folder / "app")}
        )
        async with application.opened():
            sessions = [await Browser(application).session() for _ in range(WRITERS)]
            for session in sessions:
                await session.put_string("key 0", "x")
            raw = _prepared(folder / "raw.db")
            same, ids = _same_tables(folder / "app" / "nago.db", folder / "same.db")
            plain = await aiosqlite.connect(folder / "plain.db")
            await plain.execute("PRAGMA journal_mode = WAL")
            await plain.execute("PRAGMA synchronous = FULL")
            await plain.execute(TABLE)
            taken = {
                "ours": 0.0,
                "raw": 0.0,
                "same": 0.0,
                "plain": 0.0,
                "lone": 0.0,
                "lone raw": 0.0,
            }
            for _ in range(SLICES):
                taken["ours"] += await _ours(sessions)
                taken["raw"] += _raw(raw)
                taken["same"] += _same(same, ids)
                taken["plain"] += await _plain(plain)
                taken["lone"] += await _lone(sessions[0])
                taken["lone raw"] += _lone_raw(raw)
            await plain.close()
            raw.close()
            same.close()
    puts = SLICES * WRITERS * PUTS
    ours, bare = puts / taken["ours"], puts / taken["raw"]
    guarded = puts / taken["same"]
    one_by_one = SLICES * PUTS * 5 / taken["plain"]
    alone = taken["lone"] / taken["lone raw"]
    return [
        Row(
            "acknowledged session writes, 50 writers",
            "≥ 0.65x raw SQLite in batches of 50",
            f"{ours / guarded:.2f}x ({ours:.0f}/s)",
            f"{guarded:.0f}/s, the same statement on the same tables",
            ours >= 0.65 * guarded,
        ),
        Row(
            "the same beside an upsert without guard, limits and sealing",
            "–",
            f"{ours / bare:.2f}x",
            f"{bare:.0f}/s",
            None,
        ),
        Row(
            "the same beside plain aiosqlite, a commit each",
            "≥ 5x",
            f"{ours / one_by_one:.1f}x",
            f"{one_by_one:.0f}/s",
            ours >= 5 * one_by_one,
        ),
        Row(
            "one lone write",
            "≤ 1.5x raw SQLite with one fsync",
            f"{alone:.2f}x",
            f"{taken['lone raw'] / (SLICES * 100) * 1e6:.0f} µs",
            alone <= 1.5,
        ),
    ]


def _value(number: int) -> str:
    """Never the same twice: SQLite writes no page that has not changed."""
    return f"{next(_numbers)} {number} " + "some words " * 5


_numbers = count()


def _prepared(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(TABLE)
    return connection


async def _ours(sessions: list) -> float:  # type: ignore[type-arg]  # user sessions
    async def writer(session) -> None:  # type: ignore[no-untyped-def]  # a user session
        for number in range(PUTS):
            await session.put_string(f"key {number % 20}", _value(number))

    begun = time.perf_counter()
    await asyncio.gather(*[writer(session) for session in sessions])
    return time.perf_counter() - begun


def _same_tables(path: Path, copy: Path) -> tuple[sqlite3.Connection, list[int]]:
    """Our own tables with our sessions, in a file that nobody else uses."""
    connection = sqlite3.connect(copy, isolation_level=None)
    source = sqlite3.connect(path)
    source.backup(connection)
    source.close()
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection, [row for (row,) in connection.execute("SELECT id FROM sessions")]


def _same(connection: sqlite3.Connection, ids: list[int]) -> float:
    begun = time.perf_counter()
    for number in range(PUTS):
        connection.execute("BEGIN IMMEDIATE")
        for session in ids:
            value = _value(number)
            values = (session, f"key {number % 20}", value.encode(), len(value), time.time())
            connection.execute(PUT, values)
        connection.execute("COMMIT")
    return time.perf_counter() - begun


def _raw(connection: sqlite3.Connection) -> float:
    begun = time.perf_counter()
    for number in range(PUTS):
        connection.execute("BEGIN IMMEDIATE")
        for session in range(WRITERS):  # a statement a writer, as they come
            value = _value(number)
            connection.execute(UPSERT, (session, f"key {number % 20}", value.encode()))
        connection.execute("COMMIT")
    return time.perf_counter() - begun


async def _plain(connection: aiosqlite.Connection) -> float:
    begun = time.perf_counter()
    for number in range(PUTS * 5):
        value = _value(number)
        await connection.execute(UPSERT, (number % WRITERS, f"key {number % 20}", value.encode()))
        await connection.commit()
    return time.perf_counter() - begun


async def _lone(session) -> float:  # type: ignore[no-untyped-def]  # a user session
    begun = time.perf_counter()
    for number in range(100):
        await session.put_string("lone", _value(number))
    return time.perf_counter() - begun


def _lone_raw(connection: sqlite3.Connection) -> float:
    begun = time.perf_counter()
    for number in range(100):
        connection.execute(UPSERT, (1, "lone", _value(number).encode()))
    return time.perf_counter() - begun

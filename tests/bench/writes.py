"""Acknowledged session values of 50 writers, against SQLite by itself."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from pathlib import Path

import aiosqlite

from tests.bench.table import Row

WRITERS = 50
PUTS = 40
SLICES = 4
UPSERT = "INSERT INTO kv VALUES (?, ?, ?) ON CONFLICT (session, key) DO UPDATE SET value = excluded.value"
TABLE = "CREATE TABLE IF NOT EXISTS kv (session INTEGER, key TEXT, value BLOB, PRIMARY KEY (session, key))"


def measure() -> list[Row]:
    return asyncio.run(_measure())


async def _measure() -> list[Row]:
    from nago.application import Application
    from nago.testing import Browser
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
            plain = await aiosqlite.connect(folder / "plain.db", isolation_level=None)
            await plain.execute("PRAGMA journal_mode = WAL")
            await plain.execute("PRAGMA synchronous = FULL")
            await plain.execute(TABLE)
            taken = {"ours": 0.0, "raw": 0.0, "plain": 0.0, "lone": 0.0, "lone raw": 0.0}
            for _ in range(SLICES):
                taken["ours"] += await _ours(sessions)
                taken["raw"] += _raw(raw)
                taken["plain"] += await _plain(plain)
                taken["lone"] += await _lone(sessions[0])
                taken["lone raw"] += _lone_raw(raw)
            await plain.close()
            raw.close()
    puts = SLICES * WRITERS * PUTS
    ours, bare = puts / taken["ours"], puts / taken["raw"]
    one_by_one = SLICES * PUTS * 5 / taken["plain"]
    alone = taken["lone"] / taken["lone raw"]
    return [
        Row("acknowledged session writes, 50 writers", "≥ 0.65x raw SQLite in batches of 50",
            f"{ours / bare:.2f}x ({ours:.0f}/s)", f"{bare:.0f}/s", ours >= 0.65 * bare),
        Row("the same against aiosqlite, one by one", "≥ 5x", f"{ours / one_by_one:.1f}x",
            f"{one_by_one:.0f}/s", ours >= 5 * one_by_one),
        Row("one lone write", "≤ 1.5x raw SQLite with one fsync", f"{alone:.2f}x",
            f"{taken['lone raw'] / (SLICES * 100) * 1e6:.0f} µs", alone <= 1.5),
    ]  # fmt: skip


def _prepared(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(TABLE)
    return connection


async def _ours(sessions: list) -> float:  # type: ignore[type-arg]  # user sessions
    async def writer(session) -> None:  # type: ignore[no-untyped-def]  # a user session
        for number in range(PUTS):
            await session.put_string(f"key {number % 20}", f"value {number} " * 5)

    begun = time.perf_counter()
    await asyncio.gather(*[writer(session) for session in sessions])
    return time.perf_counter() - begun


def _raw(connection: sqlite3.Connection) -> float:
    begun = time.perf_counter()
    for number in range(PUTS):
        connection.execute("BEGIN IMMEDIATE")
        value = f"value {number} " * 5
        rows = [(session, f"key {number % 20}", value.encode()) for session in range(WRITERS)]
        connection.executemany(UPSERT, rows)
        connection.execute("COMMIT")
    return time.perf_counter() - begun


async def _plain(connection: aiosqlite.Connection) -> float:
    begun = time.perf_counter()
    for number in range(PUTS * 5):
        await connection.execute(UPSERT, (number % WRITERS, f"key {number % 20}", b"value" * 10))
    return time.perf_counter() - begun


async def _lone(session) -> float:  # type: ignore[no-untyped-def]  # a user session
    begun = time.perf_counter()
    for number in range(100):
        await session.put_string("lone", f"value {number}")
    return time.perf_counter() - begun


def _lone_raw(connection: sqlite3.Connection) -> float:
    begun = time.perf_counter()
    for number in range(100):
        connection.execute(UPSERT, (1, "lone", f"value {number}".encode()))
    return time.perf_counter() - begun

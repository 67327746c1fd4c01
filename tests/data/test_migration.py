"""A database is brought up to date as a whole, or stays as it was (D06)."""

import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from nago.data.sqlite import SQLite
from nago.errors import SchemaTooNew, StoreError, WiringError

FIRST = "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)"
SECOND = "ALTER TABLE notes ADD COLUMN author TEXT; UPDATE notes SET author = 'nobody; really'"


async def migrate(path, **systems):
    database = SQLite()
    for system, steps in systems.items():
        database.add_migrations(system, steps)
    await database.open(path)
    await database.close()


def ask(path, sql):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def fill(connection):
    connection.execute("INSERT INTO notes (text) VALUES ('from a function')")


async def test_D06_only_the_missing_steps_are_applied_however_often_it_starts(tmp_path):
    path = tmp_path / "a.db"
    await migrate(path, notes=[FIRST, fill])
    await migrate(path, notes=[FIRST, fill])
    assert ask(path, "SELECT text FROM notes") == [("from a function",)]
    await migrate(path, notes=[FIRST, fill, SECOND])
    assert ask(path, "SELECT text, author FROM notes") == [("from a function", "nobody; really")]
    assert ask(path, "SELECT * FROM nago_schema") == [("notes", 3)]


async def test_D06_a_newer_schema_is_refused_by_name_and_nothing_is_changed(tmp_path):
    path = tmp_path / "a.db"
    await migrate(path, notes=[FIRST, SECOND])
    before = ask(path, "SELECT type, name, sql FROM sqlite_master")
    with pytest.raises(SchemaTooNew, match=r"'notes' have version 2.* knows version 1"):
        await migrate(path, added=["CREATE TABLE added (id INTEGER)"], notes=[FIRST])
    assert ask(path, "SELECT type, name, sql FROM sqlite_master") == before
    assert ask(path, "SELECT * FROM nago_schema") == [("notes", 2)]


async def test_D06_a_step_that_fails_leaves_the_old_schema_for_all_systems(tmp_path):
    path = tmp_path / "a.db"
    await migrate(path, notes=[FIRST])
    with pytest.raises(StoreError, match="no such table"):
        await migrate(
            path,
            added=["CREATE TABLE added (id INTEGER)"],
            notes=[FIRST, SECOND, "INSERT INTO nowhere VALUES (1)"],
        )
    assert ask(path, "SELECT name FROM sqlite_master WHERE name = 'added'") == []
    assert ask(path, "SELECT * FROM nago_schema") == [("notes", 1)]
    await migrate(path, added=["CREATE TABLE added (id INTEGER)"], notes=[FIRST, SECOND])
    assert ask(path, "SELECT * FROM nago_schema") == [("added", 1), ("notes", 2)]


async def test_tables_of_a_system_that_is_not_asked_for_stay(tmp_path):
    path = tmp_path / "a.db"
    await migrate(path, notes=[FIRST], extra=["CREATE TABLE extra (id INTEGER)"])
    await migrate(path, notes=[FIRST])
    assert ask(path, "SELECT * FROM nago_schema") == [("extra", 1), ("notes", 1)]


def test_two_systems_of_one_name_are_refused_while_wiring():
    database = SQLite()
    database.add_migrations("notes", [FIRST])
    with pytest.raises(WiringError, match="'notes'"):
        database.add_migrations("notes", [FIRST])


MIGRATION = """
import asyncio, sys
from pathlib import Path
from nago.data.sqlite import SQLite

def step(number):
    def run(connection):
        connection.execute(f"CREATE TABLE t{number} (id INTEGER PRIMARY KEY, text TEXT)")
        rows = [("x" * 500,)] * 400
        connection.executemany(f"INSERT INTO t{number} (text) VALUES (?)", rows)
    return run

async def main():
    database = SQLite()
    database.add_migrations("big", ["CREATE TABLE old (id INTEGER)"] + [step(n) for n in range(200)])
    print("begins", flush=True)
    await database.open(Path(sys.argv[1]))
    print("done", flush=True)
    await database.close()

asyncio.run(main())
"""


def test_D06_a_kill_in_mid_migration_leaves_the_old_schema_or_the_new_one(tmp_path):
    path = tmp_path / "a.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        "PRAGMA journal_mode = WAL; CREATE TABLE old (id INTEGER);"
        "CREATE TABLE nago_schema (system TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;"
        "INSERT INTO nago_schema VALUES ('big', 1);"
    )
    connection.close()
    outcomes = []
    for longest in (0.01, 0.05, 0.1, 0.1, 0.1):
        process = subprocess.Popen(
            [sys.executable, "-c", MIGRATION, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout.readline() == "begins\n"
        time.sleep(random.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        tables = ask(path, "SELECT count(*) FROM sqlite_master WHERE name LIKE 't%'")[0][0]
        version = ask(path, "SELECT version FROM nago_schema WHERE system = 'big'")[0][0]
        assert (tables, version) in {(0, 1), (200, 201)}
        assert ask(path, "PRAGMA integrity_check") == [("ok",)]
        outcomes.append(version)
        if version == 201:
            break
    subprocess.run([sys.executable, "-c", MIGRATION, str(path)], check=True, capture_output=True)
    assert ask(path, "SELECT version FROM nago_schema") == [(201,)]
    assert 1 in outcomes, "at least one kill came in mid-migration"

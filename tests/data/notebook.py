"""A small database for tests: one table of numbered notes."""

import sqlite3
from contextlib import asynccontextmanager
from pathlib import Path

from nago.data.sqlite import SQLite

TABLE = "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)"


@asynccontextmanager
async def opened(path: Path):
    """The database, open; closed again afterwards."""
    database = SQLite()
    database.add_migrations("notes", [TABLE])
    await database.open(path)
    try:
        yield database
    finally:
        await database.close()


def add(text):
    """A writer that adds one note."""

    def write(connection: sqlite3.Connection) -> int | None:
        return connection.execute("INSERT INTO notes (text) VALUES (?)", (text,)).lastrowid

    return write


def texts(connection: sqlite3.Connection) -> list[str]:
    return [text for (text,) in connection.execute("SELECT text FROM notes ORDER BY id")]


def on_disk(path: Path) -> list[str]:
    """What another program sees."""
    connection = sqlite3.connect(path)
    try:
        return texts(connection)
    finally:
        connection.close()

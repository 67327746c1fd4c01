"""Changing the master key: which keys a database needs, and sealing its values anew (`security.md K05`)."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from nago.data.database import Database, Work
from nago.data.sealing import Sealed, Vault
from nago.data.sqlite_error import said_clearly
from nago.errors import ConfigError, Unreadable

BATCH_SECONDS = 0.005
"""How long a batch may hold up the writers that wait, before its commit."""
LOOKED_AT_ONCE = 500
KEYS = "CREATE TABLE IF NOT EXISTS nago_keys (key_id BLOB PRIMARY KEY) WITHOUT ROWID"


def check_keys(path: Path, vault: Vault) -> None:
    """Look, before anything is opened for writing, whether the keys fit this database.

    Raises ConfigError, naming what cannot be read; not a byte is changed (`security.md K04`). The
    same protects a key from being dropped as long as something needs it (K05).
    """
    if not path.exists() or path.stat().st_size == 0:
        return
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with said_clearly(path), contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.execute("BEGIN")
        noted = _noted(connection)
        if noted is not None and noted <= set(vault.key_ids):
            return
        unreadable = [
            f"{count} values of {sealed.table} need the key {id.hex()}"
            for sealed in vault.sealed
            for id, count in _counts(connection, sealed)
            if id not in vault.key_ids
        ]
    if unreadable:
        given = ", ".join(each.hex() for each in vault.key_ids)
        raise ConfigError(
            f"the master key does not fit {path}: {', '.join(unreadable)}, given is {given}. Give "
            "the right key, or the missing one behind the newest (parted by a comma; in a file by "
            "a line) and run rotate-key before it is dropped. Nothing was changed"
        )


def note_key(vault: Vault) -> Work[None]:
    """Work for the opening of a database: from now on it needs the newest key.

    What needed the keys that are not given any more is gone, as `check_keys` has made sure.
    """

    def work(connection: sqlite3.Connection) -> None:
        connection.execute(KEYS)
        held = vault.key_ids
        marks = ",".join("?" * len(held))
        connection.execute(f"DELETE FROM nago_keys WHERE key_id NOT IN ({marks})", held)
        connection.execute("INSERT OR IGNORE INTO nago_keys VALUES (?)", (held[0],))

    return work


async def reseal(database: Database, vault: Vault) -> int:
    """Seal with the newest key whatever another one has sealed; returns how many values.

    It goes on beside everything else: the tables are looked through by the reader, and written in
    batches of at most 10 ms. What does not open is left as it is. Raises StoreError.
    """
    await database.write(note_key(vault))
    done = 0
    for sealed in vault.sealed:
        after: int | None = 0
        rows: Sequence[int]
        while after is not None:
            rows, after = await database.read(_older(sealed, vault.key_id, after))
            while rows:
                count, rows = await database.write(_again(sealed, vault.key_id, rows))
                done += count
    return done


async def left(database: Database, vault: Vault) -> dict[str, int]:
    """How many values of each table only an older key opens. Raises StoreError."""
    found: dict[str, int] = {}
    for sealed in vault.sealed:
        after: int | None = 0
        while after is not None:
            rows, after = await database.read(_older(sealed, vault.key_id, after))
            if rows:
                found[sealed.table] = found.get(sealed.table, 0) + len(rows)
    return found


def _noted(connection: sqlite3.Connection) -> set[bytes] | None:
    if not _columns(connection, "nago_keys"):
        return None
    return {bytes(each) for (each,) in connection.execute("SELECT key_id FROM nago_keys")}


def _counts(connection: sqlite3.Connection, sealed: Sealed) -> list[tuple[bytes, int]]:
    """How many values each key has sealed; a table of a newer version may not be there yet."""
    if sealed.column not in _columns(connection, sealed.table):
        return []
    sql = (
        f"SELECT substr({sealed.column}, 2, 4) AS id, count(*) FROM {sealed.table}"
        f" WHERE substr({sealed.column}, 1, 1) = x'01' AND length({sealed.column}) > 5 GROUP BY id"
    )
    return connection.execute(sql).fetchall()


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [
        name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    ]


def _older(sealed: Sealed, newest: bytes, after: int) -> Work[tuple[list[int], int | None]]:
    """Those of the next rows that another key has sealed, and where to go on; None at the end."""
    sql = (
        f"SELECT rowid, substr({sealed.column}, 2, 4) FROM {sealed.table}"
        " WHERE rowid > ? ORDER BY rowid LIMIT ?"
    )

    def read(connection: sqlite3.Connection) -> tuple[list[int], int | None]:
        rows = connection.execute(sql, (after, LOOKED_AT_ONCE)).fetchall()
        end = rows[-1][0] if len(rows) == LOOKED_AT_ONCE else None
        return [row for row, id in rows if id != newest], end

    return read


def _again(sealed: Sealed, newest: bytes, rows: Sequence[int]) -> Work[tuple[int, Sequence[int]]]:
    """Seal as many of these rows anew as there is time for: how many, and which are left."""
    find = (
        f"SELECT {sealed.column}, {sealed.named_by} FROM {sealed.table}"
        f" WHERE rowid = ? AND substr({sealed.column}, 2, 4) <> ?"
    )
    update = f"UPDATE {sealed.table} SET {sealed.column} = ? WHERE rowid = ?"

    def write(connection: sqlite3.Connection) -> tuple[int, Sequence[int]]:
        until = time.perf_counter() + BATCH_SECONDS
        count = 0
        for index, row in enumerate(rows):
            if index and time.perf_counter() > until:
                return count, rows[index:]
            found = connection.execute(find, (row, newest)).fetchone()
            if found is None:
                continue  # written or removed meanwhile
            data, *names = found
            try:
                place = sealed.place(*names)
                again = sealed.sealer.seal(sealed.sealer.open(data, place), place)
            except Unreadable:
                continue
            connection.execute(update, (again, row))
            count += 1
        return count, ()

    return write

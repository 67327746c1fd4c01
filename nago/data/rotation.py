"""Changing the master key: which keys a database needs, and sealing its values anew (`security.md K05`)."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from nago.data.database import Database
from nago.data.sealing import Sealed, Vault
from nago.errors import ConfigError, Unreadable

BATCH_SECONDS = 0.01
"""How long a batch may hold up the writers that wait."""
KEYS = "CREATE TABLE IF NOT EXISTS nago_keys (key_id BLOB PRIMARY KEY) WITHOUT ROWID"


def check_keys(path: Path, vault: Vault) -> None:
    """Look, before anything is opened for writing, whether the keys fit this database.

    Raises ConfigError, naming what cannot be read; not a byte is changed (`security.md K04`).
    """
    if not path.exists() or path.stat().st_size == 0:
        return
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        needed = _keys_of(connection)
        missing = needed - set(vault.key_ids)
        if missing:
            unreadable = [
                f"{count} values of {sealed.table}"
                for sealed in vault.sealed
                if (count := _sealed_with(connection, sealed, missing))
            ]
            raise ConfigError(
                f"the master key does not fit {path}: it was sealed with the key "
                f"{', '.join(sorted(each.hex() for each in missing))}, given is "
                f"{', '.join(each.hex() for each in vault.key_ids)}. Unreadable would be "
                f"{', '.join(unreadable) or 'its cookies and hashes'}. Give the right key; "
                "nothing was changed"
            )
    finally:
        connection.close()


def note_key(vault: Vault) -> Callable[[sqlite3.Connection], None]:
    """Work for the opening of a database: from now on it needs the newest key."""

    def work(connection: sqlite3.Connection) -> None:
        connection.execute(KEYS)
        connection.execute("INSERT OR IGNORE INTO nago_keys VALUES (?)", (vault.key_id,))

    return work


async def reseal(database: Database, vault: Vault) -> int:
    """Seal with the newest key whatever an older one has sealed; returns how many values.

    It goes on beside everything else, in batches of at most 10 ms. Raises StoreError.
    """
    await database.write(note_key(vault))
    done = 0
    for sealed in vault.sealed:
        last: int | None = 0
        batch = 20
        while last is not None:
            last, count, seconds = await database.write(_batch(sealed, vault, last, batch))
            done += count
            batch = max(1, batch // 2) if seconds > BATCH_SECONDS else min(batch * 2, 500)
    return done


async def left(database: Database, vault: Vault) -> dict[str, int]:
    """How many values of each table only an older key opens."""
    newest = vault.key_id

    def read(connection: sqlite3.Connection) -> dict[str, int]:
        return {
            sealed.table: count
            for sealed in vault.sealed
            if (count := _sealed_without(connection, sealed, newest))
        }

    return await database.read(read)


async def let_go(database: Database, vault: Vault) -> None:
    """From now on the database opens without the older keys. Raises ConfigError, naming what
    they are needed for, as long as there is something.
    """
    still = await left(database, vault)
    if still:
        named = ", ".join(f"{count} values of {table}" for table, count in still.items())
        raise ConfigError(f"an older key cannot be dropped yet: it opens {named}")
    newest = vault.key_id

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM nago_keys WHERE key_id <> ?", (newest,))

    await database.write(write)


def _keys_of(connection: sqlite3.Connection) -> set[bytes]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'nago_keys'"
    if connection.execute(sql).fetchone() is None:
        return set()
    return {bytes(each) for (each,) in connection.execute("SELECT key_id FROM nago_keys")}


def _sealed_with(connection: sqlite3.Connection, sealed: Sealed, keys: set[bytes]) -> int:
    sql = f"SELECT count(*) FROM {sealed.table} WHERE substr({sealed.column}, 2, 4) = ?"
    return sum(connection.execute(sql, (key,)).fetchone()[0] for key in keys)


def _sealed_without(connection: sqlite3.Connection, sealed: Sealed, key: bytes) -> int:
    sql = f"SELECT count(*) FROM {sealed.table} WHERE substr({sealed.column}, 2, 4) <> ?"
    return int(connection.execute(sql, (key,)).fetchone()[0])


def _batch(
    sealed: Sealed, vault: Vault, after: int, size: int
) -> Callable[[sqlite3.Connection], tuple[int | None, int, float]]:
    """The next rows of one column: where to go on (None at the end), how many were sealed anew,
    and how long it took. What does not open is left as it is."""
    find = (
        f"SELECT rowid, {sealed.column}, {sealed.named_by} FROM {sealed.table}"
        f" WHERE rowid > ? AND substr({sealed.column}, 2, 4) <> ? ORDER BY rowid LIMIT ?"
    )
    update = f"UPDATE {sealed.table} SET {sealed.column} = ? WHERE rowid = ?"

    def write(connection: sqlite3.Connection) -> tuple[int | None, int, float]:
        begun = time.perf_counter()
        rows = connection.execute(find, (after, vault.key_id, size)).fetchall()
        again = []
        for id, data, *names in rows:
            place = sealed.place(*names)
            try:
                again.append((sealed.sealer.seal(sealed.sealer.open(data, place), place), id))
            except Unreadable:
                continue
        connection.executemany(update, again)
        end = rows[-1][0] if len(rows) == size else None
        return end, len(again), time.perf_counter() - begun

    return write

"""Brings a database from the schema that it has to the one that this version knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from nago.errors import SchemaTooNew


def migrate(connection: sqlite3.Connection, known: Mapping[str, Sequence[str]], name: str) -> int:
    """Apply all missing steps of all systems in one transaction; returns how many there were.

    Raises SchemaTooNew, changing nothing, if the database was written by a newer version
    (`security.md D06`).
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS nago_schema"
            " (system TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID"
        )
        found = dict(connection.execute("SELECT system, version FROM nago_schema"))
        for system, version in found.items():
            newest = len(known.get(system, ())) if system in known else version
            if version > newest:
                raise SchemaTooNew(
                    f"{name}: the tables of {system!r} have version {version}, this application "
                    f"knows version {newest}; start the newer application again, or restore a backup"
                )
        applied = 0
        for system, steps in known.items():
            for step in steps[found.get(system, 0) :]:
                connection.execute(step)
                applied += 1
            connection.execute(
                "INSERT INTO nago_schema VALUES (?, ?)"
                " ON CONFLICT (system) DO UPDATE SET version = excluded.version",
                (system, len(steps)),
            )
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return applied

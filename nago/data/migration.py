"""Brings a database from the schema that it has to the one that this version knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from nago.data.database import Step, Work
from nago.errors import SchemaTooNew, WiringError


class Schema:
    """What the systems of one application declared."""

    def __init__(self) -> None:
        self.steps: dict[str, Sequence[Step]] = {}
        self.prepare: list[Work[None]] = []

    def add(self, system: str, steps: Sequence[Step]) -> None:
        """Raises WiringError if another system has that name."""
        if system in self.steps:
            raise WiringError(f"two systems declare the schema {system!r}: rename one of them")
        self.steps[system] = tuple(steps)


def bring_up_to_date(connection: sqlite3.Connection, schema: Schema) -> None:
    """Apply all missing steps of all systems in one transaction.

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
        for system, steps in schema.steps.items():
            _refuse_newer(system, found.get(system, 0), len(steps))
        for system, steps in schema.steps.items():
            for step in steps[found.get(system, 0) :]:
                _apply(connection, step)
            connection.execute(
                "INSERT INTO nago_schema VALUES (?, ?)"
                " ON CONFLICT (system) DO UPDATE SET version = excluded.version",
                (system, len(steps)),
            )
        for prepare in schema.prepare:
            prepare(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _refuse_newer(system: str, found: int, known: int) -> None:
    if found > known:
        raise SchemaTooNew(
            f"the tables of {system!r} have version {found}, this application knows version "
            f"{known}: start the newer application again, or restore a backup from before it"
        )


def _apply(connection: sqlite3.Connection, step: Step) -> None:
    if callable(step):
        step(connection)
        return
    for statement in _statements(step):
        connection.execute(statement)


def _statements(sql: str) -> Iterator[str]:
    """One by one, because `executescript` would commit first."""
    statement = ""
    for part in sql.strip().split(";"):
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            if statement.strip(" \n;"):
                yield statement
            statement = ""
    if statement.strip(" \n;"):
        yield statement

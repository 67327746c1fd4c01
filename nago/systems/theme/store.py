"""Logos and icons that administrators have brought, under names that their content gives them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from nago.data.database import Database, Work
from nago.presentation.resource import Resource

NAME = re.compile(r"[0-9a-f]{24}\.(?:png|webp|svg)")
SCHEMA = """
CREATE TABLE theme_pictures (
    name TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    data BLOB NOT NULL
)
"""


@dataclass(frozen=True, slots=True)
class ThemePictures:
    """A picture never changes and is never removed, so that every earlier version of the theme
    can count again."""

    database: Database

    def declare(self) -> None:
        self.database.add_migrations("theme", [SCHEMA])

    async def find(self, name: str) -> Resource | None:
        """Raises StoreError."""
        if not NAME.fullmatch(name):
            return None

        def read(connection: sqlite3.Connection) -> Resource | None:
            found = connection.execute(
                "SELECT name, kind, data FROM theme_pictures WHERE name = ?", (name,)
            ).fetchone()
            return Resource(*found) if found else None

        return await self.database.read(read)

    def saving(self, pictures: Sequence[Resource]) -> Work[None]:
        """Keep these, as work for a transaction."""
        rows = [(each.name, each.kind, each.data) for each in pictures]

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR IGNORE INTO theme_pictures VALUES (?, ?, ?)", rows)

        return write

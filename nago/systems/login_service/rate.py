"""How often somebody may ask, by the network address that he asks from."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import Literal

from nago.data.database import Database, Work
from nago.data.sealing import Vault
from nago.errors import Overloaded
from nago.systems.user.one_time import marks
from nago.systems.user.throttle import TAKE_RATE, addresses

Kind = Literal["begin", "exchange", "refresh", "photo"]
MOST: dict[Kind, int] = {"begin": 300, "exchange": 30, "refresh": 120, "photo": 600}
"""A minute. Exchanges and refreshes count when they are refused: an application asks for all its
users from one address and is right each time, who guesses is wrong each time."""


class Rates:
    """Counts in the table of `nago.systems.user.throttle`, for all processes together."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._vault = vault
        self.clock = clock

    async def check(self, kind: Kind, address: str) -> None:
        """Raises Overloaded beyond the limit and for what is no address, StoreError."""
        keys, since = self._keys(kind, address), self.clock() - 60
        sql = f"SELECT max(in_window) FROM throttle WHERE key IN ({marks(keys)}) AND last_at > ?"
        values = (*keys, since)
        (counted,) = await self._database.read(
            lambda connection: connection.execute(sql, values).fetchone()
        )
        if not keys or (counted or 0) >= MOST[kind]:
            raise Overloaded("too many requests from this address: ask again in a minute")

    async def count(self, kind: Kind, address: str) -> None:
        """Count one. Raises StoreError."""
        await self._database.write(self.counting(kind, address))

    def counting(self, kind: Kind, address: str) -> Work[None]:
        """Work that counts one."""
        keys, now = self._keys(kind, address), self.clock()

        def work(connection: sqlite3.Connection) -> None:
            for key in keys:
                connection.execute(
                    TAKE_RATE, {"key": key, "now": now, "limit": MOST[kind], "seconds": 60}
                )

        return work

    def _keys(self, kind: Kind, address: str) -> list[bytes]:
        return [
            self._vault.lookup_hash(f"login service {kind}|{each}".encode(), "throttle")
            for each in addresses(address) or []
        ]

"""Slows down who guesses: per account and per address, shared by all processes (`security.md` L09-L11)."""

from __future__ import annotations

import ipaddress
import sqlite3
import time
from collections.abc import Callable

from nago.data.database import Database, Work
from nago.data.sealing import Vault

SCHEMA = """
CREATE TABLE throttle (
    key BLOB PRIMARY KEY,
    failures INTEGER NOT NULL,
    in_window INTEGER NOT NULL,
    last_at REAL NOT NULL,
    blocked_until REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX throttle_age ON throttle (last_at);
"""
WINDOW_SECONDS = 300
FREE_FAILURES = 5
LONGEST_BLOCK = 15
"""Minutes: after 5 failures 1, then 2, 4, 8, 15."""
HARD_STOP = 100
"""Failures in a row after which only a reset, another way or a known browser lets in."""
FOR_EVER = 10.0**12
TRIES_A_MINUTE = 30
FAILURES_A_MINUTE = 10
KEPT_SECONDS = 24 * 3600

TAKE = f"""
INSERT INTO throttle VALUES (:key, 1, 1, :now, 0)
ON CONFLICT (key) DO UPDATE SET
    failures = failures + 1,
    in_window = CASE WHEN max(last_at, blocked_until) > :now - {WINDOW_SECONDS}
        THEN in_window + 1 ELSE 1 END,
    last_at = :now,
    blocked_until = CASE
        WHEN failures + 1 >= {HARD_STOP} THEN {FOR_EVER}
        WHEN max(last_at, blocked_until) > :now - {WINDOW_SECONDS}
            AND in_window + 1 >= {FREE_FAILURES}
        THEN :now + 60 * min({LONGEST_BLOCK}, 1 << min(in_window + 1 - {FREE_FAILURES}, 8))
        ELSE 0 END
WHERE blocked_until <= :now
RETURNING 1
"""
"""One attempt, counted as a failure until it turns out as none. One statement, so that of two at
the same moment one is the first, in whatever process (L11). No row comes back if it is blocked."""

TAKE_RATE = """
INSERT INTO throttle VALUES (:key, 0, 1, :now, 0)
ON CONFLICT (key) DO UPDATE SET
    in_window = CASE WHEN last_at > :now - :seconds THEN in_window + 1 ELSE 1 END,
    last_at = CASE WHEN last_at > :now - :seconds THEN last_at ELSE :now END
WHERE last_at <= :now - :seconds OR in_window < :limit
RETURNING 1
"""
"""One of `limit` in so many seconds; a window that begins with the first."""


class Throttle:
    """Counts attempts. What it keeps of addresses and accounts are keyed hashes."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._vault = vault
        self.clock = clock
        database.add_migrations("throttle", [SCHEMA])

    async def take(self, account: str, address: str | None, device: str | None = None) -> bool:
        """Whether this attempt may be made; it counts as failed until `forgive` is run.

        `account` is what was entered, whether or not there is such an account. A browser from
        which this account has logged in before (`device`) is counted by itself, so that
        strangers who fail keep nobody out (L12). Without a network address, as in a program,
        only the account counts; one that is "" is refused (L10). Raises StoreError.
        """
        keys = [] if address is None else addresses(address)
        if keys is None:
            return False
        now = self.clock()

        def write(connection: sqlite3.Connection) -> bool:
            for kind, limit in (("tries", TRIES_A_MINUTE), ("failures", FAILURES_A_MINUTE)):
                for key in keys:
                    if not self._take_rate(connection, kind, key, limit, 60):
                        return False
            own = {"key": self._account(account, device), "now": now}
            return connection.execute(TAKE, own).fetchone() is not None

        return await self._database.write(write)

    async def take_rate(self, kind: str, address: str, limit: int) -> bool:
        """Whether this is one of the first `limit` of a kind that come from a network address
        within a minute; what is no address counts as one. Raises StoreError."""
        keys = addresses(address) or ["?"]

        def write(connection: sqlite3.Connection) -> bool:
            return all(self._take_rate(connection, kind, key, limit, 60) for key in keys)

        return await self._database.write(write)

    def taking_rate(self, kind: str, key: str, limit: int, seconds: float) -> Work[bool]:
        """Work that says whether this is one of the first `limit` of a kind within so many
        seconds, for the transaction of what is limited (`security.md R05`)."""

        def work(connection: sqlite3.Connection) -> bool:
            return self._take_rate(connection, kind, key, limit, seconds)

        return work

    def _take_rate(
        self, connection: sqlite3.Connection, kind: str, key: str, limit: int, seconds: float
    ) -> bool:
        values = {
            "key": self._key(kind, key), "now": self.clock(), "limit": limit, "seconds": seconds,
        }  # fmt: skip
        return connection.execute(TAKE_RATE, values).fetchone() is not None

    def forgive(self, account: str, address: str | None, device: str | None = None) -> Work[None]:
        """The attempt was none: work for the transaction of a login."""
        keys = (addresses(address) or []) if address is not None else []

        def work(connection: sqlite3.Connection) -> None:
            drop = "DELETE FROM throttle WHERE key = ?"
            connection.execute(drop, (self._account(account, device),))
            for key in keys:
                connection.execute(
                    "UPDATE throttle SET in_window = max(in_window - 1, 0) WHERE key = ?",
                    (self._key("failures", key),),
                )

        return work

    def lift(self, account: str) -> Work[None]:
        """Nothing counts against this account any more, as after a password reset."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM throttle WHERE key = ?", (self._account(account, None),)
            )

        return work

    async def purge(self) -> None:
        """Forget what is a day old and blocks nobody."""
        now = self.clock()

        def write(connection: sqlite3.Connection) -> int:
            return connection.execute(
                "DELETE FROM throttle WHERE key IN (SELECT key FROM throttle"
                " WHERE last_at < ? AND blocked_until < ? LIMIT 500)",
                (now - KEPT_SECONDS, now),
            ).rowcount

        while await self._database.write(write) == 500:
            pass

    def _account(self, account: str, device: str | None) -> bytes:
        return self._key("account", f"{account}|{device or ''}")

    def _key(self, kind: str, text: str) -> bytes:
        return self._vault.lookup_hash(f"{kind}|{text}".encode(errors="replace"), "throttle")


def addresses(text: str) -> list[str] | None:
    """What an address counts for: an IPv6 network of /64 is one customer, and an IPv4 address
    written as IPv6 is an IPv4 address. None for what is no address."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return [str(address.ipv4_mapped)]
        return [str(ipaddress.ip_network((int(address), 64), strict=False))]
    return [str(address)]

"""Logins that are under way at a provider, each bound to the browser that began it."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct

from nago.data.database import Database
from nago.data.sealing import Sealed, Sealer, Vault
from nago.errors import SignOnRefused
from nago.systems.user.one_time import marks

LIFE_SECONDS = 600
SCHEMA = """
CREATE TABLE flows (
    nonce_hash BLOB PRIMARY KEY,
    flow_hash BLOB NOT NULL,
    kind TEXT NOT NULL,
    provider TEXT NOT NULL,
    session TEXT NOT NULL,
    return_to TEXT NOT NULL,
    sealed BLOB NOT NULL,
    until REAL NOT NULL
);
CREATE INDEX flows_age ON flows (until);

CREATE TABLE used_once (
    hash BLOB PRIMARY KEY,
    until REAL NOT NULL
) WITHOUT ROWID;
"""


class Started(NamedTuple):
    """`nonce` goes to the provider (32 hex digits, 128 bits), `flow` into the browser's cookie."""

    nonce: str
    flow: str


class Flow(Struct, frozen=True):
    """What was known when the login began. `secret` is what only this server knows of it."""

    kind: str
    provider: str
    session: str
    return_to: str
    nonce: str
    secret: str = ""

    def __repr__(self) -> str:
        return f"Flow(kind={self.kind!r}, provider={self.provider!r})"


class Flows:
    """Stored as keyed hashes, for ten minutes, good once (`security.md` N01, N02, N03)."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._vault = vault
        self._sealer = Sealer(vault, "flows")
        self.clock = clock
        database.add_migrations("flows", [SCHEMA])
        vault.sealed.append(Sealed("flows", "sealed", self._sealer, "hex(nonce_hash)", _place))

    async def begin(
        self,
        kind: str,
        *,
        provider: str = "",
        return_to: str = "",
        session: str = "",
        secret: str = "",
        flow: str = "",
    ) -> Started:
        """A new one. With the `flow` that the browser holds already, several logins that it has
        begun, in several tabs, can all be finished. Raises StoreError."""
        nonce = secrets.token_hex(16)
        flow = flow or secrets.token_urlsafe(48)  # as long as every cookie value of ours
        nonce_hash = self._nonces(kind, nonce)[0]
        row = (
            nonce_hash,
            self._flows(flow)[0],
            kind,
            provider,
            session,
            return_to,
            self._sealer.seal(secret.encode(), _place(nonce_hash.hex().upper())),
            self.clock() + LIFE_SECONDS,
        )

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT INTO flows VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

        await self._database.write(write)
        return Started(nonce, flow)

    async def consume(self, kind: str, nonce: str, flow: str) -> Flow:
        """What was begun, which is used up by this: of two at the same moment one gets it.

        Raises SignOnRefused if it is unknown, used, ten minutes old, of another kind, or was
        begun by another browser, after which it is good for nobody: somebody has sent his link
        to another one, who may just have logged in for him at the provider. StoreError.
        """
        nonces, flows, now = self._nonces(kind, nonce), self._flows(flow), self.clock()
        values = (*nonces, *flows, kind, now)

        def write(connection: sqlite3.Connection) -> tuple[bytes, str, str, str, bytes] | None:
            found: tuple[bytes, str, str, str, bytes] | None = connection.execute(
                f"DELETE FROM flows WHERE nonce_hash IN ({marks(nonces)})"
                f" AND flow_hash IN ({marks(flows)}) AND kind = ? AND until > ?"
                " RETURNING nonce_hash, provider, session, return_to, sealed",
                values,
            ).fetchone()
            if found is None:
                connection.execute(
                    f"DELETE FROM flows WHERE nonce_hash IN ({marks(nonces)})", nonces
                )
            return found

        found = await self._database.write(write)
        if found is None:
            raise SignOnRefused(
                f"{kind}: this login was not begun by this browser within the last ten minutes, or "
                "it was finished already"
            )
        nonce_hash, provider, session, return_to, sealed = found
        secret = self._sealer.open(sealed, _place(nonce_hash.hex().upper())).decode()
        return Flow(kind, provider, session, return_to, nonce, secret)

    async def peek(self, kind: str, nonce: str, flow: str) -> Flow | None:
        """The same without using it up; None if there is none."""
        nonces, flows, now = self._nonces(kind, nonce), self._flows(flow), self.clock()
        values = (*nonces, *flows, kind, now)

        def read(connection: sqlite3.Connection) -> tuple[bytes, str, str, str, bytes] | None:
            found: tuple[bytes, str, str, str, bytes] | None = connection.execute(
                "SELECT nonce_hash, provider, session, return_to, sealed FROM flows"
                f" WHERE nonce_hash IN ({marks(nonces)})"
                f" AND flow_hash IN ({marks(flows)}) AND kind = ? AND until > ?",
                values,
            ).fetchone()
            return found

        found = await self._database.read(read)
        if found is None:
            return None
        nonce_hash, provider, session, return_to, sealed = found
        secret = self._sealer.open(sealed, _place(nonce_hash.hex().upper())).decode()
        return Flow(kind, provider, session, return_to, nonce, secret)

    async def once(self, kind: str, value: str, seconds: float) -> bool:
        """Whether this value comes for the first time; remembered for so long (`security.md N22`)."""
        hashes, now = self._nonces(kind, value), self.clock()

        def write(connection: sqlite3.Connection) -> bool:
            sql = f"SELECT 1 FROM used_once WHERE hash IN ({marks(hashes)})"
            if connection.execute(sql, hashes).fetchone() is not None:
                return False
            connection.execute("INSERT INTO used_once VALUES (?, ?)", (hashes[0], now + seconds))
            return True

        return await self._database.write(write)

    async def purge(self) -> None:
        """Forget what is a day old."""
        until = self.clock() - 86400

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM flows WHERE until < ?", (until,))
            connection.execute("DELETE FROM used_once WHERE until < ?", (until,))

        await self._database.write(write)

    def _nonces(self, kind: str, nonce: str) -> tuple[bytes, ...]:
        return self._vault.lookup_hashes(f"{kind}|{nonce}".encode(errors="replace"), "flow nonce")

    def _flows(self, flow: str) -> tuple[bytes, ...]:
        return self._vault.lookup_hashes(flow.encode(errors="replace"), "flow cookie")


def _place(nonce_hash: str) -> bytes:
    """What a sealed value is bound to (K02)."""
    return f"flows|{nonce_hash}".encode()

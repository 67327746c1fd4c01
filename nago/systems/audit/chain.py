"""What binds each entry of the audit log to all before it (`security.md G02`)."""

from __future__ import annotations

import hmac
import sqlite3
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from nago.data.sealing import KEY_ID_BYTES, VERSION, Vault
from nago.errors import Unreadable

SIGNED = len(VERSION) + KEY_ID_BYTES
BEGINNING = bytes(32)
COLUMNS = "id, CAST(at AS REAL), CAST(entry AS BLOB), CAST(mac AS BLOB)"
HEAD = "first, CAST(before AS BLOB), last, CAST(link AS BLOB)"
"""Cast, because somebody may have written there what we never would."""


class Line(Struct, frozen=True):
    """A row of the table."""

    id: int
    at: float
    entry: bytes
    mac: bytes | None


class Head(Struct, frozen=True):
    """Which entries there are: from `first` to `last`, between these two links of the chain."""

    first: int = 1
    before: bytes = BEGINNING
    last: int = 0
    link: bytes = BEGINNING
    whole: bool = True
    """Whether it is as it was written."""

    def __bytes__(self) -> bytes:
        return f"head|{self.first}|{self.last}|".encode() + self.before + self.link


class Chain:
    """Hashes and signs. A link is the hash of an entry and of the link before it, and is signed.

    So each signature counts for all that stands before it. That is why a key may be dropped: the
    entries that were signed with it are proven by the first one that was signed with a later key.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def link(self, before: bytes, line: Line) -> bytes:
        return sha256(before + f"{line.id}|{line.at!r}|".encode() + line.entry).digest()

    def sign(self, data: bytes) -> bytes:
        """`0x01 | key id | HMAC-SHA-256` with the newest key."""
        vault = self._vault
        mac = hmac.digest(vault.derive("audit chain"), data, sha256)
        return VERSION + vault.key_id + mac

    def signed(self, data: bytes, signature: bytes | None) -> bool | None:
        """Whether this is signed so; None if by a key that is not there any more."""
        if signature is None or not signature.startswith(VERSION):
            return False
        known = dict(zip(self._vault.key_ids, self._vault.masters, strict=True))
        master = known.get(signature[len(VERSION) : SIGNED])
        if master is None:
            return None
        mac = hmac.digest(self._vault.derive("audit chain", master), data, sha256)
        return hmac.compare_digest(signature[SIGNED:], mac)

    def seal(self, plain: bytes, place: bytes) -> bytes:
        """The signature of `place`, which is what a head is sealed with (`security.md K05`)."""
        return self.sign(place)

    def open(self, sealed: bytes, place: bytes) -> bytes:
        """Raises Unreadable if this is no signature of `place`."""
        if not self.signed(place, sealed):
            raise Unreadable("audit_head: the head of the audit log was changed: run audit-verify")
        return b""

    def head(self, connection: sqlite3.Connection) -> Head:
        """The head as it is stored; where it is none, one that is not whole."""
        found = connection.execute(f"SELECT {HEAD}, CAST(mac AS BLOB) FROM audit_head").fetchone()
        if found is None:
            return Head(whole=False)
        *fields, mac = found
        head = Head(*fields)
        return replace(head, whole=self.signed(bytes(head), mac) is True)

    def keep(self, connection: sqlite3.Connection, head: Head) -> None:
        sql = "INSERT OR REPLACE INTO audit_head VALUES (1, ?, ?, ?, ?, ?)"
        values = (head.first, head.before, head.last, head.link, self.sign(bytes(head)))
        connection.execute(sql, values)

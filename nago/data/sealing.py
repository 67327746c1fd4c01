"""Keys for every purpose from one master key, and values that only they can open."""

from __future__ import annotations

import hmac
import logging
import os
import time
from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nago.errors import ConfigError, StoreError, Unreadable

log = logging.getLogger("nago.keys")

KEY_BYTES = 32
NONCE_BYTES = 12
KEY_ID_BYTES = 4
VERSION = b"\x01"
HEAD = len(VERSION) + KEY_ID_BYTES + NONCE_BYTES
TAG_BYTES = 16
ENVELOPE_BYTES = HEAD + TAG_BYTES
"""By how much a sealed value is longer than the value."""


class Vault:
    """Holds the master keys while the application is open; keys are derived from them (K06).

    It is made closed while the application is wired, and opened with the stores. What is
    written is sealed with the newest key; what was sealed with an older one opens as long as
    that is held (K05).
    """

    def __init__(self) -> None:
        self._masters: tuple[bytes, ...] = ()
        self._derived: dict[tuple[bytes, str], bytes] = {}
        self._source: Callable[[], tuple[bytes, ...]] | None = None
        self.sealed: list[Sealed] = []
        """Every column that holds sealed values, so that another key can take over (K05)."""
        self._asked = 0.0

    def open(self, *masters: bytes, source: Callable[[], tuple[bytes, ...]] | None = None) -> None:
        """Take the master keys, exactly 32 bytes each, the newest first.

        `source` reads them again, for a process that meets a value of a key that was added
        since it was started.
        """
        if not masters or any(len(master) != KEY_BYTES for master in masters):
            raise ValueError(f"a master key has {KEY_BYTES} bytes, got {[*map(len, masters)]}")
        self._masters = masters
        self._source = source or self._source
        self._derived.clear()
        if len(set(self.key_ids)) != len(masters):
            raise ValueError("a vault needs each master key once")

    def reread(self) -> bool:
        """Look whether there is another key by now, at most once a second; True if there is.

        A running process opens what such a key has sealed, but goes on with its own newest one:
        sessions and windows that it holds by a hash stay where they are until it is restarted.
        """
        now = time.monotonic()
        if self._source is None or now - self._asked < 1:
            return False
        self._asked = now
        try:
            found = self._source()
        except ConfigError as error:
            log.warning("the master keys cannot be read again: %s", error)
            return False
        new = tuple(master for master in found if master not in self._masters)
        if new:
            self._masters = (*self._masters, *new)
        return bool(new)

    @property
    def master(self) -> bytes:
        """The newest key. Raises StoreError while closed."""
        if not self._masters:
            raise StoreError("the application is not open yet: keys exist from its start on")
        return self._masters[0]

    @property
    def masters(self) -> tuple[bytes, ...]:
        """All keys that are held, the newest first."""
        return self._masters

    def derive(self, purpose: str, master: bytes | None = None) -> bytes:
        """The key for one purpose: HKDF-SHA-256 (RFC 5869). Raises StoreError while closed."""
        origin = master or self.master
        key = self._derived.get((origin, purpose))
        if key is None:
            info = f"nago/{purpose}".encode()
            expand = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info)
            key = self._derived[origin, purpose] = expand.derive(origin)
        return key

    @property
    def key_id(self) -> bytes:
        """Names the newest key without telling anything of it."""
        return self.key_ids[0]

    @property
    def key_ids(self) -> tuple[bytes, ...]:
        """Names all keys that are held, the newest first. Raises StoreError while closed."""
        masters = self._masters or (self.master,)
        return tuple(self.derive("key id", each)[:KEY_ID_BYTES] for each in masters)

    def lookup_hash(self, secret: bytes, purpose: str = "lookup") -> bytes:
        """Under which a secret is stored: HMAC-SHA-256 with a key of its own (S04)."""
        return hmac.digest(self.derive(purpose), secret, sha256)

    def lookup_hashes(self, secret: bytes, purpose: str = "lookup") -> tuple[bytes, ...]:
        """Under which a secret may be stored: by the newest key first, then by older ones."""
        return tuple(
            hmac.digest(self.derive(purpose, master), secret, sha256)
            for master in self._masters or (self.master,)
        )


class Sealer:
    """AES-256-GCM for one purpose (K01): `0x01 | key id | nonce | ciphertext and tag`.

    What a value belongs to is given as `place` and bound to it, so that swapped rows do not
    open (K02).
    """

    def __init__(self, vault: Vault, purpose: str) -> None:
        self._vault = vault
        self._purpose = purpose
        self._masters: tuple[bytes, ...] | None = None
        self._cipher = AESGCM(bytes(KEY_BYTES))
        self._head = b""
        self._others: dict[bytes, AESGCM] = {}

    def seal(self, plain: bytes, place: bytes) -> bytes:
        """The value, readable only with the key and at the same place."""
        cipher = self._newest()
        nonce = os.urandom(NONCE_BYTES)
        return self._head + nonce + cipher.encrypt(nonce, plain, place)

    def open(self, sealed: bytes, place: bytes) -> bytes:
        """The value again. Raises Unreadable; there is no fallback to plain text (K03)."""
        cipher = self._newest()
        if sealed[:1] != VERSION or len(sealed) < ENVELOPE_BYTES:
            raise Unreadable(f"{self._purpose}: not a sealed value of a known version")
        if not sealed.startswith(self._head):
            cipher = self._older(sealed[len(VERSION) : len(VERSION) + KEY_ID_BYTES])
        try:
            return cipher.decrypt(sealed[HEAD - NONCE_BYTES : HEAD], sealed[HEAD:], place)
        except InvalidTag:
            raise Unreadable(f"{self._purpose}: the value was changed or moved") from None

    def _older(self, key_id: bytes) -> AESGCM:
        """The cipher of a key that is not the newest. Raises Unreadable if it is not held."""
        if key_id not in self._others and self._vault.reread():
            self._newest()
        cipher = self._others.get(key_id)
        if cipher is None:
            raise Unreadable(
                f"{self._purpose}: sealed with the master key {key_id.hex()}, which is not among "
                "those that were given"
            )
        return cipher

    def _newest(self) -> AESGCM:
        """The cipher of the key that the vault holds now."""
        if self._masters is not self._vault.masters:
            self._cipher = AESGCM(self._vault.derive(f"seal/{self._purpose}"))
            self._head = VERSION + self._vault.key_id
            self._masters = self._vault.masters
            self._others = {
                id: AESGCM(self._vault.derive(f"seal/{self._purpose}", master))
                for id, master in zip(self._vault.key_ids, self._vault.masters, strict=True)
            }
        return self._cipher


class Resealer(Protocol):
    """What seals the values of a column, or signs them: `Sealer`, or something like it."""

    def seal(self, plain: bytes, place: bytes) -> bytes: ...

    def open(self, sealed: bytes, place: bytes) -> bytes:
        """Raises Unreadable."""


class Sealed(NamedTuple):
    """A column of sealed values: what its rows are sealed with, and what they are bound to.

    Each value begins with `0x01 | key id`, and its table has a rowid.
    """

    table: str
    column: str
    sealer: Resealer
    named_by: str
    """The expressions, in SQL, of what `place` is called with."""
    place: Callable[..., bytes]

"""Keys for every purpose from one master key, and values that only they can open."""

from __future__ import annotations

import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nago.errors import StoreError, Unreadable

KEY_BYTES = 32
NONCE_BYTES = 12
KEY_ID_BYTES = 4
VERSION = b"\x01"
HEAD = len(VERSION) + KEY_ID_BYTES + NONCE_BYTES
TAG_BYTES = 16
ENVELOPE_BYTES = HEAD + TAG_BYTES
"""By how much a sealed value is longer than the value."""


class Vault:
    """Holds the master key while the application is open; keys are derived from it (K06).

    It is made closed while the application is wired, and opened with the stores.
    """

    def __init__(self) -> None:
        self._master: bytes | None = None
        self._derived: dict[str, bytes] = {}

    def open(self, master: bytes) -> None:
        """Take the master key, exactly 32 bytes."""
        if len(master) != KEY_BYTES:
            raise ValueError(f"a master key has {KEY_BYTES} bytes, got {len(master)}")
        self._master = master
        self._derived.clear()

    @property
    def master(self) -> bytes:
        """The key that all others come from. Raises StoreError while closed."""
        if self._master is None:
            raise StoreError("the application is not open yet: keys exist from its start on")
        return self._master

    def derive(self, purpose: str) -> bytes:
        """The key for one purpose: HKDF-SHA-256 (RFC 5869). Raises StoreError while closed."""
        key = self._derived.get(purpose)
        if key is None:
            info = f"nago/{purpose}".encode()
            expand = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info)
            key = self._derived[purpose] = expand.derive(self.master)
        return key

    @property
    def key_id(self) -> bytes:
        """Names the master key without telling anything of it."""
        return self.derive("key id")[:KEY_ID_BYTES]

    def lookup_hash(self, secret: bytes, purpose: str = "lookup") -> bytes:
        """Under which a secret is stored: HMAC-SHA-256 with a key of its own (S04)."""
        return hmac.digest(self.derive(purpose), secret, sha256)


class Sealer:
    """AES-256-GCM for one purpose (K01): `0x01 | key id | nonce | ciphertext and tag`.

    What a value belongs to is given as `place` and bound to it, so that swapped rows do not
    open (K02).
    """

    def __init__(self, vault: Vault, purpose: str) -> None:
        self._vault = vault
        self._purpose = purpose
        self._master: bytes | None = None
        self._cipher = AESGCM(bytes(KEY_BYTES))
        self._head = b""

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
            raise Unreadable(f"{self._purpose}: sealed with another master key")
        try:
            return cipher.decrypt(sealed[HEAD - NONCE_BYTES : HEAD], sealed[HEAD:], place)
        except InvalidTag:
            raise Unreadable(f"{self._purpose}: the value was changed or moved") from None

    def _newest(self) -> AESGCM:
        """The cipher of the key that the vault holds now."""
        if self._master is not self._vault.master:
            self._cipher = AESGCM(self._vault.derive(f"seal/{self._purpose}"))
            self._head = VERSION + self._vault.key_id
            self._master = self._vault.master
        return self._cipher

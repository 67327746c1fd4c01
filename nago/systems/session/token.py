"""What stands in the cookie: a random token, and proof that we have issued it."""

from __future__ import annotations

import base64
import hmac
import re
import secrets

from nago.data.sealing import Vault

TOKEN_BYTES = 32
TAG_BYTES = 16
ISSUED = re.compile(r"[A-Za-z0-9_-]{64}", re.ASCII)
PURPOSE = "session cookie"


class Tokens:
    """Issues and recognises cookie values without asking the database (`security.md S02`)."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def issue(self) -> str:
        """A new value: 256 bits from the operating system and a 128-bit tag (S01), base64url."""
        token = secrets.token_bytes(TOKEN_BYTES)
        return base64.urlsafe_b64encode(token + self._tag(token)).decode()

    def verify(self, value: str) -> bytes | None:
        """The token in this value, or None if we never issued it."""
        if ISSUED.fullmatch(value) is None:
            return None
        data = base64.urlsafe_b64decode(value)
        token, tag = data[:TOKEN_BYTES], data[TOKEN_BYTES:]
        if self._is_ours(token, tag) or (self._vault.reread() and self._is_ours(token, tag)):
            return token
        return None

    def _is_ours(self, token: bytes, tag: bytes) -> bool:
        known = self._vault.lookup_hashes(token, PURPOSE)
        # All are compared, whichever fits.
        return sum(hmac.compare_digest(tag, each[:TAG_BYTES]) for each in known) > 0

    def _tag(self, token: bytes) -> bytes:
        return self._vault.lookup_hash(token, PURPOSE)[:TAG_BYTES]

"""The keys that a provider signs with, and whether something is signed with one of them."""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Callable
from typing import Any

import msgspec
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import import_key
from msgspec import Struct

from nago.errors import SignOnRefused
from nago.outward import Outward

KEPT_SECONDS = 3600
PAUSE_SECONDS = 60
"""An unknown key is looked for at most so often, however many tokens name one."""
MOST_KEYS = 100
LONGEST_TOKEN = 16384
SUITABLE = {"RS": "RSA", "PS": "RSA", "ES": "EC", "Ed": "OKP"}
CURVES = {"ES256": "P-256", "ES384": "P-384", "ES512": "P-521"}


class KeySet(Struct, frozen=True):
    """A JWKS document; keys are looked at one by one."""

    keys: tuple[dict[str, Any], ...]


class Header(Struct, frozen=True):
    """What counts of a token's header. Keys that it brings itself (`jwk`, `jku`, `x5u`, `x5c`) are
    not even read (CVE-2026-27962)."""

    alg: str
    kid: str | None = None
    typ: str | None = None
    crit: Any = None


class Kept(Struct):
    """A document, when it was fetched, and when that was last tried."""

    keys: tuple[dict[str, Any], ...]
    at: float
    tried_at: float


class ProviderKeys:
    """Verifies signatures (`security.md N18`)."""

    def __init__(self, outward: Outward, clock: Callable[[], float] = time.time) -> None:
        self._outward = outward
        self._clock = clock
        self._kept: dict[str, Kept] = {}

    async def verified(
        self, jwks_uri: str, token: str, algorithms: tuple[str, ...]
    ) -> tuple[Header, bytes]:
        """Header and claims of a token that the provider has signed.

        Raises SignOnRefused for any other, for an algorithm that is not allowed, and if it is not
        clear which key it is; Unreachable if the keys cannot be read.
        """
        header = _header(token)
        if header.alg not in algorithms or header.alg[:2] not in SUITABLE:
            raise SignOnRefused(f"a token is signed with {header.alg!r:.20}, which is not allowed")
        if header.crit is not None:
            raise SignOnRefused("a token asks for an extension that is not known")
        fresh = await self._load(jwks_uri)
        found = self._find(jwks_uri, header)
        if found is None and not fresh and await self._load(jwks_uri, anew=True):
            found, fresh = self._find(jwks_uri, header), True
        if found is None:
            raise SignOnRefused("a token is signed with a key that the provider does not show")
        claims = _checked(token, found, header.alg)
        if claims is None and not fresh and await self._load(jwks_uri, anew=True):
            # The same name for another key: some providers rotate like that.
            again = self._find(jwks_uri, header)
            claims = _checked(token, again, header.alg) if again is not None else None
        if claims is None:
            raise SignOnRefused("the signature of a token does not fit")
        return header, claims

    async def count(self, jwks_uri: str) -> int:
        """How many keys there are now. Raises Unreachable."""
        self._kept.pop(jwks_uri, None)
        await self._load(jwks_uri)
        return len(self._kept[jwks_uri].keys)

    async def _load(self, jwks_uri: str, *, anew: bool = False) -> bool:
        """Whether the keys were fetched right now."""
        now, kept = self._clock(), self._kept.get(jwks_uri)
        if kept is not None:
            if not anew and now - kept.at < KEPT_SECONDS:
                return False
            if anew and now - kept.tried_at < PAUSE_SECONDS:
                return False
            kept.tried_at = now
        found = await self._outward.json("GET", jwks_uri, KeySet)
        self._kept[jwks_uri] = Kept(found.keys[:MOST_KEYS], now, now)
        return True

    def _find(self, jwks_uri: str, header: Header) -> dict[str, Any] | None:
        """The key of that name; without a name the only one that fits. Raises SignOnRefused if
        several fit."""
        fitting = [key for key in self._kept[jwks_uri].keys if _fits(key, header.alg)]
        if header.kid is not None:
            fitting = [key for key in fitting if key.get("kid") == header.kid]
        if len(fitting) > 1:
            raise SignOnRefused(
                "a token does not say which of the provider's keys it is signed with"
            )
        return fitting[0] if fitting else None


def _fits(key: dict[str, Any], algorithm: str) -> bool:
    """Symmetric keys never do: whoever sees one can sign with it."""
    operations = key.get("key_ops")
    return (
        key.get("kty") == SUITABLE[algorithm[:2]]
        and key.get("use") in (None, "sig")
        and key.get("alg") in (None, algorithm)
        and (operations is None or (isinstance(operations, list) and "verify" in operations))
        and key.get("crv") in (None, CURVES.get(algorithm, key.get("crv")))
    )


def _checked(token: str, key: dict[str, Any], algorithm: str) -> bytes | None:
    """The claims, or None if the signature does not fit."""
    public: dict[str, str | list[str]] = {
        name: key[name] for name in ("kty", "n", "e", "crv", "x", "y") if name in key
    }
    try:
        found = jws.deserialize_compact(token, import_key(public), algorithms=[algorithm])
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    return found.payload


def _header(token: str) -> Header:
    first, _, rest = token.partition(".")
    if len(token) > LONGEST_TOKEN or rest.count(".") != 1:
        raise SignOnRefused("what should be a signed token is none")
    try:
        padded = first + "=" * (-len(first) % 4)
        return msgspec.json.decode(base64.b64decode(padded, b"-_", validate=True), type=Header)
    except (binascii.Error, ValueError, msgspec.MsgspecError, RecursionError):
        raise SignOnRefused("the header of a token cannot be read") from None

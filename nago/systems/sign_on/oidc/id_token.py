"""What an ID token has to say so that it counts (OpenID Connect Core 1.0, 3.1.3.7)."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from nago.errors import SignOnRefused

LEEWAY_SECONDS = 60
LONGEST_SUBJECT = 255
OLDEST_SECONDS = 24 * 3600
HASHES = {"256": hashlib.sha256, "384": hashlib.sha384, "512": hashlib.sha512}

Audience = str | tuple[str, ...]


class IDToken(Struct, frozen=True, kw_only=True):
    """The claims that are checked. Without `iat`, `exp`, `sub` or `aud` there is none."""

    iss: str
    sub: str
    aud: Audience
    exp: float
    iat: float
    nbf: float | None = None
    azp: str | None = None
    nonce: str | None = None
    at_hash: str | None = None
    auth_time: float | None = None
    acr: str = ""
    amr: tuple[str, ...] | str = ()
    sid: str = ""

    @property
    def methods(self) -> tuple[str, ...]:
        return (self.amr,) if isinstance(self.amr, str) else self.amr


def decoded(claims: bytes) -> tuple[IDToken, dict[str, Any]]:
    """The claims, and all of them. Raises SignOnRefused for a missing or wrong one."""
    try:
        everything = msgspec.json.decode(claims, type=dict[str, Any])
        return msgspec.json.decode(claims, type=IDToken), everything
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SignOnRefused(f"the claims of an ID token: {_without_values(error)}") from None


def check_id_token(
    token: IDToken,
    *,
    issuer: str,
    client_id: str,
    now: float,
    nonce: str | None,
    max_age: int | None = None,
) -> None:
    """Raises SignOnRefused (`security.md N18`). `nonce` is None where none was sent, as at a
    refresh; `max_age` what was asked for, in seconds."""
    if token.iss != issuer:
        raise SignOnRefused("the ID token is another issuer's")
    if not 1 <= len(token.sub) <= LONGEST_SUBJECT:
        raise SignOnRefused("the ID token has no subject, or a very long one")
    audiences: Sequence[str] = (token.aud,) if isinstance(token.aud, str) else token.aud
    if client_id not in audiences:
        raise SignOnRefused("the ID token is for another application")
    if (len(audiences) > 1 or token.azp is not None) and token.azp != client_id:
        raise SignOnRefused("the ID token was made for another application")
    if token.exp <= now - LEEWAY_SECONDS:
        raise SignOnRefused("the ID token is too old")
    if token.iat > now + LEEWAY_SECONDS or token.iat < now - OLDEST_SECONDS:
        raise SignOnRefused("the ID token is of another time: compare the clocks of both servers")
    if token.nbf is not None and token.nbf > now + LEEWAY_SECONDS:
        raise SignOnRefused("the ID token does not count yet")
    if nonce is not None and not hmac.compare_digest((token.nonce or "").encode(), nonce.encode()):
        raise SignOnRefused("the ID token is the answer to another login")
    if max_age is not None:
        if token.auth_time is None:
            raise SignOnRefused("the ID token does not say when its user proved himself")
        if token.auth_time < now - max_age - LEEWAY_SECONDS:
            raise SignOnRefused("its user has not proved himself anew")


def check_access_token(token: IDToken, algorithm: str, access_token: str) -> None:
    """Raises SignOnRefused if the ID token came with another access token (Core, 3.1.3.8)."""
    hashed = HASHES.get(algorithm[-3:])
    if token.at_hash is None or hashed is None:
        return
    digest = hashed(access_token.encode()).digest()
    expected = base64.urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=")
    if not hmac.compare_digest(expected, token.at_hash.encode()):
        raise SignOnRefused("the ID token came with another access token")


def _without_values(error: Exception) -> str:
    """msgspec names types and fields; other errors may quote what came."""
    return str(error) if isinstance(error, msgspec.ValidationError) else type(error).__name__

"""What a provider sends when somebody has logged out there (Back-Channel Logout 1.0, 2.4)."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from nago.errors import SignOnRefused
from nago.systems.sign_on.oidc.id_token import LEEWAY_SECONDS, Audience

EVENT = "http://schemas.openid.net/event/backchannel-logout"
TYPE = "logout+jwt"
OLDEST_SECONDS = 120


class LoggedOutThere(Struct, frozen=True):
    """Whose login at the provider is over; `sid` is the provider's session, "" for all of his."""

    issuer: str
    subject: str
    sid: str
    jti: str
    """It counts once."""


class LogoutToken(Struct, frozen=True, kw_only=True):
    """The claims that are checked."""

    iss: str
    aud: Audience
    iat: float
    exp: float
    jti: str
    events: dict[str, Any]
    sub: str = ""
    sid: str = ""
    nonce: msgspec.UnsetType | Any = msgspec.UNSET


def checked_logout(
    typ: str | None, claims: bytes, *, issuer: str, client_id: str, now: float
) -> LoggedOutThere:
    """Raises SignOnRefused for everything that is no logout token of the last two minutes
    (`security.md N22`), above all for an ID token."""
    if (typ or "").lower().removeprefix("application/") != TYPE:
        raise SignOnRefused("what should be a logout token is of another type")
    try:
        token = msgspec.json.decode(claims, type=LogoutToken)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise SignOnRefused("a logout token lacks a claim, or one is of a wrong type") from None
    audiences = (token.aud,) if isinstance(token.aud, str) else token.aud
    if token.iss != issuer or client_id not in audiences:
        raise SignOnRefused("a logout token is another issuer's, or for another application")
    if not isinstance(token.events.get(EVENT), dict) or token.nonce is not msgspec.UNSET:
        raise SignOnRefused("a logout token has no logout in it, or a nonce")
    if not token.jti or not (token.sub or token.sid):
        raise SignOnRefused("a logout token says neither who nor which session")
    if not now - OLDEST_SECONDS <= token.iat <= now + LEEWAY_SECONDS or token.exp <= now:
        raise SignOnRefused("a logout token is too old, or of another time")
    return LoggedOutThere(token.iss, token.sub, token.sid, token.jti)

"""What an OpenID provider says of itself, pinned to its issuer (OpenID Connect Discovery 1.0)."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from msgspec import Struct

from nago.errors import SignOnRefused
from nago.outward import Outward

WELL_KNOWN = "/.well-known/openid-configuration"
KEPT_SECONDS = 3600
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Metadata(Struct, frozen=True):
    """The part of the document that is used here."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None = None
    end_session_endpoint: str | None = None
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    id_token_signing_alg_values_supported: tuple[str, ...] = ("RS256",)
    code_challenge_methods_supported: tuple[str, ...] = ()
    authorization_response_iss_parameter_supported: bool = False

    @property
    def endpoints(self) -> tuple[str, ...]:
        found = (
            self.authorization_endpoint, self.token_endpoint, self.jwks_uri,
            self.userinfo_endpoint, self.end_session_endpoint,
        )  # fmt: skip
        return tuple(each for each in found if each is not None)


class Discovery:
    """Reads the document of an issuer and keeps it for an hour."""

    def __init__(self, outward: Outward, clock: Callable[[], float] = time.time) -> None:
        self._outward = outward
        self._clock = clock
        self._kept: dict[str, tuple[float, Metadata]] = {}

    async def find(self, issuer: str, *, anew: bool = False) -> Metadata:
        """Raises SignOnRefused if the document is another issuer's, or names an address that is
        neither https nor on this machine (`security.md N17`); Unreachable."""
        kept = self._kept.get(issuer)
        if kept is not None and not anew and self._clock() - kept[0] < KEPT_SECONDS:
            return kept[1]
        url = issuer.rstrip("/") + WELL_KNOWN
        metadata = await self._outward.json("GET", url, Metadata)
        if metadata.issuer != issuer:
            raise SignOnRefused(
                f"{issuer}: its document is that of the issuer {metadata.issuer!r:.200}; enter the "
                "issuer exactly as the provider writes it"
            )
        for each in metadata.endpoints:
            if not _is_safe(each):
                raise SignOnRefused(f"{issuer}: its document names {each!r:.200}, not https")
        self._kept[issuer] = (self._clock(), metadata)
        return metadata


def _is_safe(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    local = parts.scheme == "http" and parts.hostname in LOOPBACK
    return bool(parts.hostname) and parts.username is None and (parts.scheme == "https" or local)

"""What an identity provider says of somebody, as far as it counts here."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class ExternalUser(Struct, frozen=True, kw_only=True):
    """Somebody whom an identity provider vouches for.

    He is known by (provider, issuer, subject) and by nothing else: an address may be given to
    another person one day (`security.md N10`).
    """

    provider: str
    """`nls`, or the id of a login provider."""
    issuer: str
    subject: str
    email: str = ""
    """In the form of `normalised_email`; "" if the provider does not vouch for it."""
    contact: Mapping[str, str] = {}
    """Those fields of `Contact` that the provider knows."""
    roles: tuple[str, ...] | None = None
    """Ids of roles by an explicit mapping; None where none is configured."""

"""An OpenID Connect provider that users may log in through, as administrators enter it."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from msgspec.structs import replace

from nago.data.repository import Aggregate
from nago.errors import InvalidValue

Preset = Literal["entra", "google", "keycloak", "other"]

ID = re.compile(r"[a-z0-9](?:[a-z0-9\-]{0,30}[a-z0-9])?")
RESERVED = ("nls",)
ALGORITHMS = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
)
USUAL = ("RS256", "PS256", "ES256", "EdDSA")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
PLACEHOLDER = re.compile(r"[<>\s\x00-\x1f\\?#]")
"""What no issuer has: something of a preset was left as it was, or there is a query, even an empty
one, behind which no document is found."""
TENANT = "<tenant>"
NO_TENANTS = ("common", "organizations", "consumers")
ENTRA = re.compile(r"https://login\.microsoftonline\.com/([0-9A-Za-z.\-]+)/v2\.0")


class LoginProvider(Aggregate, frozen=True):
    """One provider. Its `id` stands in its redirect URI and never changes; the client's secret is
    kept apart, sealed."""

    name: str
    """What its button says, for example `Contoso`."""
    preset: Preset = "other"
    enabled: bool = False
    issuer: str = ""
    """Exactly as the provider writes it; its document is at `/.well-known/openid-configuration`."""
    client_id: str = ""
    tenants: tuple[str, ...] = ()
    """Entra: the ids of the tenants that are accepted (`security.md N20`)."""
    hosted_domains: tuple[str, ...] = ()
    """Google: the domains (`hd`) that are accepted; empty accepts all."""
    email_domains: tuple[str, ...] = ()
    """Domains whose addresses are trusted although no claim says that they are verified."""
    scopes: tuple[str, ...] = ("openid", "profile", "email")
    role_claim: str = ""
    """The claim that roles come from, for example `realm_access.roles`; "" gives none."""
    role_mapping: tuple[str, ...] = ()
    """Lines `value of the claim = id of a role`."""
    algorithms: tuple[str, ...] = USUAL

    def mapped_roles(self) -> frozenset[str]:
        """All roles that its claims can give."""
        return frozenset(line.rpartition("=")[2].strip() for line in self.role_mapping)


def checked_provider(provider: LoginProvider) -> LoginProvider:
    """The same in plain form. Raises InvalidValue, which names the field."""
    provider = replace(
        provider,
        name=provider.name.strip(),
        issuer=provider.issuer.strip(),
        role_claim=provider.role_claim.strip(),
        client_id=provider.client_id.strip(),
        tenants=_lines(provider.tenants),
        hosted_domains=tuple(map(str.lower, _lines(provider.hosted_domains))),
        email_domains=tuple(
            each.lower().removeprefix("@") for each in _lines(provider.email_domains)
        ),
        role_mapping=_lines(provider.role_mapping),
    )
    if provider.preset == "entra":
        provider = _with_tenant(provider)
    if not ID.fullmatch(provider.id) or provider.id in RESERVED:
        raise InvalidValue(
            f"{provider.id!r:.60} is no id of a provider: use up to 32 small letters, digits and "
            "'-', but not 'nls'",
            field="id",
        )
    if not 1 <= len(provider.name) <= 80:
        raise InvalidValue("a provider needs a name of at most 80 characters", field="name")
    _check_issuer(provider)
    if not provider.client_id:
        raise InvalidValue("enter the client id that the provider has given", field="client_id")
    if "openid" not in provider.scopes:
        raise InvalidValue("the scopes need 'openid' among them", field="scopes")
    if not provider.algorithms or not set(provider.algorithms) <= set(ALGORITHMS):
        raise InvalidValue(f"allowed algorithms are {', '.join(ALGORITHMS)}", field="algorithms")
    for number, line in enumerate(provider.role_mapping, 1):
        value, sign, role = line.rpartition("=")
        if not sign or not value.strip() or not role.strip():
            raise InvalidValue(
                f"line {number}, {line!r:.100}: write it like 'editors = notes.writer'",
                field="role_mapping",
            )
    return provider


def _with_tenant(provider: LoginProvider) -> LoginProvider:
    """The id of the tenant is entered once, in the issuer or by itself."""
    if provider.tenants:
        return replace(provider, issuer=provider.issuer.replace(TENANT, provider.tenants[0]))
    found = ENTRA.fullmatch(provider.issuer)
    if found is None or found[1].lower() in NO_TENANTS:
        return provider
    return replace(provider, tenants=(found[1],))


def _check_issuer(provider: LoginProvider) -> None:
    open_to_all = {each.lower() for each in provider.tenants} & set(NO_TENANTS)
    if provider.preset == "entra" and (open_to_all or not provider.tenants):
        raise InvalidValue("enter the id of your tenant, or everybody could come", field="tenants")
    try:
        parts = urlsplit(provider.issuer)
        local = parts.scheme == "http" and parts.hostname in LOOPBACK
        right = (parts.scheme == "https" or local) and bool(parts.hostname)
        right = right and "@" not in parts.netloc and parts.port != 0  # raises if wrong
        right = right and PLACEHOLDER.search(provider.issuer) is None
    except ValueError:
        right = False
    if not right:
        raise InvalidValue(
            f"{provider.issuer!r:.200} is no issuer: write it as the provider does, like "
            "https://accounts.google.com",
            field="issuer",
        )
    found = ENTRA.fullmatch(provider.issuer)
    if (
        provider.preset == "entra"
        and found is not None
        and found[1].lower() not in {each.lower() for each in provider.tenants}
    ):
        raise InvalidValue(
            f"the issuer's tenant {found[1]!r:.60} is none of the tenants below: it has to be the "
            "id of one of them, not 'common' or 'organizations'",
            field="issuer",
        )


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())

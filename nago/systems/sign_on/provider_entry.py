"""A login provider as its page shows it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import asdict, replace

from nago.systems.sign_on.provider import LoginProvider

CLIENT = {"section": "login_provider.section.client"}
PEOPLE = {"section": "login_provider.section.people"}
ROLES = {"section": "login_provider.section.roles"}
Line = Annotated[str, Meta(max_length=500)]


class ProviderEntry(Struct, frozen=True):
    """What is entered on the page of a provider."""

    enabled: Annotated[
        bool, Meta(title="login_provider.enabled", description="login_provider.enabled.text")
    ] = False
    name: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=80,
            title="login_provider.name",
            description="login_provider.name.text",
        ),
    ] = ""
    issuer: Annotated[
        str,
        Meta(
            max_length=500,
            title="login_provider.issuer",
            description="login_provider.issuer.text",
            extra=CLIENT,
        ),
    ] = ""
    client_id: Annotated[
        str, Meta(max_length=500, title="login_provider.client_id", extra=CLIENT)
    ] = ""
    secret: Annotated[
        str,
        Meta(
            max_length=1000,
            title="login_provider.secret",
            description="login_provider.secret.text",
            extra={**CLIENT, "secret": True},
        ),
    ] = ""
    scopes: Annotated[
        str,
        Meta(
            max_length=500,
            title="login_provider.scopes",
            description="login_provider.scopes.text",
            extra=CLIENT,
        ),
    ] = "openid profile email"
    email_domains: Annotated[
        tuple[Line, ...],
        Meta(
            title="login_provider.email_domains",
            description="login_provider.email_domains.text",
            extra=PEOPLE,
        ),
    ] = ()
    role_claim: Annotated[
        str,
        Meta(
            max_length=200,
            title="login_provider.role_claim",
            description="login_provider.role_claim.text",
            extra=ROLES,
        ),
    ] = ""
    role_mapping: Annotated[
        tuple[Line, ...],
        Meta(
            title="login_provider.role_mapping",
            description="login_provider.role_mapping.text",
            extra=ROLES,
        ),
    ] = ()


class EntraEntry(ProviderEntry, frozen=True):
    """The same for Microsoft Entra ID."""

    tenants: Annotated[
        tuple[Line, ...],
        Meta(
            title="login_provider.tenants",
            description="login_provider.tenants.text",
            extra=PEOPLE,
        ),
    ] = ()


class GoogleEntry(ProviderEntry, frozen=True):
    """The same for Google."""

    hosted_domains: Annotated[
        tuple[Line, ...],
        Meta(
            title="login_provider.hosted_domains",
            description="login_provider.hosted_domains.text",
            extra=PEOPLE,
        ),
    ] = ()


ENTRIES: dict[str, type[ProviderEntry]] = {"entra": EntraEntry, "google": GoogleEntry}
STORED = frozenset(LoginProvider.__struct_fields__)


def entry_of(provider: LoginProvider, secret: str) -> ProviderEntry:
    """What the page shows of a provider: the fields that its kind has."""
    kind = ENTRIES.get(provider.preset, ProviderEntry)
    shown = {name: getattr(provider, name) for name in kind.__struct_fields__ if name in STORED}
    return kind(**{**shown, "scopes": " ".join(provider.scopes), "secret": secret})


def provider_of(provider: LoginProvider, entry: ProviderEntry) -> LoginProvider:
    """The provider with what was entered."""
    said = {name: value for name, value in asdict(entry).items() if name in STORED}
    return replace(provider, **{**said, "scopes": tuple(entry.scopes.split())})

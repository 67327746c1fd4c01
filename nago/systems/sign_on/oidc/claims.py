"""What the claims of a provider say of its user."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nago.errors import InvalidValue, SignOnRefused
from nago.systems.sign_on.provider import LoginProvider
from nago.systems.user.external import ExternalUser
from nago.systems.user.model import normalised_email

LANGUAGES = ("en", "de")
TRUE = (True, 1, "1", "true")


def user_of(provider: LoginProvider, subject: str, claims: Mapping[str, Any]) -> ExternalUser:
    """Raises SignOnRefused for somebody whom this provider's row does not accept."""
    if provider.preset == "entra":
        subject = _entra_subject(provider, claims)
    if provider.hosted_domains and _text(claims, "hd").lower() not in provider.hosted_domains:
        raise SignOnRefused(f"{provider.id}: its user is of a domain that is not accepted")
    return ExternalUser(
        provider=provider.id,
        issuer=provider.issuer,
        subject=subject,
        email=_vouched_email(provider, claims),
        contact=_contact(claims),
        roles=_roles(provider, claims),
    )


def _entra_subject(provider: LoginProvider, claims: Mapping[str, Any]) -> str:
    """Tenant and object: `sub` is another one for every application, and an address is what an
    administrator of any tenant likes it to be (`security.md N20`)."""
    tenant, object_id = _text(claims, "tid"), _text(claims, "oid")
    if not tenant or not object_id:
        raise SignOnRefused(f"{provider.id}: its token names no tenant or no object")
    if tenant.lower() not in {each.lower() for each in provider.tenants}:
        raise SignOnRefused(f"{provider.id}: its user is of a tenant that is not accepted")
    return f"{tenant}:{object_id}"


def _vouched_email(provider: LoginProvider, claims: Mapping[str, Any]) -> str:
    """The address, if there is evidence that it is the user's own; else ""."""
    text = _text(claims, "email")
    if not text:
        return ""
    try:
        email = normalised_email(text)
    except InvalidValue:
        return ""
    domain = email.rpartition("@")[2]
    trusted = domain in {each.lower() for each in provider.email_domains}
    claim = "xms_edov" if provider.preset == "entra" else "email_verified"
    return email if trusted or claims.get(claim) in TRUE else ""


def _contact(claims: Mapping[str, Any]) -> dict[str, str]:
    first, last = _text(claims, "given_name"), _text(claims, "family_name")
    if not first and not last:
        first, _, last = _text(claims, "name").rpartition(" ")
        first, last = (first, last) if first else (last, "")
    language = _text(claims, "locale").lower().replace("_", "-").split("-")[0]
    said = {
        "firstname": first,
        "lastname": last,
        "phone": _text(claims, "phone_number"),
        "website": _text(claims, "website"),
        "language": language if language in LANGUAGES else "",
    }
    return {name: value for name, value in said.items() if value}


def _roles(provider: LoginProvider, claims: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Only by an explicit mapping (`security.md` 2.8)."""
    if not provider.role_claim:
        return None
    found: Any = claims
    for name in provider.role_claim.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    values = {found} if isinstance(found, str) else _texts(found)
    mapping = [line.rpartition("=") for line in provider.role_mapping]
    return tuple(sorted({role.strip() for value, _, role in mapping if value.strip() in values}))


def _texts(found: Any) -> set[str]:
    return {each for each in found if isinstance(each, str)} if isinstance(found, list) else set()


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    return value.strip() if isinstance(value, str) else ""

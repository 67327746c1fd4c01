"""What the login service answers over the wire, see `nago.systems.sign_on.messages` (N04)."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct

from nago.systems.sign_on.messages import NLSUser
from nago.systems.user.external import ExternalUser

FIELDS = {
    "given_name": "firstname",
    "surname": "lastname",
    "mobile_phone": "mobile_phone",
    "preferred_language": "language",
    "street_address": "street",
    "postal_code": "postal_code",
    "city": "city",
    "state": "state",
    "country": "country",
    "company_name": "company",
    "about_me": "about_me",
}
"""Fields of the answer that are fields of `Contact`."""


class Refused(Struct, frozen=True):
    """Why nothing is given, for whoever writes the application."""

    error: str


def wire_user(user: ExternalUser) -> NLSUser:
    """A user as applications get him; what is not known is left out."""
    contact = user.contact
    said: dict[str, Any] = {
        name: contact[field] for name, field in FIELDS.items() if contact.get(field)
    }
    name = f"{contact.get('firstname', '')} {contact.get('lastname', '')}".strip()
    if name:
        said["display_name"] = name
    if user.email:
        said["mail"] = said["user_principal_name"] = user.email
    if job := contact.get("position") or contact.get("title"):
        said["job_title"] = job
    if contact.get("phone"):
        said["business_phones"] = (contact["phone"],)
    return NLSUser(id=subject_of(user), **said)


def subject_of(user: ExternalUser) -> str:
    """By which applications know him: one id for (provider, issuer, subject), because two
    providers may call two people the same (`security.md N10`)."""
    key = (user.provider, user.issuer, user.subject)
    return sha256(msgspec.json.encode(key)).hexdigest()

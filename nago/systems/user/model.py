"""The user aggregate."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from email_validator import EmailNotValidError, validate_email
from msgspec import Meta, Struct

from nago.data.repository import Aggregate
from nago.errors import InvalidValue

LONGEST_EMAIL = 254
INSIDE = (".local", ".test")
"""Domains that no mail on the Internet goes to, but many inside a company."""
PUBLIC = ".example.com"
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

Line = Annotated[str, Meta(max_length=200)]


class Enabled(Struct, frozen=True, tag="enabled"):
    """May log in."""


class Disabled(Struct, frozen=True, tag="disabled"):
    """May not log in; all sessions have ended."""


class EnabledUntil(Struct, frozen=True, tag="enabled_until"):
    """May log in up to this moment; sessions end then."""

    until: datetime


Status = Enabled | Disabled | EnabledUntil


class Contact(Struct, frozen=True):
    """How somebody is called and reached; all of it may be empty."""

    title: Line = ""
    salutation: Line = ""
    firstname: Line = ""
    lastname: Line = ""
    phone: Line = ""
    mobile_phone: Line = ""
    day_of_birth: date | None = None
    company: Line = ""
    position: Line = ""
    professional_group: Line = ""
    street: Line = ""
    postal_code: Line = ""
    city: Line = ""
    state: Line = ""
    country: Line = ""
    website: Line = ""
    about_me: Annotated[str, Meta(max_length=4000)] = ""
    language: Literal["", "en", "de"] = ""
    """What the user wants to read; "" leaves it to his browser."""

    @property
    def name(self) -> str:
        return f"{self.firstname} {self.lastname}".strip()


class Decision(Struct, frozen=True):
    """When somebody approved or revoked something, and where he said so."""

    at: datetime
    approved: bool
    location: str = ""
    by: str = ""
    """The id of who has recorded it for him; "" if he did so himself."""


class Consent(Struct, frozen=True):
    """All decisions on one question, the last of which counts."""

    id: str
    history: tuple[Decision, ...] = ()

    @property
    def approved(self) -> bool:
        return bool(self.history) and self.history[-1].approved


class User(Aggregate, frozen=True):
    """Somebody who can have sessions. What he logs in with is kept apart."""

    email: str
    email_verified: bool = False
    unconfirmed: bool = False
    """He has registered himself and not shown yet that the address is his: he can hold no session,
    and counts for nothing (`security.md R10`)."""
    contact: Contact = Contact()
    status: Status = Enabled()
    roles: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()
    """Rights that he has directly, beside those of his roles."""
    consents: tuple[Consent, ...] = ()
    created_at: datetime = BEGINNING
    session_epoch: int = 0
    """Sessions of an earlier epoch count for nothing."""
    require_password_change: bool = False
    followed: tuple[str, ...] = ()
    """`email` and fields of the contact that an identity provider says; they are changed there."""
    given_roles: tuple[str, ...] = ()
    """Roles that a provider's claims have given, by an explicit mapping."""
    photo: str = ""
    """Names the picture that is kept of him; "" if there is none."""

    @property
    def name(self) -> str:
        """How he is shown to others: his name, or what stands before the @."""
        return self.contact.name or self.email.partition("@")[0]

    def enabled(self, now: datetime) -> bool:
        """Whether he may be logged in at this moment."""
        return self.admitted(now) and not self.unconfirmed

    def admitted(self, now: datetime) -> bool:
        """Whether his status lets him in, whether or not his address is confirmed."""
        if isinstance(self.status, EnabledUntil):
            return now < self.status.until
        return isinstance(self.status, Enabled)

    def has_approved(self, consent: str) -> bool:
        return any(each.id == consent and each.approved for each in self.consents)


def normalised_email(text: str) -> str:
    """The address in the form in which it is unique: NFKC, small letters.

    The local part is ASCII: letters that only look alike would make two accounts of one
    address. Domains that exist only inside a company (`.local`, `.test`) are fine. Raises
    InvalidValue for what is no address.
    """
    address = text.strip()
    if len(address) <= LONGEST_EMAIL:  # what is longer takes long to normalise
        address = unicodedata.normalize("NFKC", address).lower()
    inner = PUBLIC if address.endswith(INSIDE) else ""
    try:
        if len(address) > LONGEST_EMAIL:
            raise EmailNotValidError
        found = validate_email(address + inner, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise InvalidValue(
            f"{text!r:.300} is no e-mail address: write it like name@company.com", field="email"
        ) from None
    return found.normalized.removesuffix(inner)

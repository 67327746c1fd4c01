"""What users may do for themselves, and what they are asked to agree to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal
from urllib.parse import urlsplit

from msgspec import Meta, Struct

from nago.errors import InvalidValue, NavigationError
from nago.presentation.address import checked_path, checked_url

SELF = {"section": "settings.registration.self"}
Offer = Literal["hidden", "optional", "required"]
OFFERS = [(offer, f"settings.consent.{offer}") for offer in ("hidden", "optional", "required")]
DOMAIN = re.compile(r"@?(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.)*[a-z0-9][a-z0-9\-]{0,62}")
MOST_DOMAINS = 200


class RegistrationSettings(Struct, frozen=True):
    """Whether users register and reset their passwords by themselves."""

    self_registration: Annotated[
        bool,
        Meta(
            title="settings.registration.self_registration",
            description="settings.registration.self_registration.text",
            extra=SELF,
        ),
    ] = False
    allowed_domains: Annotated[
        tuple[str, ...],
        Meta(
            title="settings.registration.allowed_domains",
            description="settings.registration.allowed_domains.text",
            extra=SELF,
        ),
    ] = ()
    password_reset: Annotated[
        bool,
        Meta(
            title="settings.registration.password_reset",
            description="settings.registration.password_reset.text",
            extra=SELF,
        ),
    ] = True

    def check(self) -> None:
        """Raises InvalidValue for a line that is no domain."""
        if len(self.allowed_domains) > MOST_DOMAINS:
            raise InvalidValue(
                f"there are {len(self.allowed_domains)} domains, at most {MOST_DOMAINS} are allowed",
                field="allowed_domains",
            )
        for number, line in enumerate(self.allowed_domains, 1):
            if not DOMAIN.fullmatch(_ascii(line)):
                raise InvalidValue(
                    f"line {number}: {line!r:.100} is no domain: write it like @example.com",
                    field="allowed_domains",
                )

    def allows(self, email: str) -> bool:
        """Whether this address, in the form of `normalised_email`, may register.

        What stands after its @ must be one of the domains, all of it: `@example.com` lets in
        neither `x@evilexample.com` nor `x@sub.example.com` (`security.md R09`).
        """
        domains = {_ascii(line).removeprefix("@") for line in self.allowed_domains}
        return not domains or _ascii(email.rpartition("@")[2]) in domains


class OfferedConsent(Struct, frozen=True):
    """One question that users agree to or not."""

    offer: Annotated[
        Offer, Meta(title="settings.consent.offer", extra={"choices": OFFERS, "dropdown": True})
    ] = "hidden"
    link: Annotated[
        str,
        Meta(
            max_length=500,
            title="settings.consent.link",
            description="settings.consent.link.text",
        ),
    ] = ""
    """Where it can be read: https, or a path of the application."""
    text: Annotated[
        str,
        Meta(
            max_length=1000,
            title="settings.consent.text",
            description="settings.consent.text.text",
        ),
    ] = ""
    """What is said at the registration; "" for the text that comes with the framework."""
    profile_text: Annotated[
        str,
        Meta(
            max_length=1000,
            title="settings.consent.profile_text",
            description="settings.consent.profile_text.text",
        ),
    ] = ""

    @property
    def shown(self) -> bool:
        return self.offer != "hidden"

    @property
    def required(self) -> bool:
        return self.offer == "required"


class ConsentSettings(Struct, frozen=True):
    """What users are asked to agree to, at their registration and in their profile."""

    terms: Annotated[OfferedConsent, Meta(title="consent.nago.consent.gtc")] = OfferedConsent()
    terms_of_use: Annotated[OfferedConsent, Meta(title="consent.nago.consent.termsofuse")] = (
        OfferedConsent()
    )
    privacy: Annotated[OfferedConsent, Meta(title="consent.nago.consent.dprov")] = OfferedConsent()
    minimum_age: Annotated[OfferedConsent, Meta(title="consent.nago.consent.minage")] = (
        OfferedConsent()
    )
    newsletter: Annotated[OfferedConsent, Meta(title="consent.nago.consent.newsletter")] = (
        OfferedConsent()
    )
    sms: Annotated[OfferedConsent, Meta(title="consent.nago.consent.sms")] = OfferedConsent()

    def check(self) -> None:
        """Raises InvalidValue for a link that leads nowhere safe."""
        for field in self.__struct_fields__:
            link = getattr(self, field).link
            if link and not _is_link(link):
                raise InvalidValue(
                    f"{link!r:.100} is no address: write https://… or a path such as /terms",
                    field=f"{field}.link",
                )

    def offered(self) -> Iterator[tuple[str, OfferedConsent]]:
        """The id of each consent that is asked for, and what is asked."""
        for field, id in CONSENT_IDS.items():
            consent: OfferedConsent = getattr(self, field)
            if consent.shown:
                yield id, consent


CONSENT_IDS = {
    "terms": "nago.consent.gtc",
    "terms_of_use": "nago.consent.termsofuse",
    "privacy": "nago.consent.dprov",
    "minimum_age": "nago.consent.minage",
    "newsletter": "nago.consent.newsletter",
    "sms": "nago.consent.sms",
}
"""Under which id each is recorded with a user."""


def _ascii(domain: str) -> str:
    """A domain as mail servers write it: small letters, umlauts as `xn--`."""
    plain = domain.strip().lower()
    begin, name = ("@", plain[1:]) if plain.startswith("@") else ("", plain)
    try:
        return begin + name.encode("idna").decode()
    except UnicodeError:
        return plain


def _is_link(link: str) -> bool:
    try:
        url = checked_url(link)
        if url is None:
            checked_path(link)
            return True
        parts = urlsplit(url)
    except (NavigationError, ValueError):
        return False
    return parts.scheme == "https" and bool(parts.hostname) and parts.username is None

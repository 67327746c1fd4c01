"""Asking a Nago Login Service who somebody is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

import msgspec

from nago.errors import InvalidValue, SignOnRefused, Unreachable
from nago.outward import Outward
from nago.systems.sign_on.messages import (
    EXCHANGE,
    PHOTO,
    REFRESH,
    ExchangeAnswer,
    ExchangeRequest,
    NLSUser,
    RefreshAnswer,
    RefreshRequest,
)
from nago.systems.sign_on.model import Vouched
from nago.systems.user.external import ExternalUser
from nago.systems.user.model import normalised_email

NLS = "nls"
"""The provider of everybody who comes through the login service."""
LARGEST_PHOTO = 5 << 20
LANGUAGES = ("en", "de")
JSON = {"content-type": "application/json", "accept": "application/json"}


@dataclass(frozen=True, slots=True)
class LoginServiceClient:
    """The four messages of the protocol, from the application's side (`security.md N04`)."""

    outward: Outward
    clock: Callable[[], float] = time.time

    def url(self, service: str, public_url: str, nonce: str) -> str:
        """Where the browser goes: `<service>?redirect=<public url>&nonce=<nonce>`; a query that
        the service's address has already stays."""
        parts = urlsplit(service)
        added = urlencode({"redirect": public_url, "nonce": nonce})
        query = f"{parts.query}&{added}" if parts.query else added
        return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))

    async def exchange(self, service: str, nonce: str) -> str:
        """The refresh token for a nonce. Raises SignOnRefused, Unreachable."""
        body = msgspec.json.encode(ExchangeRequest(nonce))
        url = _under(service, EXCHANGE)
        answer = await self.outward.json("POST", url, ExchangeAnswer, headers=JSON, body=body)
        return answer.refresh

    async def ask(self, service: str, refresh: str) -> tuple[Vouched, float]:
        """Who it is, and until when that may be relied on (seconds since 1970).

        Raises SignOnRefused if the service says no, or vouches for nobody or only for a time that
        is over (`security.md N07`); Unreachable.
        """
        body = msgspec.json.encode(RefreshRequest(refresh))
        url = _under(service, REFRESH)
        answer = await self.outward.json("POST", url, RefreshAnswer, headers=JSON, body=body)
        if answer.exp.tzinfo is None:
            raise Unreachable("nls: the time until which its answer counts has no time zone")
        until = answer.exp.timestamp()
        if until <= self.clock():
            raise SignOnRefused(
                f"nls: what it says counted until {answer.exp:%Y-%m-%d %H:%M:%S} only"
            )
        return Vouched(user=external(service, answer.user), refresh=refresh), until

    async def photo(self, service: str, refresh: str) -> bytes | None:
        """The user's picture as it comes; None if there is none. Raises Unreachable."""
        received = await self.outward.request(
            "GET",
            _under(service, PHOTO),
            headers={"authorization": f"Bearer {refresh}"},
            largest=LARGEST_PHOTO,
        )
        return received.body if received.status == 200 else None


def external(service: str, user: NLSUser) -> ExternalUser:
    """A user of the service as one of a provider. Raises SignOnRefused without an id or with an
    address that is none (`security.md N07`)."""
    if not user.id.strip():
        raise SignOnRefused("nls: it vouches for somebody without an id")
    email = (user.mail or "").strip()
    if email:
        try:
            email = normalised_email(email)
        except InvalidValue:
            raise SignOnRefused("nls: what it says is an e-mail address is none") from None
    firstname, lastname = _names(user)
    language = (user.preferred_language or "").lower().split("-")[0]
    said = {
        "firstname": firstname,
        "lastname": lastname,
        "title": user.job_title,
        "position": user.job_title,
        "company": user.company_name,
        "street": user.street_address,
        "postal_code": user.postal_code,
        "city": user.city,
        "state": user.state,
        "country": user.country,
        "mobile_phone": user.mobile_phone,
        "about_me": user.about_me,
        "language": language if language in LANGUAGES else None,
    }
    return ExternalUser(
        provider=NLS,
        issuer=origin(service),
        subject=user.id,
        email=email,
        contact={name: value for name, value in said.items() if value},
    )


def _names(user: NLSUser) -> tuple[str, str]:
    """First and last name; else what the display name has of them, be it one word."""
    if user.given_name or user.surname:
        return user.given_name or "", user.surname or ""
    first, _, last = (user.display_name or "").strip().rpartition(" ")
    return (first, last) if first else (last, "")


def _under(service: str, path: str) -> str:
    parts = urlsplit(service)
    return urlunsplit((parts.scheme, parts.netloc, f"{parts.path.rstrip('/')}/{path}", "", ""))


def origin(service: str) -> str:
    """What stands for a login service as the issuer of its users."""
    parts = urlsplit(service)
    return f"{parts.scheme}://{parts.netloc}"

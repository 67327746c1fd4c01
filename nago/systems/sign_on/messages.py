"""What goes over the wire between an application and the Nago Login Service (`security.md N04`).

`POST <service>/api/nago/v1/exchange` takes `{"nonce"}` and gives `{"refresh"}`; `POST
<service>/api/nago/v1/refresh` takes `{"refresh"}` and gives `{"exp", "user"}`; `GET
<service>/api/nago/v1/photo/me` takes the refresh token as bearer and gives a picture.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

EXCHANGE = "api/nago/v1/exchange"
REFRESH = "api/nago/v1/refresh"
PHOTO = "api/nago/v1/photo/me"

Text = Annotated[str, Meta(max_length=4000)]
Token = Annotated[str, Meta(min_length=1, max_length=8192)]


class ExchangeRequest(Struct, frozen=True):
    """The nonce that came back with the browser."""

    nonce: str


class ExchangeAnswer(Struct, frozen=True):
    """What the user can be asked about from now on."""

    refresh: Token


class RefreshRequest(Struct, frozen=True):
    refresh: str


class NLSUser(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """A user in the shape of Microsoft Entra; null and absence are the same."""

    id: Annotated[str, Meta(max_length=255)]
    business_phones: tuple[Text, ...] | None = None
    display_name: Text | None = None
    given_name: Text | None = None
    surname: Text | None = None
    user_principal_name: Text | None = None
    mail: Text | None = None
    job_title: Text | None = None
    mobile_phone: Text | None = None
    office_location: Text | None = None
    preferred_language: Text | None = None
    city: Text | None = None
    country: Text | None = None
    department: Text | None = None
    employee_id: Text | None = None
    fax_number: Text | None = None
    im_addresses: tuple[Text, ...] | None = None
    mail_nickname: Text | None = None
    postal_code: Text | None = None
    state: Text | None = None
    street_address: Text | None = None
    usage_location: Text | None = None
    about_me: Text | None = None
    age_group: Text | None = None
    consent_provided_for_minor: Text | None = None
    legal_age_group_classification: Text | None = None
    company_name: Text | None = None
    employee_type: Text | None = None


class RefreshAnswer(Struct, frozen=True):
    """Who it is, and until when that may be relied on."""

    exp: datetime
    user: NLSUser

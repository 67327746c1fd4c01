"""The user aggregate."""

from __future__ import annotations

import unicodedata

from nago.data.repository import Aggregate
from nago.errors import InvalidValue


class User(Aggregate, frozen=True):
    """Somebody who can have sessions."""

    email: str
    name: str = ""
    enabled: bool = True


def normalised_email(text: str) -> str:
    """The address in the form in which it is unique: NFKC, its domain in lower case.

    Raises InvalidValue for what is no address.
    """
    local, at, domain = unicodedata.normalize("NFKC", text.strip()).rpartition("@")
    if (
        not at
        or not local
        or "." not in domain
        or len(text) > 254
        or any(c.isspace() for c in text)
    ):
        raise InvalidValue(f"{text!r} is no e-mail address: write it like name@company.com")
    return f"{local}@{domain.lower()}"

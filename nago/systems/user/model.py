"""The user aggregate."""

from __future__ import annotations

import unicodedata

from nago.data.repository import Aggregate
from nago.errors import InvalidValue

LONGEST_EMAIL = 254


class User(Aggregate, frozen=True):
    """Somebody who can have sessions."""

    email: str
    name: str = ""
    enabled: bool = True
    """Sessions of a user who is not enabled count for nothing."""
    session_epoch: int = 0
    """Sessions of an earlier epoch count for nothing."""


def normalised_email(text: str) -> str:
    """The address in the form in which it is unique: NFKC, its domain in lower case.

    Raises InvalidValue for what is no address.
    """
    address = unicodedata.normalize("NFKC", text.strip())
    local, _, domain = address.rpartition("@")
    domain = domain.casefold()
    if (
        not local
        or "." not in domain.strip(".")
        or len(address.encode(errors="replace")) > LONGEST_EMAIL
        or not address.isprintable()
        or any(character.isspace() for character in address)
    ):
        raise InvalidValue(f"{text!r:.300} is no e-mail address: write it like name@company.com")
    return f"{local}@{domain}"

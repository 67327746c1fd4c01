"""Logins that other applications asked for, as they are kept here."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from nago.systems.user.external import ExternalUser

GRANT_SECONDS = 120
"""How long a nonce can be exchanged after the user has come back from the provider."""
TOKEN_DAYS = 90


class Begun(Struct, frozen=True):
    """For whom a login was begun: the application's origin, and the nonce that it knows it by."""

    application: str
    nonce: str

    def __repr__(self) -> str:
        return f"Begun(application={self.application!r})"  # never what can be exchanged


class Known(Struct, frozen=True, kw_only=True):
    """What is known of somebody. It is stored sealed, as a whole."""

    user: ExternalUser
    refresh: str = ""
    """The provider's refresh token; "" if it gave none."""
    photo: str = ""
    issuer: str = ""
    """What the provider was set up with: nothing is sent to another one of the same id."""

    def __repr__(self) -> str:
        return f"Known(provider={self.user.provider!r})"  # neither a person nor a token


class Held(Struct, frozen=True, kw_only=True):
    """A refresh token that an application holds, as it is stored; times in seconds since 1970."""

    id: str
    """A public id: it opens nothing."""
    provider: str
    application: str
    known: Known
    created_at: float
    last_used_at: float
    asked_at: float
    """When the provider was asked last."""
    retry_at: float
    """Before this the provider is left alone: it gave no answer just now."""
    until: float
    revoked: bool


class Grant(Struct, frozen=True, kw_only=True):
    """A login at another application, as an administrator sees it."""

    id: str
    name: str
    """How the user is called: name, else e-mail, else what the provider calls him."""
    email: str
    application: str
    provider: str
    created_at: datetime
    last_used_at: datetime

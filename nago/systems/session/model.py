"""What is known of a session, and what it may hold."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from nago.errors import InvalidValue, LimitError

MOST_KEYS = 64
LONGEST_KEY = 128
LONGEST_VALUE = 4096
MOST_BYTES = 65536
LIFE_SECONDS = 90 * 24 * 3600
"""The seed: 3 months after the last authentication; an anonymous one after its last write."""


class Session(Struct, frozen=True):
    """One browser's session. `id` is public: it can be shown and logged, and opens nothing."""

    id: str
    user: str | None
    created_at: datetime
    authenticated_at: datetime | None


class MySession(Struct, frozen=True):
    """One of a user's own sessions, as he sees it in a list."""

    id: str
    created_at: datetime
    last_seen_at: datetime
    method: str
    """What it began with: `password`, or the name of a provider."""
    address: str
    """The network that it was begun from, coarse: the last part of the address is left out."""
    user_agent: str
    current: bool


class SignedIn(Struct, frozen=True):
    """Somebody is logged in; his browser gets its new token by the ticket.

    A posted form does that by itself; view code hands it to `wnd.navigation().sign_in(signed_in)`.
    The ticket is good once, for 30 s, and in the browser that it was made for.
    """

    session: Session
    ticket: str
    return_to: str = ""

    def __repr__(self) -> str:
        return f"SignedIn(session={self.session!r})"


def checked_key(key: str) -> str:
    """Raises LimitError or InvalidValue for what is no key (`security.md S20`)."""
    size = len(_bytes(key, "key"))
    if not 1 <= size <= LONGEST_KEY:
        raise LimitError(
            f"a session key has 1 to {LONGEST_KEY} bytes, this one {size}: {key!r:.40}"
        )
    return key


def checked_value(key: str, value: str) -> bytes:
    """The value as bytes. Raises LimitError or InvalidValue (`security.md S20`)."""
    data = _bytes(value, f"value of {key!r}")
    if len(data) > LONGEST_VALUE:
        raise LimitError(
            f"the value of {key!r} has {len(data)} bytes, a session value at most {LONGEST_VALUE}"
        )
    return data


def _bytes(text: str, what: str) -> bytes:
    if not isinstance(text, str):
        raise InvalidValue(f"the {what} is {type(text).__name__}, sessions keep text")
    if "\x00" in text:
        raise InvalidValue(f"the {what} contains a NUL character")
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise InvalidValue(f"the {what} contains half a character (a lone surrogate)") from None

"""Real forms that a browser posts: for what sets a cookie, which no socket can."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from msgspec import Struct

from nago.presentation.session import Session


class Posted(Struct, frozen=True):
    """What a browser has posted from a page of ours; the origin was checked before.

    `address` is the network address that it came from ("" if unknown), `device` the value of
    the known-device cookie ("" if there is none).
    """

    path: str
    fields: Mapping[str, str]
    session: Session
    language: str
    address: str
    user_agent: str
    device: str
    flow: str = ""
    """The value of the cookie that a login elsewhere is bound to; "" if there is none."""

    def field(self, name: str) -> str:
        """What was entered, "" if there is no such field."""
        return self.fields.get(name, "")

    def __repr__(self) -> str:
        return f"Posted(path={self.path!r}, fields={sorted(self.fields)})"  # never a password


class SeeOther(Struct, frozen=True):
    """Go on at this address of the application, or at an https address outside: there only a form
    with `outward` leads, or a plain route.

    With a `ticket` the browser gets the token of the session that a login has begun, for
    `seconds` (None: until the browser is closed); `device` is a new value for the known-device
    cookie, `flow` one for the cookie that a login elsewhere is bound to (ten minutes). With
    `sign_out` its token is taken away.
    """

    location: str
    ticket: str = ""
    seconds: float | None = None
    device: str = ""
    sign_out: bool = False
    flow: str = ""

    def __repr__(self) -> str:
        return f"SeeOther(location={self.location!r})"


class ShowAgain(Struct, frozen=True):
    """Show the page at the path that was posted to, with these values and states, as it is after
    something was wrong. Passwords never belong among them.
    """

    states: Mapping[str, Any]
    values: Mapping[str, str] = {}
    status: int = 422


Handler = Callable[[Posted], Awaitable[SeeOther | ShowAgain]]

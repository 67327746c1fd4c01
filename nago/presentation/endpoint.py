"""Plain HTTP routes: for programs, and for browsers that come back from elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Literal

from msgspec import Struct

from nago.presentation.posting import SeeOther
from nago.presentation.session import Session

Method = Literal["GET", "POST"]


class Asked(Struct, frozen=True, kw_only=True):
    """A request. What comes by POST comes from programs: it has no session and no cookies, so a
    foreign page gains nothing by sending one from somebody's browser (`security.md X04`).

    `values` are those of the path and the query, `address` the network address that it came from
    ("" if unknown), `device` and `flow` the values of these cookies ("" if there are none).
    """

    method: Method
    path: str
    values: Mapping[str, str] = {}
    session: Session | None = None
    language: str = "en"
    address: str = ""
    user_agent: str = ""
    device: str = ""
    flow: str = ""
    authorization: str = ""
    content_type: str = ""
    """Without parameters, in small letters."""
    body: bytes = b""
    """At most 64 KiB."""

    def value(self, name: str) -> str:
        """What stands in path or query, "" if there is no such name."""
        return self.values.get(name, "")

    def __repr__(self) -> str:
        return f"Asked({self.method} {self.path!r}, values={sorted(self.values)})"  # never a code


class Answer(Struct, frozen=True):
    """What is sent back; it gets the security headers and is stored nowhere, unless they say so."""

    status: int = 200
    body: bytes = b""
    media_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()


Endpoint = Callable[[Asked], Awaitable[Answer | SeeOther | None]]
"""None leaves a GET to the root view at this path."""

"""What may be set of the login service: which applications it logs people in for."""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Meta, Struct

from nago.errors import InvalidValue

NAME = r"[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?"
ORIGIN = re.compile(
    rf"(?:https://{NAME}(?:\.{NAME})*|http://(?:localhost|127\.0\.0\.1|\[::1\]))(?::[0-9]{{1,5}})?",
    re.ASCII,
)
LONGEST = 300


class LoginServiceSettings(Struct, frozen=True):
    """Applications that share this service's registration at the identity providers."""

    applications: Annotated[
        tuple[str, ...],
        Meta(
            max_length=1000,
            title="login_service.settings.applications",
            description="login_service.settings.applications.text",
        ),
    ] = ()

    def check(self) -> None:
        """Raises InvalidValue for an entry that is no address of an application."""
        for each in self.applications:
            if origin_of(each) is None:
                raise InvalidValue(
                    f"{each!r:.100} is no address of an application: write it like "
                    "https://orders.example.com, without a path; http is for localhost only",
                    field="applications",
                )

    def registered(self, redirect: str) -> str | None:
        """The origin that this redirect leads to, if it is an application of ours; else None.

        Whole origins are compared, character by character (RFC 9700, 2.1): no wildcard, no path,
        no user name in front of the host.
        """
        origin = origin_of(redirect)
        if origin is None:
            return None
        return origin if origin in {origin_of(each) for each in self.applications} else None


def origin_of(text: str) -> str | None:
    """The origin that an address names, without a slash behind it; None if it is anything else."""
    plain = text.removesuffix("/")
    return plain if len(plain) <= LONGEST and ORIGIN.fullmatch(plain) else None

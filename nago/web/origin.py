"""Who may talk to us: the hosts and origins that belong to the public URL."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec import Struct

from nago.environment import Environment

Headers = Iterable[tuple[bytes, bytes]]


class Origins(Struct, frozen=True):
    """The one origin that browsers reach us under, and its host (`security.md W01`)."""

    origin: str
    host: str

    @classmethod
    def of(cls, environment: Environment) -> Origins:
        return cls(environment.public_url, urlsplit(environment.public_url).netloc)

    def is_host(self, headers: Headers) -> bool:
        """Whether the request names our host, exactly once."""
        return _all(headers, b"host") == [self.host]

    def is_origin(self, headers: Headers) -> bool:
        """Whether the request comes from a page of ours: one Origin header, and it is ours."""
        return _all(headers, b"origin") == [self.origin]

    def may_change(self, headers: Headers) -> bool:
        """Whether an unsafe request comes from a page of ours (X04): Origin, else fetch metadata."""
        origins = _all(headers, b"origin")
        if origins:
            return origins == [self.origin]
        return _all(headers, b"sec-fetch-site") == ["same-origin"]

    def loopback_twin(self, headers: Headers) -> bool:
        """Whether the request names this machine by its other name, `localhost` or `127.0.0.1`.

        For a browser the two are different sites, so one of them is chosen (2.3).
        """
        hosts = _all(headers, b"host")
        name, colon, port = self.host.partition(":")
        twins = {"localhost": "127.0.0.1", "127.0.0.1": "localhost"}
        return name in twins and hosts == [f"{twins[name]}{colon}{port}"]


def _all(headers: Headers, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in headers if key == name]

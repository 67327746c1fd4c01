"""The session cookie: its name, what a browser sends of it, and how it is set."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from nago.environment import Environment

VALUE = re.compile(r"[A-Za-z0-9_\-]{64}")
LIFE_SECONDS = 400 * 24 * 3600
"""The longest that browsers keep one (RFC 6265bis, 5.5). The server ends an anonymous session 90
days after its last write, which the cookie of the first visit cannot know."""
PLAIN_LIFE_SECONDS = 12 * 3600
DEVICE_SECONDS = 180 * 24 * 3600
FLOW_SECONDS = 600
LINK_SECONDS = 600

BLANKS = " \t"

Headers = Iterable[tuple[bytes, bytes]]


class SessionCookie(Struct, frozen=True):
    """`__Host-<app>-sid`, Secure, HttpOnly, Path=/, SameSite=Lax (`security.md C01`, RFC 6265bis).

    The same on http to this machine, where browsers accept it (C05). Without the prefix only in
    the two modes of `security.md` 2.3; over https the plain name is never read (C03).
    """

    name: str
    secure: bool
    life_seconds: int

    @classmethod
    def for_application(cls, id: str, environment: Environment) -> SessionCookie:
        plain = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-")
        if environment.loopback_cookies:
            return cls(f"{plain}-sid-dev", False, LIFE_SECONDS)
        if environment.secure or environment.local:
            return cls(f"__Host-{plain}-sid", True, LIFE_SECONDS)
        return cls(f"{plain}-sid", False, PLAIN_LIFE_SECONDS)

    def read(self, headers: Headers) -> str | None:
        """What the browser sent, if it has our form; None if it is malformed or comes twice (C04)."""
        found: list[str] = []
        for name, value in headers:
            if name == b"cookie":
                found += _values(value.decode("latin-1"), self.name)
        if len(found) != 1 or not VALUE.fullmatch(found[0]):
            return None
        return found[0]

    def header(self, value: str, seconds: float | None = None) -> tuple[bytes, bytes]:
        """The header that sets it, for as long as the session lives if that is known."""
        life = self.life_seconds if seconds is None else min(self.life_seconds, int(seconds))
        return self._header(value, f"; Max-Age={life}")

    def until_closed(self, value: str) -> tuple[bytes, bytes]:
        """The header that sets it until the browser is closed, on a shared computer."""
        return self._header(value, "")

    def expired(self) -> tuple[bytes, bytes]:
        """The header that takes it away."""
        return self._header("", "; Max-Age=0")

    def _header(self, value: str, life: str) -> tuple[bytes, bytes]:
        secure = "; Secure" if self.secure else ""
        text = f"{self.name}={value}; Path=/{life}; HttpOnly; SameSite=Lax{secure}"
        return b"set-cookie", text.encode()

    def for_device(self) -> SessionCookie:
        """The cookie by which a browser is known that a user has logged in from (L12)."""
        return self._beside("dev", DEVICE_SECONDS)

    def for_flow(self) -> SessionCookie:
        """The cookie that binds a login elsewhere to the browser that began it (N02)."""
        return self._beside("flow", FLOW_SECONDS)

    def for_link(self) -> SessionCookie:
        """The cookie that carries the token of a mailed link to its page (R07)."""
        return self._beside("link", LINK_SECONDS)

    def _beside(self, what: str, seconds: int) -> SessionCookie:
        name = self.name.removesuffix("-dev").removesuffix("-sid")
        return SessionCookie(f"{name}-{what}", self.secure, seconds)


def cookie_value(headers: Headers, name: str) -> str | None:
    """A cookie that carries no rights, for example the colour scheme."""
    for header, value in headers:
        if header == b"cookie" and (found := _values(value.decode("latin-1"), name)):
            return found[0]
    return None


def _values(header: str, name: str) -> list[str]:
    """Only space and tab are blanks (RFC 6265bis, 5.5): a name with another one before it, which
    `strip()` would remove as well, is another name, and without the protection of its prefix."""
    pairs = (part.partition("=") for part in header.split(";"))
    return [
        value.strip(BLANKS)
        for key, separator, value in pairs
        if separator and key.strip(BLANKS) == name
    ]

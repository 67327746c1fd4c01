"""Pictures that an application brings along, each at an address that its content gives it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable
from typing import Protocol

from msgspec import Struct

from nago.errors import WiringError

LARGEST = 16 * 1024 * 1024
SVG = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+svg\b[^>\[]*(?:\[.*?\]\s*)?>\s*)?"
    rb"(?:<!--.*?-->\s*)*<svg[\s>]",
    re.DOTALL | re.IGNORECASE,
)
ORIGIN = re.compile(r"https://(?:\*\.)?[a-z0-9](?:[a-z0-9\-.]*[a-z0-9])?(?::\d{1,5})?")


class Readable(Protocol):
    """A `Path`, or a file of a package as `importlib.resources.files` finds it."""

    def read_bytes(self) -> bytes: ...


class Resource(Struct, frozen=True):
    """What is served at `/_nago/<name>`, for a year: another content has another name."""

    name: str
    kind: str
    data: bytes

    @property
    def path(self) -> str:
        """Its address on this server, for `ui.Image`."""
        return f"/_nago/{self.name}"


Finder = Callable[[str], Awaitable[Resource | None]]
"""Given a name below `/_nago/`; None for one that it does not know."""


class Pictures(Struct, frozen=True):
    """What an application may show besides its components' own files."""

    resources: dict[str, Resource] = {}
    origins: list[str] = []
    """Other servers, as `https://images.example.com`."""
    finders: list[Finder] = []
    """Asked for what is not among the resources: what came while the application runs, here or in
    another process."""


def resource(content: bytes | Readable) -> Resource:
    """The picture with a name that its content gives it; what it is is read from its first bytes.

    Raises WiringError for what is no png, jpeg, gif, webp, avif or svg of at most 16 MB.
    """
    data = content if isinstance(content, bytes) else _read(content)
    kind = _kind(data[:4096])
    if kind is None or len(data) > LARGEST:
        raise WiringError(
            f"resource: got {len(data)} bytes that start with {data[:12]!r}, allowed is a png, jpeg, "
            f"gif, webp, avif or svg of at most {LARGEST // 1024 // 1024} MB"
        )
    digest = hashlib.sha256(data).hexdigest()[:24]
    return Resource(f"{digest}.{kind.removesuffix('+xml')}", f"image/{kind}", data)


def picture_origin(origin: str) -> str:
    """A server whose pictures may be shown. Raises WiringError for what names none."""
    if not isinstance(origin, str) or not ORIGIN.fullmatch(origin):
        raise WiringError(
            f"pictures_from: got {origin!r:.80}, allowed is a server by https without a path, for "
            "example 'https://images.example.com' or 'https://*.example.com'"
        )
    return origin


def _read(content: Readable) -> bytes:
    try:
        return content.read_bytes()
    except (OSError, AttributeError) as error:
        raise WiringError(f"resource: {content!r} cannot be read: {error}") from None


def _kind(head: bytes) -> str | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:12] in (b"ftypavif", b"ftypavis"):
        return "avif"
    return "svg+xml" if SVG.match(head.removeprefix(b"\xef\xbb\xbf")) else None

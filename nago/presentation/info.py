"""What a window knows of the browser that shows it: how large, how it looks, where in the world."""

from __future__ import annotations

import functools
import re
from typing import Annotated, Literal
from urllib.parse import unquote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta

SizeClass = Literal["sm", "md", "lg", "xl", "2xl"]
LEAST_WIDTHS: dict[SizeClass, int] = {"sm": 0, "md": 768, "lg": 1024, "xl": 1280, "2xl": 1536}
"""From how many CSS pixels on a window is of a size class."""
LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
LONGEST_COOKIE = 1000
Extent = Annotated[int, Meta(ge=0, le=100_000)]
Tag = Annotated[str, Meta(max_length=64)]


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a browser says of itself: in its hello, and whenever it changes."""

    width: Extent
    height: Extent
    density: Annotated[float, Meta(gt=0, le=100)]
    scheme: Literal["light", "dark"]
    pointer: Literal["fine", "coarse", "none"]
    locale: Tag
    zone: Tag
    hidden: bool


class Info(msgspec.Struct, frozen=True, kw_only=True):
    """How a window is shown. Before its browser has spoken it is a good guess.

    `width` and `height` are CSS pixels. A view that asks runs again when anything but these two
    changes; so lay out by `size_class`, or leave it to the components, which adapt without a round
    trip.
    """

    size_class: SizeClass = "lg"
    width: int = 1024
    height: int = 768
    color_scheme: Literal["light", "dark"] = "light"
    """What is shown, whether the user or his system has chosen it."""
    locale: str = "en"
    """The first language of the browser, as BCP 47 writes it: `de-AT`. The language that the
    application speaks is `wnd.language()`."""
    time_zone: str = "UTC"
    """A name of the IANA database: `ZoneInfo(info.time_zone)` never fails."""
    density: float = 1.0
    """Device pixels per CSS pixel."""
    pointer: Literal["fine", "coarse", "none"] = "fine"
    """Whether the user points with a mouse, a finger, or not at all."""

    def at_least(self, size_class: SizeClass) -> bool:
        """Whether the window is of this size class or larger."""
        return LEAST_WIDTHS[self.size_class] >= LEAST_WIDTHS[size_class]


UNKNOWN = Info()


def told(said: Told) -> Info:
    """What the browser has said, checked; a locale or time zone that there is not is left out."""
    return Info(
        size_class=size_class(said.width),
        width=said.width,
        height=said.height,
        color_scheme=said.scheme,
        locale=said.locale if LOCALE.fullmatch(said.locale) else UNKNOWN.locale,
        time_zone=said.zone if is_time_zone(said.zone) else UNKNOWN.time_zone,
        density=said.density,
        pointer=said.pointer,
    )


def guess(
    accept_language: str, user_agent: str, scheme: str | None, remembered: str | None = None
) -> Info:
    """What a request for a page lets one expect of the browser.

    `scheme` is the one that the user has chosen before, `remembered` the cookie in which the
    client keeps what it has said last.
    """
    info = _remembered(remembered) or _likely(accept_language, user_agent)
    if scheme == "dark" or scheme == "light":
        return msgspec.structs.replace(info, color_scheme=scheme)
    return info


def _remembered(cookie: str | None) -> Info | None:
    if not cookie or len(cookie) > LONGEST_COOKIE:
        return None
    try:
        return told(msgspec.json.decode(unquote(cookie), type=Told))
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None


def _likely(accept_language: str, user_agent: str) -> Info:
    first = accept_language.split(",", 1)[0].split(";", 1)[0].strip()
    locale = first if LOCALE.fullmatch(first) else UNKNOWN.locale
    if "Mobi" in user_agent:
        return Info(
            size_class="sm", width=390, height=844, density=3.0, pointer="coarse", locale=locale
        )
    return Info(locale=locale)


def same_look(one: Info, other: Info) -> bool:
    """Whether a view that reads them shows the same, whatever the exact number of pixels."""
    return msgspec.structs.replace(one, width=other.width, height=other.height) == other


def size_class(width: int) -> SizeClass:
    """The largest size class that a window of this width has room for."""
    return [name for name, least in LEAST_WIDTHS.items() if width >= least][-1]


@functools.lru_cache(maxsize=1024)
def is_time_zone(name: str) -> bool:
    """Whether the machine knows a time zone of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True

"""What a browser calls a file, made fit to be shown and to be saved (`security.md U03`)."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 200
"""In bytes of UTF-8, with room below the 255 of most file systems."""
UNNAMED = "file"
SEPARATORS = re.compile(r"[/\\]")
FORBIDDEN = re.compile(r'[<>:"|?*]')
RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE
)


def clean_name(name: str) -> str:
    """The last part of a path, without what deceives or what no system can save.

    Control and formatting characters go (a right-to-left override makes `gpj.exe` look like a
    picture), so do dots and spaces at the ends; names that Windows keeps for devices get an
    underscore. It is never empty, and never used as a path by the framework itself.
    """
    name = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())
    name = SEPARATORS.split(name)[-1]
    name = "".join(" " if letter.isspace() else letter for letter in name)
    name = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C")
    name = FORBIDDEN.sub("_", name).strip(". ")
    if RESERVED.match(name):
        name = f"_{name}"
    return _shortened(name) or UNNAMED


def suffix(name: str) -> str:
    """`.pdf` of `Offer.PDF`; "" if there is none."""
    stem, dot, end = name.rpartition(".")
    return f".{end.lower()}" if dot and stem and end and len(end) <= 12 else ""


def _shortened(name: str) -> str:
    """As long as allowed, its suffix kept."""
    if len(name.encode()) <= LONGEST_NAME:
        return name
    stem, dot, end = name.rpartition(".")
    tail = f"{dot}{end}" if dot and len(end.encode()) <= 12 else ""
    room = LONGEST_NAME - len(tail.encode())
    return (stem or name).encode()[:room].decode("utf-8", "ignore").rstrip(". ") + tail

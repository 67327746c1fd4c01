"""A person as a small round picture."""

import unicodedata
import zlib
from typing import Literal, Unpack

from nago.ui.decor import Component, Decor
from nago.ui.length import L32, Length
from nago.ui.local_address import checked_local

AvatarShape = Literal["circle", "rounded"]
Tint = Literal[0, 1, 2, 3, 4, 5, 6, 7]
TINTS: tuple[Tint, ...] = (0, 1, 2, 3, 4, 5, 6, 7)


class AvatarPicture(Component, frozen=True, tag="Avatar"):
    """Initials on one of eight colours, and the picture that covers them once it is loaded."""

    initials: str
    tint: Tint = 0
    image: str | None = None
    size: Length = L32
    shape: AvatarShape = "circle"

    def __post_init__(self) -> None:
        checked_local(self.image, "Avatar.image")


def Avatar(
    name: str,
    *,
    image: str | None = None,
    size: Length = L32,
    shape: AvatarShape = "circle",
    **decor: Unpack[Decor],
) -> AvatarPicture:
    """The initials of a name, on a colour that is always the same for it.

    `image` is the path of a picture on this server; where it does not load, the initials stay.
    People are circles; `rounded` suits teams and companies. As the name usually stands beside
    it, screen readers pass it over, unless it has an `accessibility_label`; with a tooltip it can
    be reached, and so is called by its name.
    """
    if decor.get("tooltip") and not decor.get("accessibility_label"):
        decor["accessibility_label"] = name
    return AvatarPicture(initials(name), tint(name), image, size, shape, **decor)


def initials(name: str) -> str:
    """The first letters of the first and the last word; "?" for a name without letters."""
    words = [
        letters
        for word in unicodedata.normalize("NFC", name).split("@")[0].split()
        if (letters := "".join(filter(str.isalnum, word)))
    ]
    ends = words if len(words) < 2 else (words[0], words[-1])
    return "".join(word[0].upper()[0] for word in ends) or "?"


def tint(name: str) -> Tint:
    """The number of the colour that belongs to a name, whatever its case."""
    plain = unicodedata.normalize("NFC", name).strip().casefold()
    return TINTS[zlib.crc32(plain.encode("utf-8", "surrogatepass")) % len(TINTS)]

"""Pictures of one line, drawn in the colour of the words around them."""

import difflib
import functools
import re
from pathlib import Path
from typing import NewType, Unpack

import msgspec

from nago.errors import ComponentError, ConfigError
from nago.presentation.once import Once
from nago.ui.color import Color
from nago.ui.decor import Component, Decor
from nago.ui.length import Length

IconName = str
"""The name of a Lucide icon as https://lucide.dev/icons lists it, for example `log-out`."""

IconPath = NewType("IconPath", Once)
"""The line that draws an icon: SVG path data in a field of 24 by 24, told once by its name."""

LINE = re.compile(r"M[MLHVCSQTAZmlhvcsqtaz0-9 ,.\-]{1,4000}")
"""What such a line may say; there is no markup in it (`security.md X06`)."""

FILE = Path(__file__).parent.parent / "_static" / "icons.json"
SIDES = frozenset(("left", "right"))
MIRRORED = frozenset(("log-in", "log-out", "list", "send", "undo", "redo", "reply"))


class IconShape(Component, frozen=True, tag="Icon"):
    """An icon with the line that draws it."""

    path: IconPath
    mirrored: bool = False
    size: Length | None = None
    color: Color | None = None


def Icon(
    name: IconName,
    *,
    size: Length | None = None,
    color: Color | None = None,
    **decor: Unpack[Decor],
) -> IconShape:
    """Any icon of Lucide by its name; as large as the text around it unless `size` says how large.

    Without an `accessibility_label` it is decoration, which screen readers pass over. Icons that
    point to the left or right point the other way where one reads from right to left.

    The browser's client carries none of these icons: each comes with the first frame that shows
    it, as path data of some 150 bytes, and is named after that. Raises
    ComponentError for an unknown name, naming those that are near.
    """
    path = path_of(name)
    mirrored = name in MIRRORED or not SIDES.isdisjoint(name.split("-"))
    return IconShape(path, mirrored, size, color, **decor)


def icon_or_none(name: IconName | None) -> IconShape | None:
    """The icon for a component that may have one."""
    return None if name is None else Icon(name)


def path_of(name: IconName) -> IconPath:
    """What draws the icon of this name. Raises ComponentError if there is none."""
    paths = _paths()
    try:
        return paths[name]
    except (KeyError, TypeError):
        near = difflib.get_close_matches(str(name), paths, n=4)
        hint = f"near are {', '.join(map(repr, near))}; " if near else ""
        raise ComponentError(
            f"Icon.name: got {name!r:.60}, which is no icon of Lucide; {hint}all of them stand at "
            "https://lucide.dev/icons"
        ) from None


@functools.cache
def _paths() -> dict[str, IconPath]:
    try:
        lines = msgspec.json.decode(FILE.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        raise ConfigError(
            f"the icons are not there ({FILE}): in a checkout run `python static/build.py`; a "
            "wheel carries them"
        ) from None
    return {name: IconPath(Once(name, line)) for name, line in lines.items()}

"""Ways to other pages as a field of tiles, for a page that leads to many."""

from typing import Unpack

from nago.ui.decor import Component, Decor
from nago.ui.icon import IconName, IconShape, icon_or_none
from nago.ui.link import Link


class TileLink(Component, frozen=True, tag="Tile"):
    """A way to a page: all of its surface is one real link."""

    title: str
    href: str
    text: str | None = None
    external: bool = False
    icon: IconShape | None = None


class TileField(Component, frozen=True, tag="Tiles"):
    """Tiles side by side, as many as there is room for."""

    children: tuple[TileLink, ...]


def Tile(
    title: str,
    text: str | None = None,
    *,
    to: str,
    icon: IconName | None = None,
    **decor: Unpack[Decor],
) -> TileLink:
    """A surface that leads to a path or address, which `Link` describes.

    `text` says in a sentence what is found there; `icon` is what one looks for. Raises
    NavigationError for what is no address, ComponentError for an unknown icon.
    """
    link = Link(title, to)
    return TileLink(title, link.href, text, link.external, icon_or_none(icon), **decor)


def Tiles(*tiles: TileLink | None, **decor: Unpack[Decor]) -> TileField:
    """Tiles of equal size, one to three side by side; None is left out.

    The arrow keys lead from tile to tile, also from one field of tiles into the next; Tab and
    Enter do what they do with every link.
    """
    return TileField(tuple(tile for tile in tiles if tile is not None), **decor)

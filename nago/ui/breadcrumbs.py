"""Where the page stands among the others."""

from collections.abc import Mapping
from typing import Unpack

from nago.errors import ComponentError
from nago.ui.decor import Component, Decor
from nago.ui.icon import IconName, IconShape, icon_or_none
from nago.ui.link import Link


class CrumbStep(Component, frozen=True, tag="Crumb"):
    """A page on the way; the last one is the page itself."""

    title: str
    href: str | None = None
    external: bool = False
    icon: IconShape | None = None


class Trail(Component, frozen=True, tag="Breadcrumbs"):
    """The way from the start to this page."""

    children: tuple[CrumbStep, ...]


def Crumb(
    title: str,
    to: str | None = None,
    *,
    values: Mapping[str, str] | None = None,
    icon: IconName | None = None,
    **decor: Unpack[Decor],
) -> CrumbStep:
    """A step of `Breadcrumbs`; `to` is a path or address as `Link` takes it."""
    link = None if to is None else Link(title, to, values=values)
    href, external = (link.href, link.external) if link else (None, False)
    return CrumbStep(title, href, external, icon_or_none(icon), **decor)


def Breadcrumbs(*crumbs: CrumbStep | None, **decor: Unpack[Decor]) -> Trail:
    """The way from the start to this page, which is the last crumb; None is left out.

    Where the room is short, the pages in the middle go into a menu. Raises ComponentError
    without a crumb.
    """
    shown = tuple(crumb for crumb in crumbs if crumb is not None)
    if not shown:
        raise ComponentError("Breadcrumbs: there is no crumb; give it at least the page itself")
    return Trail(shown, **decor)

"""A way to another page."""

from collections.abc import Mapping
from typing import Literal, Unpack

from nago.presentation.address import address, checked_url
from nago.ui.decor import Component, Decor

LinkTarget = Literal["_self", "_blank"]


class LinkAnchor(Component, frozen=True, tag="Link"):
    """A real link: it can be opened in a new tab, copied and bookmarked."""

    title: str
    href: str
    target: LinkTarget = "_self"
    external: bool = False


def Link(
    title: str,
    to: str,
    *,
    values: Mapping[str, str] | None = None,
    target: LinkTarget = "_self",
    **decor: Unpack[Decor],
) -> LinkAnchor:
    """A link to a root view's path (`orders/4711`, with `values` as query), or to an address.

    Addresses may start with http, https, mailto or tel; everything else raises NavigationError
    (`security.md X05`).
    """
    url = checked_url(to)
    if url is not None:
        return LinkAnchor(title, url, target, True, **decor)
    return LinkAnchor(title, address(to, values or {}), target, False, **decor)

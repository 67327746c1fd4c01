"""Where a picture may come from: this server, another one by https, or the page itself."""

import re

from nago.errors import ComponentError, NavigationError
from nago.presentation.address import checked_url
from nago.ui.local_address import checked_local

DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}")
LONGEST_DATA = 48 * 1024
"""Characters of a picture in the page itself; a larger one has its own address."""


def checked_picture(src: str, place: str) -> str:
    """The address in its plain form (`security.md X05`).

    Raises ComponentError for what is no path of this server, no https address and no small
    png, jpeg, gif or webp as `data:`; in particular for `javascript:` and for SVG as data.
    """
    if not isinstance(src, str):
        raise _refused(src, place)
    if src[:5].lower() == "data:":
        if len(src) > LONGEST_DATA or not DATA.fullmatch(src):
            raise _refused(src, place)
        return src
    if src.startswith("/") and not src.startswith("//"):
        checked_local(src, place)
        return src
    try:
        url = checked_url(src)
    except NavigationError:
        url = None
    if url is None or not url.lower().startswith("https://") or len(url) > 2048:
        raise _refused(src, place)
    return url


def _refused(src: object, place: str) -> ComponentError:
    return ComponentError(
        f"{place}: got {src!r:.80}, allowed is a path of this server such as '/pictures/a.png' or "
        "one that cfg.resource(...) gave, an https:// address, or a png, jpeg, gif or webp of at "
        f"most {LONGEST_DATA // 1024} kB as data:image/...;base64"
    )

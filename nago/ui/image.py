"""Pictures."""

from typing import Literal, NewType, Unpack

from nago.errors import ComponentError
from nago.ui.decor import Component, Decor
from nago.ui.picture_address import checked_picture

ObjectFit = Literal["cover", "contain", "fill", "none", "scale_down"]
PictureUrl = NewType("PictureUrl", str)
"""An address that `nago.ui.picture_address` has let through."""


class Picture(Component, frozen=True, tag="Image"):
    """A picture, and what is said of it."""

    src: PictureUrl
    alt: str
    dark_src: PictureUrl | None = None
    object_fit: ObjectFit = "cover"
    aspect_ratio: float | None = None
    lazy: bool = True
    caption: str | None = None


def Image(
    src: str,
    *,
    alt: str,
    dark_src: str | None = None,
    object_fit: ObjectFit = "cover",
    aspect_ratio: float | None = None,
    lazy: bool = True,
    caption: str | None = None,
    **decor: Unpack[Decor],
) -> Picture:
    """A picture from this server, from an https address, or in the page itself as `data:`.

    `alt` says what the picture shows, to those who do not see it; "" for decoration. Pictures
    of other servers are shown only if the application has named those:
    `cfg.pictures_from("https://images.example.com")`. `dark_src` is shown on dark ground.
    `aspect_ratio` (width by height, for example `16 / 9`), or width and height of the `frame`,
    keep its place, so that nothing jumps when it comes. A `lazy` picture is loaded when it
    comes near the window; say False for what stands at the top of a page. One that cannot be
    loaded is replaced by its `alt`. Raises ComponentError for any other address.
    """
    if not isinstance(alt, str):
        raise ComponentError(
            f"Image.alt: got {alt!r:.60}, allowed is what the picture shows, or '' for decoration"
        )
    if aspect_ratio is not None and not 0.01 <= aspect_ratio <= 100:
        raise ComponentError(
            f"Image.aspect_ratio: got {aspect_ratio!r:.60}, allowed is width by height, for "
            "example 16 / 9"
        )
    dark = None if dark_src is None else PictureUrl(checked_picture(dark_src, "Image.dark_src"))
    url = PictureUrl(checked_picture(src, "Image.src"))
    return Picture(url, alt, dark, object_fit, aspect_ratio, lazy, caption, **decor)

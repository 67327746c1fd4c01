"""What may be a logo or an icon, and what is made of it."""

from __future__ import annotations

import io
from typing import Literal
from xml.parsers import expat

from PIL import Image, UnidentifiedImageError

from nago.errors import WiringError
from nago.presentation.resource import Resource, resource
from nago.systems.theme.model import ThemeRefused

PictureField = Literal["logo", "logo_dark", "icon"]
PICTURE_FIELDS: tuple[PictureField, ...] = ("logo", "logo_dark", "icon")
KINDS = {"image/png": "PNG", "image/webp": "WEBP", "image/svg+xml": ""}
LARGEST = 1 << 20
MOST_SIDE = 4096
LEAST_ICON = 32
TOUCH = 180
"""Pixels of an icon on a home screen."""


def picture(data: bytes, field: PictureField) -> Resource:
    """The logo or icon, checked by its content (`security.md U04`). Blocks: run it in a thread.

    Raises ThemeRefused with the field, what is wrong, and what is allowed.
    """
    try:
        found = resource(data)
    except WiringError:
        found = None
    if found is None or found.kind not in KINDS or len(data) > LARGEST:
        raise ThemeRefused("theme.wrong.kind", field=field)
    if found.kind == "image/svg+xml":
        _check_svg(data, field)
    else:
        width, height = _size(data, KINDS[found.kind], field)
        pixels = {"width": str(width), "height": str(height)}
        if max(width, height) > MOST_SIDE or min(width, height) < 1:
            raise ThemeRefused("theme.wrong.size", field=field, **pixels)
        if field == "icon" and (width != height or width < LEAST_ICON):
            raise ThemeRefused("theme.wrong.square", field=field, **pixels)
    return found


def touch_icon(icon: Resource) -> Resource | None:
    """The icon as home screens show it: a png of 180 pixels a side. Blocks: run it in a thread.

    None for an svg, of which none can be made.
    """
    if icon.kind == "image/svg+xml":
        return None
    with Image.open(io.BytesIO(icon.data), formats=[KINDS[icon.kind]]) as opened:
        small = opened.convert("RGBA").resize((TOUCH, TOUCH), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    small.save(written, "PNG", optimize=True)
    return resource(written.getvalue())


def _size(data: bytes, form: str, field: str) -> tuple[int, int]:
    try:
        with Image.open(io.BytesIO(data), formats=[form]) as opened:
            size = opened.size
            if max(size) <= MOST_SIDE:
                opened.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise ThemeRefused("theme.wrong.broken", field=field) from None
    return size


def _check_svg(data: bytes, field: str) -> None:
    """Well-formed, and an svg. It is only ever shown as a picture, where no script of it runs, and
    opened by itself it is a file in a sandbox (`security.md X09`)."""
    roots: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        if not roots:
            roots.append(name)

    def entity(*declared: object) -> None:
        raise ThemeRefused("theme.wrong.svg.entities", field=field)

    parser.StartElementHandler = start
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ThemeRefused("theme.wrong.svg", field=field, reason=str(error)) from None
    if roots != ["http://www.w3.org/2000/svg svg"]:
        raise ThemeRefused("theme.wrong.svg.root", field=field)

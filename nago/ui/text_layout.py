"""A paragraph of words, links and small signs."""

from typing import Unpack

import msgspec

from nago.errors import ComponentError
from nago.presentation.view import View
from nago.ui.avatar import AvatarPicture
from nago.ui.badge import Badge
from nago.ui.color import Color
from nago.ui.decor import Component, Decor
from nago.ui.font import Font
from nago.ui.icon import IconShape
from nago.ui.link import LinkAnchor
from nago.ui.text import Text, TextAlignment

Run = str | Text | LinkAnchor | IconShape | Badge | AvatarPicture
RUNS = (Text, LinkAnchor, IconShape, Badge, AvatarPicture)
HEADINGS = ("h1", "h2", "h3", "h4")


class Paragraph(Component, frozen=True, tag="TextLayout"):
    """Runs that flow into lines like the words of one text."""

    children: tuple[View, ...]
    color: Color | None = None
    font: Font | None = None
    text_alignment: TextAlignment | None = None


def TextLayout(
    *runs: Run | None,
    color: Color | None = None,
    font: Font | None = None,
    text_alignment: TextAlignment | None = None,
    **decor: Unpack[Decor],
) -> Paragraph:
    """Words, `Text`, `Link`, `Icon`, `Badge` and `Avatar` in one paragraph; None is left out.

    Write the blanks between them: `ui.TextLayout("Signed by ", ui.Link("Ada", "ada"), ".")`.
    Raises ComponentError for anything else, and for a heading, which is no part of a paragraph.
    """
    children = tuple(_run(run, place) for place, run in enumerate(runs) if run is not None)
    return Paragraph(children, color, font, text_alignment, **decor)


def _run(run: Run, place: int) -> View:
    if isinstance(run, str):
        return Text(run, level="inline")
    if not isinstance(run, RUNS) or (isinstance(run, Text) and run.level in HEADINGS):
        what = f"a heading {run.text!r:.40}" if isinstance(run, Text) else type(run).__name__
        raise ComponentError(
            f"TextLayout, run {place + 1}: got {what}, allowed are words, Text that is no heading, "
            "Link, Icon, Badge and Avatar"
        )
    if isinstance(run, Text) and run.level == "body":
        return msgspec.structs.replace(run, level="inline")
    return run

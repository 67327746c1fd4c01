"""Words to read."""

from typing import Literal

from nago.ui.color import Color
from nago.ui.decor import Component
from nago.ui.font import Font

TextLevel = Literal["h1", "h2", "h3", "h4", "body", "small", "caption", "label", "mono"]
TextAlignment = Literal["start", "center", "end", "justify"]


class Text(Component, frozen=True):
    """A run of text; its level gives it both its look and its meaning.

    `h1` to `h4` are headings; the page should have one `h1`. Line breaks in the text are kept.
    """

    text: str
    level: TextLevel = "body"
    color: Color | None = None
    font: Font | None = None
    text_alignment: TextAlignment | None = None

"""Words to read."""

from typing import Literal

from nago.errors import ComponentError
from nago.ui.color import Color
from nago.ui.decor import Component
from nago.ui.font import Font

TextLevel = Literal["h1", "h2", "h3", "h4", "body", "small", "caption", "label", "mono", "inline"]
TextAlignment = Literal["start", "center", "end", "justify"]
MOST_LINES = 100


class Text(Component, frozen=True):
    """A run of text; its level gives it both its look and its meaning.

    `h1` to `h4` are headings; the page should have one `h1`. `inline` stands among others in a
    `TextLayout`. Line breaks in the text are kept. What is longer than `max_lines` (1 to 100)
    ends in three dots; a text that is not `selectable` is passed over when one marks the page.
    """

    text: str
    level: TextLevel = "body"
    color: Color | None = None
    font: Font | None = None
    text_alignment: TextAlignment | None = None
    max_lines: int | None = None
    selectable: bool = True
    underline: bool = False

    def __post_init__(self) -> None:
        lines = self.max_lines
        if lines is not None and not (type(lines) is int and 1 <= lines <= MOST_LINES):
            raise ComponentError(
                f"Text.max_lines: got {lines!r:.60}, allowed is a number from 1 to {MOST_LINES}"
            )

"""Source text to read and to copy."""

import difflib
from typing import Unpack

from pygments.lexers import get_all_lexers

from nago.errors import ComponentError
from nago.ui.decor import Component, Decor
from nago.ui.highlight import is_known, marks


class CodeBlock(Component, frozen=True, tag="Code"):
    """A source text with the runs that get a colour: kind and length, kind and length."""

    source: str
    marks: tuple[int, ...] = ()
    language: str = ""
    label: str | None = None
    line_numbers: bool = False
    wrap: bool = False
    copies: bool = True


def Code(
    source: str,
    language: str = "",
    *,
    label: str | None = None,
    line_numbers: bool = False,
    wrap: bool = False,
    copies: bool = True,
    **decor: Unpack[Decor],
) -> CodeBlock:
    """A source text in the colours of its language, by the names that Pygments gives them.

    `label` stands above it and names it to screen readers, for example a file name. Long lines
    scroll sideways, or `wrap`. `copies` shows a button that puts the text into the clipboard.
    Texts of more than 200,000 characters are shown without colours. Raises ComponentError for
    an unknown language, naming those that are near.
    """
    if not isinstance(source, str):
        raise ComponentError(f"Code.source: got {type(source).__name__}, allowed is a text")
    if language and not is_known(language):
        raise _unknown(language)
    text = source.expandtabs(4).rstrip("\n")
    found = marks(text, language)
    return CodeBlock(text, found, language, label, line_numbers, wrap, copies, **decor)


def _unknown(language: str) -> ComponentError:
    names = [name for _, aliases, _, _ in get_all_lexers() for name in aliases]
    near = difflib.get_close_matches(str(language), names, n=4)
    hint = f"near are {', '.join(map(repr, near))}; " if near else ""
    return ComponentError(
        f"Code.language: got {language!r:.60}, which Pygments does not know; {hint}'' shows the "
        "text without colours"
    )

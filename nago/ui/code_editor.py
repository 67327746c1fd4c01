"""A source text to write."""

from typing import Literal, get_args

from msgspec import Struct

from nago.errors import ComponentError
from nago.presentation.action import Action, bind
from nago.presentation.state import State
from nago.ui.decor import Component
from nago.ui.text_field import TextFieldMode, checked_pause

CodeLanguage = Literal["text", "markdown", "markdown+jinja", "html", "json", "python", "sql"]
MOST_ROWS = 200


class CodeProblem(Struct, frozen=True):
    """Something wrong with one line; lines count from 1, and one that is not there is the last."""

    line: int
    text: str


class CodeEditor(Component, frozen=True):
    """A source text in the colours of its language, with line numbers, undo and search.

    What is typed reaches the state as with a `TextArea`, `mode` and `pause` included. It grows
    with its text from `rows` to `max_rows` lines (1 to 200) and scrolls from there on; long lines
    `wrap` or scroll sideways. `problems` are marked in the text and listed below it.

    Tab indents; Escape and then Tab leaves the editor, which says so. Ctrl+Enter sends the form
    that it stands in. Raises ComponentError for an unknown language, for rows out of range or for
    a pause that is too long.
    """

    label: str
    value: State[str]
    language: CodeLanguage = "text"
    supporting_text: str | None = None
    error_text: str | None = None
    problems: tuple[CodeProblem, ...] = ()
    placeholder: str | None = None
    disabled: bool = False
    read_only: bool = False
    required: bool = False
    line_numbers: bool = True
    wrap: bool = True
    rows: int = 8
    max_rows: int = 24
    mode: TextFieldMode = "auto"
    pause: float = 0.25
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")
        checked_pause("CodeEditor", self.pause)
        if self.language not in get_args(CodeLanguage):
            raise ComponentError(
                f"CodeEditor {self.label!r}: there is no language {self.language!r:.40}; there are "
                f"{', '.join(get_args(CodeLanguage))}"
            )
        if not 1 <= self.rows <= self.max_rows <= MOST_ROWS:
            raise ComponentError(
                f"CodeEditor {self.label!r}: rows={self.rows} and max_rows={self.max_rows} must be "
                f"1 to {MOST_ROWS}, rows the smaller"
            )

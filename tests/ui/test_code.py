"""Source text goes over the wire once, with the runs that get a colour beside it."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nago import ui
from nago.errors import ComponentError
from nago.presentation.check import check_tree
from nago.presentation.state import State
from nago.ui.highlight import KINDS, LONGEST, marks

PYTHON = "def f(a):\n    return 'ä😀' + 1  # end"


class Window:
    """Owns states, and renders nothing."""

    reading = None

    def state_changed(self, state: State[Any]) -> None:
        """Nobody looks."""


def coloured(source: str, language: str) -> list[tuple[str, str]]:
    runs, at = marks(source, language), 0
    found = []
    for kind, length in zip(runs[::2], runs[1::2], strict=True):
        found.append((KINDS[kind], source[at : at + length].strip()))
        at += length
    assert at in (0, len(source))
    return found


def test_the_parts_of_a_source_text_are_told() -> None:
    assert coloured(PYTHON, "python") == [
        ("keyword", "def"),
        ("name", "f"),
        ("plain", "(a):"),
        ("keyword", "return"),
        ("string", "'ä😀'"),
        ("plain", "+"),
        ("number", "1"),
        ("comment", "# end"),
    ]
    assert coloured("- a\n+ b", "diff") == [("deleted", "- a"), ("inserted", "+ b")]


def test_a_code_is_its_text_and_its_marks() -> None:
    code = ui.Code("if x:\n\tpass\n", "python", line_numbers=True)
    check_tree(code)
    assert msgspec.to_builtins(code) == {
        "type": "Code",
        "source": "if x:\n    pass",
        "marks": (1, 3, 0, 7, 1, 4),
        "language": "python",
        "lineNumbers": True,
    }
    assert ui.Code("plain").marks == ()
    assert ui.Code("x" * (LONGEST + 1), "python").marks == ()


def test_an_unknown_language_is_told_with_those_that_are_near() -> None:
    with pytest.raises(ComponentError, match=r"Code\.language: got 'pythn', .*'python'.* without"):
        ui.Code("x", "pythn")
    with pytest.raises(ComponentError, match=r"Code\.source: got int, allowed is a text"):
        ui.Code(5)  # type: ignore[arg-type]


@given(st.text(max_size=200), st.sampled_from(["python", "html", "json", "diff", "sql", "bash"]))
def test_marks_cover_any_text_exactly(source: str, language: str) -> None:
    runs = marks(source, language)
    assert sum(runs[1::2]) in (0, len(source))
    assert all(0 <= kind < len(KINDS) for kind in runs[::2])


def test_an_editor_says_which_languages_and_rows_there_are() -> None:
    text = State(Window(), "text", str, "")
    with pytest.raises(ComponentError, match=r"no language 'java'; there are text, markdown"):
        ui.CodeEditor("Source", text, "java")  # type: ignore[arg-type]
    for rows, most in ((0, 8), (9, 8), (8, 201)):
        with pytest.raises(ComponentError, match=f"rows={rows} and max_rows={most}"):
            ui.CodeEditor("Source", text, rows=rows, max_rows=most)

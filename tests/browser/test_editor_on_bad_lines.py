"""What is typed into an editor is as safe as in a field: on a slow line, and on one that stalls."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.application import Application
from tests.browser.fixtures import NewContext
from tests.browser.slow_line import SlowLine
from tests.browser.typists import Typist, Work, side_by_side

APP = "tests.browser.apps.editing"
PACE = 0.06
SENTENCE = "the quick brown fox jumps over the lazy dog"

Slow = Callable[[str, float], tuple[Application, SlowLine]]


class Author(Typist):
    """Somebody who types into an editor."""

    @property
    def text(self) -> str:
        return "\n".join(self.field.locator(".cm-line").all_text_contents())


def an_echo(author: Typist) -> Work:
    yield from author.types(SENTENCE)
    yield from author.sees(SENTENCE)


def a_server_that_capitalises(author: Typist) -> Work:
    yield from author.types(SENTENCE)
    yield from author.sees(SENTENCE.upper())


def letters_in_the_middle_of_a_word(author: Typist) -> Work:
    yield from author.types("abef")
    yield from author.sees("ABEF")
    yield from author.presses("ArrowLeft", "ArrowLeft")
    yield from author.types("cd")
    yield from author.sees("ABCDEF")


def an_input_method(author: Typist) -> Work:
    yield from author.types("ab ")
    yield from author.composes("に", "にほ", "日本", steps=8)
    yield from author.sees("AB 日本")


CASES: tuple[tuple[Callable[[Typist], Work], str], ...] = (
    (an_echo, "Echo"),
    (a_server_that_capitalises, "Shout"),
    (letters_in_the_middle_of_a_word, "Shout"),
    (an_input_method, "Shout"),
)


@pytest.mark.parametrize("stalls", [0.0, 0.05])
def test_the_ways_to_type_into_an_editor_lose_and_move_nothing(
    new_context: NewContext, slow: Slow, stalls: float
) -> None:
    _, line = slow(APP, 0.15)
    authors = []
    for _, label in CASES:
        page = new_context().new_page()
        page.goto(line.url)
        authors.append(Author(page, label))
    line.stalls = stalls
    side_by_side(PACE, *[case(author) for (case, _), author in zip(CASES, authors, strict=True)])
    held = [author.text for author in authors]
    authors[0].page.wait_for_timeout(600)
    assert [author.text for author in authors] == held
    assert (line.stalled > 0) == (stalls > 0)

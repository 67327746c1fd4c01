"""Typing is sacred: on a slow line, and on one that stalls, in tabs side by side."""

import random
import string
from collections.abc import Callable

import pytest

from tests.browser.application import Application
from tests.browser.fixtures import NewContext
from tests.browser.slow_line import SlowLine
from tests.browser.typists import Typist, Work, side_by_side

APP = "tests.browser.apps.typing"
PACE = 0.06
SENTENCE = "the quick brown fox jumps over the lazy dog"
ROUND_TRIP = 0.3

Slow = Callable[[str, float], tuple[Application, SlowLine]]


def an_echo(typist: Typist) -> Work:
    """The server reads every character."""
    yield from typist.types(SENTENCE)
    yield from typist.sees(SENTENCE)


def a_server_that_capitalises(typist: Typist) -> Work:
    yield from typist.types(SENTENCE)
    yield from typist.sees(SENTENCE.upper())


def a_line_that_is_cleared(typist: Typist) -> Work:
    yield from typist.types("hello")
    yield from typist.presses("Enter")
    yield from typist.until(lambda: typist.reads("said: hello"))
    yield from typist.sees("")


def the_next_line_begun_at_once(typist: Typist) -> Work:
    yield from typist.types("hello")
    yield from typist.presses("Enter")
    yield from typist.types(" next")
    yield from typist.until(lambda: typist.reads("said: hello"))
    yield from typist.sees(" next")
    yield from typist.presses("Enter")
    yield from typist.until(lambda: typist.reads("said:  next"))
    yield from typist.sees("")


def letters_in_the_middle_of_a_word(typist: Typist) -> Work:
    yield from typist.types("abef")
    yield from typist.sees("ABEF")
    yield from typist.presses("ArrowLeft", "ArrowLeft")
    yield from typist.types("cd")
    yield from typist.sees("ABCDEF")
    assert typist.caret == 4


def an_input_method(typist: Typist) -> Work:
    """What the server writes meanwhile arrives while the reading is still open."""
    yield from typist.types("ab ")
    yield from typist.composes("に", "にほ", "日本", steps=8)
    yield from typist.sees("AB 日本")


CASES: tuple[tuple[Callable[[Typist], Work], str], ...] = (
    (an_echo, "Echo"),
    (a_server_that_capitalises, "Shout"),
    (a_line_that_is_cleared, "Line"),
    (the_next_line_begun_at_once, "Line"),
    (letters_in_the_middle_of_a_word, "Shout"),
    (an_input_method, "Shout"),
)


@pytest.mark.parametrize("stalls", [0.0, 0.05])
def test_the_six_ways_to_type_lose_and_move_nothing(
    new_context: NewContext, slow: Slow, stalls: float
) -> None:
    _, line = slow(APP, ROUND_TRIP / 2)
    typists = [_typist(new_context, line, label) for _, label in CASES]
    line.stalls = stalls
    side_by_side(PACE, *[case(typist) for (case, _), typist in zip(CASES, typists, strict=True)])
    held = [typist.text for typist in typists]
    typists[0].page.wait_for_timeout(2 * ROUND_TRIP * 1000)
    assert [typist.text for typist in typists] == held
    assert (line.stalled > 0) == (stalls > 0)


def test_two_hundred_characters_at_fifteen_a_second_arrive_exactly(
    new_context: NewContext, slow: Slow
) -> None:
    chance = random.Random(15)
    letters = string.ascii_letters + string.digits + string.punctuation + "äöü"
    text = "".join(chance.choice(letters) for _ in range(200))
    _, line = slow(APP, 0.2)
    echo, shout = (_typist(new_context, line, label) for label in ("Echo", "Shout"))

    def exactly(typist: Typist, expected: str) -> Work:
        yield from typist.types(text)
        yield from typist.sees(expected)

    side_by_side(1 / 15, exactly(echo, text), exactly(shout, text.upper()))


def _typist(new_context: NewContext, line: SlowLine, label: str) -> Typist:
    page = new_context().new_page()
    page.goto(line.url)
    return Typist(page, label)

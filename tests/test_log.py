"""Lines of the log: one each, whatever is in them."""

import io
import json
import logging
import sys
from collections.abc import Callable

import pytest

from nago.log import JsonLines, TextLines

FORMATTERS = [TextLines, JsonLines]


class Mute(Exception):
    """An exception that cannot be told."""

    def __str__(self) -> str:
        raise RuntimeError("no text")

    __repr__ = __str__


def written(kind: Callable[[], logging.Formatter], *message: object, trace: bool = False) -> str:
    """What stands in the log, also if it is the logging itself that fails."""
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(kind())
    logger = logging.Logger("nago.test")
    logger.addHandler(handler)
    stderr, sys.stderr = sys.stderr, kept
    try:
        logger.warning(*message, exc_info=trace)
    finally:
        sys.stderr = stderr
    return kept.getvalue()


@pytest.mark.parametrize("kind", FORMATTERS)
@pytest.mark.parametrize(
    "message",
    [
        ("100 %", 1),
        ("%s and %s", "one"),
        ("%d", "no number"),
        ("nothing", "wanted"),
        ("%(name)s", {"other": 1}),
        ("%s", Mute()),
        (Mute(),),
        ("half a character: %s", "\ud800"),
        ("breaks: %s", "\r\n\x00\x1b[31m\x85\u2028\u2029 2026-01-01 ERROR nago: made up"),
    ],
    ids=range(9),
)
def test_G04_a_line_that_cannot_be_formatted_is_one_calm_line(
    kind: Callable[[], logging.Formatter], message: tuple[object, ...]
) -> None:
    text = written(kind, *message)
    assert len(text.splitlines()) == 1, text
    assert "Traceback" not in text
    assert text.encode()
    if kind is JsonLines:
        assert json.loads(text)["level"] == "WARNING"


@pytest.mark.parametrize("kind", FORMATTERS)
@pytest.mark.parametrize("error", [Mute(), ValueError("\ud800\u2028%s")], ids=["mute", "half"])
def test_G04_a_traceback_of_an_odd_exception_is_told_as_well(
    kind: Callable[[], logging.Formatter], error: Exception
) -> None:
    try:
        raise error
    except Exception:
        text = written(kind, "it failed", trace=True)
    assert "Logging error" not in text
    assert type(error).__name__ in text
    assert text.encode()

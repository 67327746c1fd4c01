"""Patterns of e-mail addresses: which fit, how long that takes, and which dot is meant."""

import time

import pytest

from nago.errors import InvalidValue
from nago.i18n import translate
from nago.systems.user import UserSettings
from nago.systems.user.allow_list import AllowList, checked_patterns, with_dots_escaped

SEED = "^[a-z|-|.]+@worldiety.de$"
HANGS = r"([a-z]+)+@x\.de"


@pytest.mark.parametrize(
    ("email", "fits"),
    [
        ("anna@worldiety.de", True),
        ("anna.beispiel@worldiety.de", True),
        ("a@worldiety.de\n", False),
        ("a@worldiety.de.evil.com", False),
        ("evil@x.de,a@worldiety.de", False),
        ("anna@worldietyXde", True),  # its dot stands for any character, which the page says
        ("4711@worldiety.de", False),
        ("", False),
    ],
)
def test_N08_a_pattern_fits_the_whole_address(email, fits):
    assert AllowList((SEED,)).allows(email) is fits
    assert AllowList((SEED.strip("^$"),)).allows(email) is fits


def test_N08_no_pattern_allows_everybody_and_empty_lines_are_none():
    assert AllowList(()).allows("anybody@example.com")
    assert AllowList(("", "  ")).allows("anybody@example.com")
    assert not AllowList(("", SEED)).allows("anybody@example.com")


def test_N09_a_pattern_that_hangs_others_does_not_hang_us():
    checked_patterns([HANGS])
    allowed = AllowList((HANGS,))
    before = time.perf_counter()
    assert not allowed.allows("a" * 5000)
    assert allowed.allows("a" * 5000 + "@x.de")
    assert time.perf_counter() - before < 0.5  # ten times what is allowed, for slow machines


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("[a-z", "missing"),
        ("(?=x)", "line 1"),
        (r"(a)\1", "line 1"),
        ("*@example.com", "line 1"),
        ("((a{100}){100}){100}", "line 1"),
        ("x" * 501, "at most 500"),
    ],
)
def test_N08_a_line_that_is_no_pattern_is_named(pattern, reason):
    with pytest.raises(InvalidValue, match=reason) as refused:
        checked_patterns([pattern])
    assert refused.value.field == "sso_allow_list"
    with pytest.raises(InvalidValue, match="at most 200"):
        checked_patterns(["a"] * 201)


@pytest.mark.parametrize(
    ("line", "better"),
    [
        (SEED, r"^[a-z|-|.]+@worldiety\.de$"),
        (r".*@example\.com", r".*@example\.com"),
        (".+@sub.example.com", r".+@sub\.example\.com"),
        (r"[.]x\.y", r"[.]x\.y"),
        ("a.{2}@x", "a.{2}@x"),
    ],
)
def test_a_lone_dot_is_taken_for_a_dot_and_others_are_left_alone(line, better):
    assert with_dots_escaped(line) == better


def test_the_settings_warn_of_a_dot_that_stands_for_any_character():
    settings = UserSettings(sso_allow_list=(SEED, r".*@example\.com"))
    [(key, values)] = settings.warnings()
    for language in ("en", "de"):
        assert r"@worldiety\.de$" in translate(language, key, **values)

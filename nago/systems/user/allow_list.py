"""Whose e-mail addresses may log in through identity providers, as patterns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nago.errors import InvalidValue
from nago.systems.user.pattern import check_pattern, compiled

MOST_PATTERNS = 200
PARTS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\.(?P<repeated>[*+?{])?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class AllowList:
    """RE2 patterns, one of which fits the whole of an address (`security.md` N08, N09).

    RE2 takes time in proportion to the text, whatever the pattern. Without patterns everybody is
    allowed.
    """

    patterns: tuple[str, ...]

    def allows(self, email: str) -> bool:
        """`email` is in the form of `normalised_email`."""
        patterns = [pattern for pattern in map(str.strip, self.patterns) if pattern]
        return not patterns or any(compiled(each).fullmatch(email) for each in patterns)


def checked_patterns(lines: Sequence[str]) -> None:
    """Raises InvalidValue for a line that is no pattern, naming it and what is wrong."""
    if len(lines) > MOST_PATTERNS:
        raise InvalidValue(
            f"there are {len(lines)} patterns, at most {MOST_PATTERNS} are allowed",
            field="sso_allow_list",
        )
    for number, line in enumerate(map(str.strip, lines), 1):
        check_pattern(line, r"^[a-z.\-]+@example\.com$", "sso_allow_list", f"line {number}")


def with_dots_escaped(line: str) -> str:
    r"""The same pattern with `\.` instead of a lone dot, which stands for any character: a warning
    shows it, because `@example.com` fits `@exampleXcom` as well."""

    def escape(found: re.Match[str]) -> str:
        text = found[0]
        return r"\." if text == "." else text

    return PARTS.sub(escape, line)

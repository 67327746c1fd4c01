"""Whose e-mail addresses may log in through identity providers, as patterns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2

from nago.errors import InvalidValue

LONGEST_PATTERN = 500
MOST_PATTERNS = 200
MEMORY = 1 << 20
"""Bytes that one pattern may take; a counted repetition of a repetition wants gigabytes."""
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
        return not patterns or any(_compiled(each).fullmatch(email) for each in patterns)


def checked_patterns(lines: Sequence[str]) -> None:
    """Raises InvalidValue for a line that is no pattern, naming it and what is wrong."""
    if len(lines) > MOST_PATTERNS:
        raise InvalidValue(
            f"there are {len(lines)} patterns, at most {MOST_PATTERNS} are allowed",
            field="sso_allow_list",
        )
    for number, line in enumerate(map(str.strip, lines), 1):
        if len(line) > LONGEST_PATTERN:
            raise InvalidValue(
                f"line {number}: a pattern has at most {LONGEST_PATTERN} characters",
                field="sso_allow_list",
            )
        try:
            _compiled(line)
        except re2.error as error:
            reason = error.args[0] if error.args else "not a pattern"
            if isinstance(reason, bytes):
                reason = reason.decode("utf-8", "replace")
            raise InvalidValue(
                f"line {number}, {line!r:.100}: {reason}; a pattern such as "
                r"^[a-z.\-]+@example\.com$ is right",
                field="sso_allow_list",
            ) from None


def with_dots_escaped(line: str) -> str:
    r"""The same pattern with `\.` instead of a lone dot, which stands for any character: a warning
    shows it, because `@example.com` fits `@exampleXcom` as well."""

    def escape(found: re.Match[str]) -> str:
        text = found[0]
        return r"\." if text == "." else text

    return PARTS.sub(escape, line)


@lru_cache(maxsize=4 * MOST_PATTERNS)
def _compiled(pattern: str) -> Any:
    """Raises re2.error."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = MEMORY
    return re2.compile(pattern, options)

"""Patterns that administrators write, in RE2: it takes time in proportion to the text, whatever
the pattern (`security.md N08`)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import re2

from nago.errors import InvalidValue

LONGEST_PATTERN = 500
MEMORY = 1 << 20
"""Bytes that one pattern may take; a counted repetition of a repetition wants gigabytes."""
MOST_KEPT = 800


def check_pattern(pattern: str, example: str, field: str, place: str = "") -> None:
    """Raises InvalidValue for what is no pattern, naming it and what is wrong.

    `place` says where it stands, such as `line 3`; `example` is a pattern that is right.
    """
    begin = f"{place}: " if place else ""
    if len(pattern) > LONGEST_PATTERN:
        raise InvalidValue(
            f"{begin}a pattern has at most {LONGEST_PATTERN} characters", field=field
        )
    try:
        compiled(pattern)
    except re2.error as error:
        reason = error.args[0] if error.args else "not a pattern"
        if isinstance(reason, bytes):
            reason = reason.decode("utf-8", "replace")
        where = f"{place}, " if place else ""
        raise InvalidValue(
            f"{where}{pattern!r:.100}: {reason}; a pattern such as {example} is right", field=field
        ) from None


@lru_cache(maxsize=MOST_KEPT)
def compiled(pattern: str) -> Any:
    """Raises re2.error."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = MEMORY
    return re2.compile(pattern, options)

"""What an input allows, and how its user is told of it.

What no user could enter (an option that is not there) is refused in silence. Where a user writes a
number, a date or a time by himself (`typed`), the text stays in the field and a sentence says what
is wrong with it.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from datetime import date, time
from typing import Any, Union, get_args, get_origin

from nago.errors import ComponentError, InvalidValue
from nago.i18n import translate
from nago.presentation.choice import check_choice
from nago.presentation.state import State
from nago.presentation.view import View

COLOUR = re.compile(r"(?:#[0-9a-f]{6})?")
TINY = 1e-9
"""How far a number may be from the next step: a browser counts in steps of its own."""


class Unfit(InvalidValue):
    """What a user wrote does not fit; the text is for him."""


def uncrossed(component: str, low: str, least: Any, high: str, most: Any) -> None:
    """Raises ComponentError, naming both fields, where the lower end lies above the upper one."""
    if least is not None and most is not None and least > most:
        raise ComponentError(
            f"{component}.{low}: got {least!s}, which lies above {component}.{high}: {most!s}; "
            "the two ends are crossed"
        )


def check(node: View, state: State[Any], value: Any) -> None:
    """Raises Unfit for a text that the user can mend, InvalidValue for what he could not enter."""
    if hasattr(node, "options"):
        check_choice(node, state, value)
    longest = getattr(node, "max_length", None)
    if isinstance(value, str) and longest is not None and len(value) > longest:
        raise InvalidValue(f"{state.name!r}: {len(value)} characters, allowed are {longest}")
    if getattr(node, "hexadecimal", False) and not COLOUR.fullmatch(value):
        raise Unfit(translate(state.language, "input.color"))
    said = _outside(node, value, state.language)
    if said is None:
        return
    if getattr(node, "typed", False):
        raise Unfit(said)
    raise InvalidValue(f"{state.name!r}: {value!r:.60}: {said}")


def unreadable(node: View, state: State[Any], raw: bytes) -> str | None:
    """What to say of a text that is no value of the state's type; None where nobody writes one."""
    if not getattr(node, "typed", False):
        return None
    language = state.language
    if raw.strip() == b"null":
        return translate(language, "form.empty")
    kinds = set(_members(state.kind))
    if int in kinds:
        return _number(node, True, language)
    if float in kinds:
        return _number(node, False, language)
    if time in kinds:
        return translate(language, "input.time", example=said(time(14, 30), language))
    return translate(language, "input.date", example=said(date(2026, 12, 31), language))


def said(value: Any, language: str, grouping: bool = True) -> str:
    """A number, date or time as a user of that language reads it, thousands apart if `grouping`.

    Dates of English name the month, because days and months are ordered differently in places.
    """
    if isinstance(value, date):
        if language == "de":
            return f"{value.day}.{value.month}.{value.year}"
        return f"{value.day} {value:%b} {value.year}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    whole = isinstance(value, int) or (value.is_integer() and abs(value) < 1e15)
    text = f"{int(value):,}" if whole else _decimal(value)
    text = text if grouping else text.replace(",", "")
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def _decimal(value: float) -> str:
    text = repr(value)
    return text if "e" in text else f"{value:,.{len(text.partition('.')[2])}f}"


def _members(kind: Any) -> Iterator[Any]:
    if get_origin(kind) in (Union, types.UnionType):
        yield from get_args(kind)
    else:
        yield kind


def _outside(node: View, value: Any, language: str) -> str | None:
    """The first thing that is wrong with a value in the light of the node's limits."""
    low, high = getattr(node, "minimum", None), getattr(node, "maximum", None)
    if isinstance(value, tuple):
        if value[0] > value[1]:
            return translate(language, "input.crossed")
        wrong = (_outside(node, each, language) for each in value)
        return next(filter(None, wrong), None)
    if hasattr(value, "start") and hasattr(value, "end"):
        ends = [each for each in (value.start, value.end) if each is not None]
        if len(ends) == 2 and ends[0] > ends[1]:
            return translate(language, "input.crossed")
        wrong = (_outside(node, each, language) for each in ends)
        return next(filter(None, wrong), None)
    if isinstance(value, (date, time)):
        if (low is not None and value < low) or (high is not None and value > high):
            return _between(low, high, language)
        return _closed(node, value, language) if isinstance(value, date) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if (low is not None and value < low) or (high is not None and value > high):
        return _number(node, isinstance(value, int), language)
    return _stepped(node, value, language)


def _stepped(node: Any, value: float, language: str) -> str | None:
    """Sliders know only their steps; a field only says how many decimals it takes."""
    decimals = getattr(node, "decimals", None)
    if decimals is not None and abs(round(value, decimals) - value) > TINY:
        return translate(language, "input.decimals", number=str(decimals))
    if getattr(node, "stepped", False):
        steps = (value - node.minimum) / node.step
        if abs(steps - round(steps)) > TINY * max(1, abs(steps)):
            return translate(language, "form.multiple", number=said(node.step, language))
    return None


def _closed(node: View, value: date, language: str) -> str | None:
    days = getattr(node, "disabled_weekdays", ())
    if value in getattr(node, "disabled_dates", ()) or value.weekday() in days:
        return translate(language, "input.date.closed", day=said(value, language))
    return None


def _between(low: Any, high: Any, language: str) -> str:
    limits = {
        name: said(limit, language)
        for name, limit in (("low", low), ("high", high))
        if limit is not None
    }
    key = "between" if len(limits) == 2 else "from" if "low" in limits else "to"
    kind = "date" if isinstance(low or high, date) else "time"
    return translate(language, f"input.{kind}.{key}", **limits)


def _number(node: View, whole: bool, language: str) -> str:
    """One sentence with all that counts: "Enter a whole number from 1 to 1,440." """
    grouping = getattr(node, "grouping", True)
    low, high = (
        None if limit is None else said(limit, language, grouping)
        for limit in (getattr(node, "minimum", None), getattr(node, "maximum", None))
    )
    kind = "whole" if whole else "decimal"
    if low is not None and high is not None:
        return translate(language, f"form.{kind}.between", low=low, high=high)
    if low is None and high is None:
        return translate(language, f"form.{kind}")
    name = "at_least" if high is None else "at_most"
    limit = translate(language, f"form.limit.{name}", number=low or high or "")
    return translate(language, f"form.{kind}.limited", limit=limit)

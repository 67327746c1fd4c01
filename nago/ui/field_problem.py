"""Sentences that say to a user what a field allows."""

from __future__ import annotations

import functools
import re
from datetime import date, time
from typing import Any

from msgspec import inspect

from nago.i18n import translate
from nago.presentation.limits import said
from nago.ui.form_field import FormField, spoken

WHOLE = ("form.whole", "form.whole.between", "form.whole.limited")
WORDS = {"day": "input.date", "hour": "input.time"}
EXAMPLES = {"day": date(2026, 12, 31), "hour": time(14, 30)}
DECIMAL = ("form.decimal", "form.decimal.between", "form.decimal.limited")


def problem(field: FormField, entered: Any, language: str) -> str:
    """What is wrong with what was entered, as an invitation to enter something else."""
    if field.holds in ("whole", "decimal"):
        return _number(field, language)
    if field.written:
        return translate(
            language, WORDS[field.holds], example=said(EXAMPLES[field.holds], language)
        )
    if field.holds == "one_of":
        return no_choice(language)
    if field.holds in ("lines", "some_of"):
        return _several(field, entered, language)
    return _text(field, field.type, entered, language)


def no_choice(language: str) -> str:
    return translate(language, "form.choose")


def _number(field: FormField, language: str) -> str:
    """One sentence with all that counts: "Enter a whole number from 1 to 1440." """
    number = functools.partial(said, language=language, grouping=field.grouping)
    held, whole = field.type, field.holds == "whole"
    plain, between, limited = WHOLE if whole else DECIMAL
    low, high = held.ge, held.le
    if whole:  # an exclusive limit of whole numbers is said as an inclusive one
        low = held.gt + 1 if low is None and held.gt is not None else low
        high = held.lt - 1 if high is None and held.lt is not None else high
    if held.multiple_of is not None:
        multiple = number(held.multiple_of)
        return translate(language, "form.multiple", number=multiple)
    if low is not None and high is not None:
        return translate(
            language,
            between,
            low=number(low),
            high=number(high),
        )
    limits = {"at_least": low, "at_most": high}
    if not whole:
        limits |= {"above": held.gt, "below": held.lt}
    words = [
        translate(language, f"form.limit.{name}", number=number(limit))
        for name, limit in limits.items()
        if limit is not None
    ]
    if not words:
        return translate(language, plain)
    limit = f" {translate(language, 'form.and')} ".join(words)
    return translate(language, limited, limit=limit)


def _several(field: FormField, entered: Any, language: str) -> str:
    entries = entered if isinstance(entered, list) else entered.split("\n")
    entries = [entry.strip() for entry in entries if entry.strip()]
    least, most = field.type.min_length, field.type.max_length
    if least is not None and len(entries) < least:
        return translate(language, "form.entries.at_least", number=str(least))
    if most is not None and len(entries) > most:
        return translate(
            language, "form.entries.at_most", number=str(most), count=str(len(entries))
        )
    item = field.type.item_type
    item = item.type if isinstance(item, inspect.Metadata) else item
    for entry in entries:
        if isinstance(item, inspect.StrType) and (said := _broken(field, item, entry, language)):
            return translate(language, "form.entry", entry=entry[:40], problem=said)
    return _rule(field, language)


def _text(field: FormField, held: Any, entered: str, language: str) -> str:
    return _broken(field, held, entered, language) or _rule(field, language)


def _broken(field: FormField, held: Any, entered: str, language: str) -> str | None:
    """Which limit of a text is not kept; None for none, or where msgspec knows better."""
    least, most = held.min_length, held.max_length
    if not entered.strip() and (least or held.pattern):
        return translate(language, "form.empty")
    if least is not None and len(entered) < least:
        return translate(language, "form.text.at_least", number=str(least))
    if most is not None and len(entered) > most:
        return translate(language, "form.text.at_most", number=str(most), count=str(len(entered)))
    if held.pattern is not None and re.search(held.pattern, entered) is None:
        return _rule(field, language)
    return None


def _rule(field: FormField, language: str) -> str:
    if field.rule:
        return spoken(language, field.rule)
    if field.format is not None:
        return translate(language, f"form.format.{field.format}")
    return translate(language, "form.other")

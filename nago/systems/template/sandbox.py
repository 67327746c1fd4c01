"""Renders a template of Jinja2 so that values stay apart from the text around them.

Where a value is put out, the text gets a mark instead: what a value holds is never read as
Markdown, HTML or a template (`security.md X14`, `M04`).
"""

from __future__ import annotations

import re
import secrets
import traceback
from collections.abc import Callable
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from nago.systems.template.filters import FILTERS, TESTS
from nago.systems.template.model import TemplateRefused
from nago.systems.template.syntax import LOOP, check_syntax
from nago.systems.template.values import Address, Budget, Seen, shown

LONGEST_VALUE = 20_000
LONGEST_MARKED = 40_000
"""Characters of a rendered text, each value counted as its mark of 24."""
FILE = "<template>"
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls, and what turns the direction of the text around it (Unicode UAX 9)."""


class Marked:
    """A rendered text with marks, and the values that belong to them."""

    def __init__(self) -> None:
        self._nonce = secrets.token_hex(8)
        self._values: list[str | Address] = []
        self._marks = re.compile(rf"x{self._nonce}n(\d+)x")
        self.text = ""

    def mark(self, value: str) -> str:
        """What stands for the value; letters and digits, so that Markdown sees a word."""
        self._values.append(value)
        return f"x{self._nonce}n{len(self._values) - 1}x"

    def filled(self, text: str, show: Callable[[str], str] = str) -> str:
        """The text with its values, each as `show` makes it."""
        return self._marks.sub(lambda found: show(self._values[int(found[1])]), text)

    def only(self, text: str) -> str | None:
        """The value, if a mark is all of the text."""
        found = self._marks.fullmatch(text)
        return None if found is None else self._values[int(found[1])]

    def holds_value(self, text: str) -> bool:
        return self._marks.search(text) is not None


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2 without globals, loaders and callables: attributes are fields of the model."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Seen) and attribute in obj.fields:
            return obj.fields[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        raise SecurityError(f"{attribute!r} is no field")

    def getitem(self, obj: Any, argument: Any) -> Any:
        raise SecurityError("items are not asked for by their number or name")

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return False


def sandbox(finalize: Callable[..., Any] | None = None) -> Sandbox:
    """An environment in which nothing is known but the filters and tests that are allowed."""
    made = Sandbox(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        loader=None,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
        cache_size=0,
    )
    made.globals.clear()
    made.filters.clear()
    made.filters.update(FILTERS)
    made.tests.clear()
    made.tests.update(TESTS)
    return made


def rendered(
    source: str, model: Any, values: dict[str, Any], budget: Budget, language: str
) -> Marked:
    """The text of a template for these values, which belong to a model of this kind.

    Raises TemplateRefused, with the line.
    """
    marked = Marked()

    @jinja2.pass_context  # a context, so that nothing is put out before there are values
    def finalize(context: Context, value: Any) -> str:
        text = UNSEEN.sub("", shown(value, language)[:LONGEST_VALUE])
        return marked.mark(Address(text) if isinstance(value, Address) else text)

    environment = sandbox(finalize)
    check_syntax(environment, source, model)
    try:
        template = environment.from_string(source)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateRefused("syntax", error.lineno, said=str(error.message)) from None
    except (RecursionError, SyntaxError, MemoryError):
        raise TemplateRefused("too_deep") from None
    parts, length = [], 0
    try:
        for part in template.generate(values):
            budget.look()
            length += len(part)
            if length > LONGEST_MARKED:
                raise TemplateRefused("too_long", most=f"{LONGEST_MARKED}")
            parts.append(part)
    except TemplateRefused:
        raise
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise TemplateRefused("failed", _line(error), said=str(error)[:200]) from None
    marked.text = "".join(parts)
    return marked


def _line(error: BaseException) -> int:
    """Of the template; Jinja2 puts its lines into the traceback."""
    found = [each for each in traceback.extract_tb(error.__traceback__) if each.filename == FILE]
    return (found[-1].lineno or 0) if found else 0

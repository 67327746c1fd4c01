"""Templates of mails: what they are for, what they say, and what an administrator says instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from nago.data.repository import Aggregate
from nago.errors import InvalidValue
from nago.i18n import translate

LONGEST_SUBJECT = 300
LONGEST_BODY = 20_000


class TemplateText(msgspec.Struct, frozen=True):
    """What a template says in one language: a line, and a text in Markdown, both with `{{ }}`."""

    subject: str
    body: str


class MailTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """A mail that a system sends.

    `title` and `description` are texts or keys of `nago/i18n.py`. The fields of `model`, a frozen
    Struct, are the variables: texts, numbers, dates, yes or no, Structs and lists of those.
    `sample` is an instance of it, for previews; a field is a link, and may stand behind
    `[Label](…)`, if its sample is an absolute address by http. `texts` has a text for each
    language, see `built_in`.
    """

    id: str
    title: str
    description: str = ""
    model: type[msgspec.Struct]
    sample: msgspec.Struct
    texts: Mapping[str, TemplateText]

    def text(self, language: str) -> TemplateText:
        """The built-in text in this language, or in English, or in any."""
        found = self.texts.get(language) or self.texts.get("en")
        return found or next(iter(self.texts.values()))


class Rendered(msgspec.Struct, frozen=True):
    """A mail to send: both parts say the same."""

    subject: str
    text: str
    html: str


class TemplateOverride(Aggregate, frozen=True):
    """What an administrator says instead of a built-in text; see `override_id` for the id."""

    template: str
    language: str
    subject: str
    body: str
    at: datetime
    by: str

    @property
    def text(self) -> TemplateText:
        return TemplateText(self.subject, self.body)


class TemplateRefused(InvalidValue):
    """A template cannot be used: where, why, and what is allowed.

    `reason` ends a key of `nago/i18n.py`; `line` counts from 1; 0 if it concerns all lines.
    """

    def __init__(self, reason: str, line: int = 0, field: str = "body", **values: str) -> None:
        self.reason = reason
        self.line = line
        self.values = values
        super().__init__(self._said("en"), field=field)

    def at(self, field: str) -> TemplateRefused:
        """The same at another field."""
        return TemplateRefused(self.reason, self.line, field, **self.values)

    def in_words(self, language: str) -> InvalidValue:
        """The same for whoever wrote it."""
        return InvalidValue(self._said(language), field=self.field)

    def reason_in(self, language: str) -> str:
        """Without the line."""
        return translate(language, f"template.wrong.{self.reason}", **self.values)

    def _said(self, language: str) -> str:
        said = self.reason_in(language)
        if not self.line:
            return said
        return translate(language, "template.wrong_line", line=str(self.line), text=said)


@dataclass(frozen=True, slots=True)
class FoundTemplate:
    """A template in one language as it counts now."""

    template: MailTemplate
    language: str
    text: TemplateText
    """The override if there is one, else the built-in text."""
    built_in: TemplateText
    override: TemplateOverride | None = None
    broken: TemplateRefused | None = None
    """Why the override cannot be used, so that the built-in text is."""

    @property
    def version(self) -> int:
        return self.override.version if self.override is not None else 0


def override_id(template: str, language: str) -> str:
    return f"{template}/{language}"


def variables_of(sample: Any, path: tuple[str, ...] = ()) -> list[tuple[str, Any]]:
    """What may stand in a template, with what the sample has there, as `customer.name`."""
    found: list[tuple[str, Any]] = []
    for name in type(sample).__struct_fields__:
        value = getattr(sample, name)
        if isinstance(value, msgspec.Struct):
            found += variables_of(value, (*path, name))
        else:
            found.append((".".join((*path, name)), value))
    return found

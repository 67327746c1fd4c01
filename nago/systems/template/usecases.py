"""What can be done with templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from nago.auth.subject import Subject
from nago.errors import ConcurrentUpdate, InvalidValue
from nago.i18n import LANGUAGES
from nago.systems.template.model import (
    FoundTemplate,
    MailTemplate,
    TemplateOverride,
    TemplateText,
    override_id,
)
from nago.systems.template.permissions import FIND_TEMPLATES, UPDATE_TEMPLATE
from nago.systems.template.rendering import Letter, Templates


@dataclass(frozen=True, slots=True)
class FindAllTemplates:
    """All templates, in each language, as they count now."""

    templates: Templates

    async def __call__(self, subject: Subject) -> list[FoundTemplate]:
        """In the order of their registration. Raises PermissionDenied, StoreError."""
        subject.audit(FIND_TEMPLATES)
        overrides = {each.id: each for each in await self.templates.overrides.find_all()}
        return [
            await self.templates.as_it_counts(
                template, language, overrides.get(override_id(template.id, language))
            )
            for template in self.templates.known.values()
            for language in LANGUAGES
        ]


@dataclass(frozen=True, slots=True)
class FindTemplateByID:
    """One template in one language."""

    templates: Templates

    async def __call__(self, subject: Subject, id: str, language: str) -> FoundTemplate | None:
        """None if there is none. Raises PermissionDenied, StoreError."""
        subject.audit(FIND_TEMPLATES)
        return await self.templates.found(id, language)


@dataclass(frozen=True, slots=True)
class PreviewTemplate:
    """How a text would look, of the sample values; nothing is kept."""

    templates: Templates

    async def __call__(
        self, subject: Subject, id: str, language: str, text: TemplateText
    ) -> Letter:
        """Raises PermissionDenied, WiringError for a template that there is not, and
        TemplateRefused, with the line."""
        subject.audit(FIND_TEMPLATES)
        template = self.templates.need(id)
        return await self.templates.letter(template, text, _language(language))


@dataclass(frozen=True, slots=True)
class UpdateTemplate:
    """Lets mails say something else in one language."""

    templates: Templates
    clock: Callable[[], float]

    async def __call__(
        self,
        subject: Subject,
        id: str,
        language: str,
        text: TemplateText,
        *,
        version: int | None = None,
    ) -> FoundTemplate:
        """`version` is that of the override that was loaded, 0 if there was none; without it,
        whoever saved last is overwritten. The built-in text as it is removes the override.

        Raises PermissionDenied, ConcurrentUpdate, StoreError, WiringError for a template that
        there is not, and TemplateRefused, with the line, for what cannot be used: then nothing
        changes.
        """
        subject.audit(UPDATE_TEMPLATE)
        template, language = self.templates.need(id), _language(language)
        text = TemplateText(text.subject.strip(), _ended(text.body))
        before = await self.templates.overrides.find(id, language)
        _same_version(before, version)
        await self.templates.letter(template, text, language)
        if text == template.text(language):
            if before is not None:
                await self.templates.overrides.delete(subject, before)
        elif before is None or before.text != text:
            now = datetime.fromtimestamp(self.clock(), UTC)
            override = TemplateOverride(
                id=override_id(id, language),
                version=before.version if before is not None else 0,
                template=id,
                language=language,
                subject=text.subject,
                body=text.body,
                at=now,
                by=subject.id,
            )
            await self.templates.overrides.save(subject, override)
        return await _found(self.templates, template, language)


@dataclass(frozen=True, slots=True)
class ResetTemplate:
    """Lets mails say again what they say by themselves."""

    templates: Templates

    async def __call__(self, subject: Subject, id: str, language: str) -> bool:
        """False if nothing was changed before. Raises PermissionDenied, WiringError for a
        template that there is not, StoreError."""
        subject.audit(UPDATE_TEMPLATE)
        self.templates.need(id)
        override = await self.templates.overrides.find(id, _language(language))
        if override is None:
            return False
        await self.templates.overrides.delete(subject, override)
        return True


@dataclass(frozen=True, slots=True)
class TemplateUseCases:
    """All of them, by name."""

    find_all: FindAllTemplates
    find_by_id: FindTemplateByID
    preview: PreviewTemplate
    update: UpdateTemplate
    reset: ResetTemplate


async def _found(templates: Templates, template: MailTemplate, language: str) -> FoundTemplate:
    found = await templates.found(template.id, language)
    assert found is not None
    return found


def _same_version(override: TemplateOverride | None, version: int | None) -> None:
    last = override.version if override is not None else 0
    if version is not None and version != last:
        raise ConcurrentUpdate(
            f"this template is stored as version {last} by now, it was changed from {version}: "
            "load it again and repeat the change"
        )


def _language(language: str) -> str:
    if language not in LANGUAGES:
        raise InvalidValue(f"{language!r:.20} is none of the languages {', '.join(LANGUAGES)}")
    return language


def _ended(body: str) -> str:
    """Lines end as they do in files."""
    return body.replace("\r\n", "\n").strip() + "\n"

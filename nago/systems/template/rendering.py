"""Makes mails of templates: what an administrator says, or else what the system says itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import msgspec

from nago.errors import WiringError
from nago.i18n import LANGUAGES, translate
from nago.systems.template.html import html_letter
from nago.systems.template.letter import Node, letter_nodes
from nago.systems.template.model import (
    LONGEST_BODY,
    LONGEST_SUBJECT,
    FoundTemplate,
    MailTemplate,
    Rendered,
    TemplateOverride,
    TemplateRefused,
    TemplateText,
)
from nago.systems.template.plain import plain_letter
from nago.systems.template.sandbox import Marked, rendered
from nago.systems.template.store import Overrides
from nago.systems.template.syntax import APPLICATION
from nago.systems.template.values import Budget, links_of, seen
from nago.systems.theme.model import MailColors

log = logging.getLogger("nago.template")


class Letter(NamedTuple):
    """A rendered template, before it is made a mail."""

    subject: str
    nodes: tuple[Node, ...]


class Templates:
    """All templates by id. Rendering goes on in a thread of its own."""

    def __init__(
        self,
        overrides: Overrides,
        application: Callable[[], str],
        public_url: Callable[[], str],
        colors: Callable[[], MailColors],
    ) -> None:
        self.known: dict[str, MailTemplate] = {}
        self.overrides = overrides
        self.application = application
        self.public_url = public_url
        self.colors = colors
        self._executor: ThreadPoolExecutor | None = None

    def register(self, template: MailTemplate) -> None:
        """Raises WiringError for a second template of that id, and for one that cannot be used,
        with the line."""
        if template.id in self.known:
            raise WiringError(f"two templates {template.id!r}: give one of them another id")
        if not isinstance(template.sample, template.model) or not template.texts:
            raise WiringError(
                f"the template {template.id!r} needs a sample of its model "
                f"{template.model.__name__}, and at least one text"
            )
        for language, text in template.texts.items():
            if language not in LANGUAGES:
                raise WiringError(f"the template {template.id!r}: no language is {language!r}")
            try:
                self.letter_of(template, text, template.sample, language, "Application")
            except TemplateRefused as error:
                raise WiringError(
                    f"the template {template.id!r}, {language}, {error.field}: {error}"
                ) from None
        self.known[template.id] = template

    def need(self, id: str) -> MailTemplate:
        """Raises WiringError for a template that is not registered."""
        template = self.known.get(id)
        if template is None:
            raise WiringError(
                f"there is no template {id!r}: register it with cfg.template_management()"
            )
        return template

    async def render(self, id: str, language: str, model: msgspec.Struct) -> Rendered:
        """A mail of this template. An override that cannot be used is named in the log, and the
        built-in text stands in for it.

        Raises WiringError for a template that is not registered or that takes another model,
        TemplateRefused if the built-in text cannot be rendered for this model, and StoreError.
        """
        template = self.need(id)
        if not isinstance(model, template.model):
            raise WiringError(
                f"the template {id!r} is about a {template.model.__name__}, got "
                f"{type(model).__name__}"
            )
        if language not in LANGUAGES:
            language = LANGUAGES[0]
        override = await self.overrides.find(id, language)
        if override is not None:
            try:
                return await self.preview(template, override.text, language, model)
            except TemplateRefused as error:
                log.warning(
                    "the changed text of the template %s (%s) cannot be used, the built-in one is "
                    "sent: %s: %s",
                    id,
                    language,
                    error.field,
                    error,
                )
        return await self.preview(template, template.text(language), language, model)

    async def preview(
        self,
        template: MailTemplate,
        text: TemplateText,
        language: str,
        model: msgspec.Struct | None = None,
    ) -> Rendered:
        """A mail of this very text; of the sample if no model is given. Raises TemplateRefused."""
        letter = await self.letter(template, text, language, model)
        return self.mail_of(letter, language)

    async def letter(
        self,
        template: MailTemplate,
        text: TemplateText,
        language: str,
        model: msgspec.Struct | None = None,
    ) -> Letter:
        """The same before it is made a mail. Raises TemplateRefused."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, thread_name_prefix="nago-template")
        about = template.sample if model is None else model
        loop, name = asyncio.get_running_loop(), self.application()
        return await loop.run_in_executor(
            self._executor, self.letter_of, template, text, about, language, name
        )

    def letter_of(
        self,
        template: MailTemplate,
        text: TemplateText,
        model: msgspec.Struct,
        language: str,
        application: str,
    ) -> Letter:
        """Renders it in this thread. Raises TemplateRefused."""
        if "\n" in text.subject or len(text.subject) > LONGEST_SUBJECT:
            raise TemplateRefused("subject", field="subject", most=str(LONGEST_SUBJECT))
        if len(text.body) > LONGEST_BODY:
            raise TemplateRefused("body", most=str(LONGEST_BODY))
        budget = Budget()
        about = seen(model, links_of(template.sample), budget)
        values = {**about.fields, APPLICATION: application}

        def marked(source: str) -> Marked:
            return rendered(source, template.model, values, budget, language)

        try:
            line = marked(text.subject)
        except TemplateRefused as error:
            raise error.at("subject") from None
        subject = " ".join(line.filled(line.text).split())[:LONGEST_SUBJECT]
        if not subject:
            raise TemplateRefused("no_subject", field="subject")
        nodes = letter_nodes(marked(text.body.replace("\r\n", "\n")))
        if not nodes:
            raise TemplateRefused("no_body")
        return Letter(subject, nodes)

    def mail_of(self, letter: Letter, language: str) -> Rendered:
        """Both parts of the mail, with the name of the application and where it is."""
        application, footer = self.application(), self.footer(language)
        return Rendered(
            letter.subject,
            plain_letter(letter.nodes, footer),
            html_letter(
                letter.nodes,
                language=language,
                application=application,
                footer=footer,
                colors=self.colors(),
            ),
        )

    def footer(self, language: str) -> str:
        application, url = self.application(), self.public_url()
        return translate(language, "template.mail.footer", application=application, url=url)

    async def found(self, id: str, language: str) -> FoundTemplate | None:
        """The template as it counts now, and whether an override cannot be used."""
        template = self.known.get(id)
        if template is None or language not in LANGUAGES:
            return None
        return await self.as_it_counts(template, language, await self.overrides.find(id, language))

    async def as_it_counts(
        self, template: MailTemplate, language: str, override: TemplateOverride | None
    ) -> FoundTemplate:
        own = template.text(language)
        if override is None:
            return FoundTemplate(template, language, own, own)
        broken: TemplateRefused | None = None
        try:
            await self.letter(template, override.text, language)
        except TemplateRefused as error:
            broken = error
        return FoundTemplate(template, language, override.text, own, override, broken)

    async def close(self) -> None:
        """No more mails are made."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

"""How the template system is put together."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from nago.systems.audit import AuditManagement
from nago.systems.template.model import MailTemplate, Rendered, TemplateOverride
from nago.systems.template.permissions import ALL
from nago.systems.template.rendering import Templates
from nago.systems.template.store import Overrides
from nago.systems.template.usecases import (
    FindAllTemplates,
    FindTemplateByID,
    PreviewTemplate,
    ResetTemplate,
    TemplateUseCases,
    UpdateTemplate,
)
from nago.systems.theme import ThemeManagement
from nago.wiring import Wiring


@dataclass(frozen=True, slots=True)
class TemplateManagement:
    """What mails say: built in in English and German, changed by administrators."""

    use_cases: TemplateUseCases
    templates: Templates

    @classmethod
    def install(cls, wiring: Wiring) -> TemplateManagement:
        audit = wiring.system(AuditManagement)
        theme = wiring.system(ThemeManagement)
        for permission in ALL:
            wiring.permission(permission)
        stored = wiring.repository(TemplateOverride, "template_overrides")
        overrides = Overrides(wiring.database, stored, audit, wiring.bus)
        templates = Templates(
            overrides, wiring.application_name, wiring.public_url, theme.mail_colors
        )
        wiring.on_stop(templates.close)
        use_cases = TemplateUseCases(
            FindAllTemplates(templates),
            FindTemplateByID(templates),
            PreviewTemplate(templates),
            UpdateTemplate(templates, wiring.clock),
            ResetTemplate(templates),
        )
        return cls(use_cases, templates)

    def register(self, template: MailTemplate) -> None:
        """Declare a mail that a system sends, before the application starts. Raises WiringError
        for an id that is taken, and for a text that cannot be used, with the line."""
        self.templates.register(template)

    async def render(self, id: str, language: str, model: msgspec.Struct) -> Rendered:
        """The mail of this template for this model, in this language or else in English.

        It is for programs, which send it. Raises WiringError for a template that is not
        registered or that takes another model, TemplateRefused, StoreError.
        """
        return await self.templates.render(id, language, model)

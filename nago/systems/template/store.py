"""What administrators say instead of built-in texts, in the database."""

from __future__ import annotations

from nago.auth.subject import Subject
from nago.data.database import Database, Work, together
from nago.data.repository import Repository
from nago.events import EventBus
from nago.systems.audit import AuditManagement
from nago.systems.template.events import TemplateChanged
from nago.systems.template.model import TemplateOverride, override_id


class Overrides:
    """All of them; one for each template and language."""

    def __init__(
        self,
        database: Database,
        stored: Repository[TemplateOverride],
        audit: AuditManagement,
        bus: EventBus,
    ) -> None:
        self._database = database
        self._stored = stored
        self._audit = audit
        self._bus = bus

    async def find(self, template: str, language: str) -> TemplateOverride | None:
        return await self._stored.find_by_id(override_id(template, language))

    async def find_all(self) -> list[TemplateOverride]:
        return await self._stored.find_all()

    async def save(self, subject: Subject, override: TemplateOverride) -> TemplateOverride:
        """Raises ConcurrentUpdate, StoreError."""
        note = self._note("template_changed", subject, override)
        works = together(self._stored.saving(override), note)
        saved: TemplateOverride = (await self._database.write(works))[0]
        self._bus.publish(TemplateChanged(override.template, override.language))
        return saved

    async def delete(self, subject: Subject, override: TemplateOverride) -> None:
        """Raises StoreError."""
        note = self._note("template_reset", subject, override)
        await self._database.write(together(self._stored.deleting(override.id), note))
        self._bus.publish(TemplateChanged(override.template, override.language))

    def _note(self, action: str, subject: Subject, override: TemplateOverride) -> Work[None]:
        return self._audit.row(
            action, actor=subject.id, target=override.template, detail=override.language
        )

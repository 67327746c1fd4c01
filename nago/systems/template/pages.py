"""The pages on which administrators change what mails say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.admin_card import AdminCard
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.settings.pages import SettingsPages
from nago.systems.template.model import FoundTemplate
from nago.systems.template.paths import PATH
from nago.systems.template.permissions import FIND_TEMPLATES
from nago.systems.template.system import TemplateManagement
from nago.systems.template.template_page import TemplatePage
from nago.ui.badge import Badge
from nago.ui.empty_state import EmptyState
from nago.ui.form_field import spoken
from nago.ui.icon import Icon
from nago.ui.length import L8
from nago.ui.list import List, ListLine, ListRow
from nago.ui.stack import HStack
from nago.ui.titled_page import titled_page
from nago.wiring import Wiring


@dataclass(frozen=True, slots=True)
class TemplatePages:
    """The pages; installed by `wiring.system(TemplatePages)`."""

    management: TemplateManagement

    @classmethod
    def install(cls, wiring: Wiring) -> TemplatePages:
        management = wiring.system(TemplateManagement)
        settings = wiring.system(SettingsPages)
        wiring.root_view_with_decoration(PATH, TemplatesPage(management))
        wiring.root_view_with_decoration(f"{PATH}/{{id}}", TemplatePage(management, settings))
        wiring.admin_card(
            AdminCard(
                group="admin.group.mail",
                title="template.title",
                text="template.card",
                path=PATH,
                icon="file-pen-line",
                permission=FIND_TEMPLATES,
            )
        )
        return cls(management)


@dataclass(frozen=True, slots=True)
class TemplatesPage:
    """All mails that are made of templates."""

    management: TemplateManagement

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, StoreError."""
        language = wnd.language()
        found: dict[str, list[FoundTemplate]] = {}
        for each in await self.management.use_cases.find_all(wnd.subject()):
            found.setdefault(each.template.id, []).append(each)
        return titled_page(
            wnd,
            translate(language, "template.title"),
            translate(language, "template.text"),
            List(*(self._row(language, each) for each in found.values()))
            if found
            else EmptyState(
                translate(language, "template.empty.title"),
                translate(language, "template.empty.text"),
                icon="mail",
            ),
        )

    def _row(self, language: str, found: Sequence[FoundTemplate]) -> ListLine:
        """One template, with what was changed in which language."""
        template = found[0].template
        badges = [
            Badge(
                translate(
                    language,
                    "template.broken" if each.broken else "template.changed",
                    which=translate(language, f"template.language.{each.language}"),
                ),
                tone="warning" if each.broken else "info",
            )
            for each in found
            if each.override is not None
        ]
        return ListRow(
            spoken(language, template.title),
            spoken(language, template.description) or None,
            leading=Icon("mail"),
            trailing=HStack(*badges, gap=L8, wrap=True) if badges else None,
            to=f"{PATH}/{template.id}",
            key=template.id,
        )

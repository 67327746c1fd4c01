"""Choosing rights: all that there are, system by system."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.rights import Right, RightsGroup, grouped
from nago.systems.admin.search_bar import search_bar
from nago.systems.permission import Permissions
from nago.ui.accordion import Accordion, AccordionGroup, AccordionItem
from nago.ui.badge import Badge
from nago.ui.banner import Banner
from nago.ui.button import TertiaryButton
from nago.ui.color import ColorMuted
from nago.ui.empty_state import EmptyState
from nago.ui.length import L12
from nago.ui.stack import VStack
from nago.ui.table import Column, Table
from nago.ui.table_row import TableLine, TableRow
from nago.ui.text import Text

FEW = 20
"""So many rights are read at a glance; they stand there without being opened."""


@dataclass(frozen=True, slots=True)
class PermissionPicker:
    """A list to tick per system, with a search.

    What is chosen and not declared any more is shown by itself: it stays until somebody takes it
    away. A right that whoever looks does not hold is marked, as he cannot hand it on
    (`security.md A03`); what he may do is checked where it is saved.
    """

    permissions: Permissions

    def __call__(self, wnd: Window, chosen: State[list[str]], *, may: bool) -> View:
        """`may` says whether something can be ticked; else only what is chosen is shown."""
        language = wnd.language()
        text = wnd.state("rights.search", "")
        ticked = set(chosen.value)
        declared = list(self.permissions)
        offered = declared if may else [each for each in declared if each.id in ticked]
        groups = grouped(language, offered, text.value)
        lost = sorted(ticked - self.permissions.declared.keys())
        return VStack(
            search_bar(translate(language, "admin.rights.search"), text),
            self._lost(wnd, chosen, lost, may) if lost else None,
            AccordionGroup(
                *(self._group(wnd, each, chosen, ticked, text.value, may) for each in groups)
            )
            if groups
            else self._nothing(language, text.value),
            gap=L12,
            alignment="stretch",
        )

    def _group(
        self,
        wnd: Window,
        group: RightsGroup,
        chosen: State[list[str]],
        ticked: set[str],
        text: str,
        may: bool,
    ) -> AccordionItem:
        language = wnd.language()
        count = sum(each.id in ticked for each in group.rights)
        said = translate(
            language, "admin.rights.some", count=str(count), all=str(len(group.rights))
        )
        opened = wnd.state(f"rights.open.{group.id}", not may and len(ticked) <= FEW)
        found = "found" if text.strip() else "all"
        return Accordion(
            group.title,
            self._all(wnd, group, chosen, ticked) if may else None,
            Table(
                [Column(translate(language, f"admin.rights.{each}")) for each in ("name", "text")],
                [self._row(wnd, each, each.id in ticked) for each in group.rights],
                caption=group.title,
                caption_hidden=True,
                selected=chosen if may else None,
                density="compact",
                cards=True,
            ),
            open=True if text.strip() else opened,
            trailing=Badge(said, tone="accent" if count else "neutral"),
            key=f"{group.id} {found}",
        )

    def _all(
        self, wnd: Window, group: RightsGroup, chosen: State[list[str]], ticked: set[str]
    ) -> View | None:
        """On telephones, where the head of the table with its box is not shown."""
        if wnd.info().at_least("md"):
            return None
        ids = {each.id for each in group.rights}
        none = ids <= ticked

        def choose() -> None:
            kept = [each for each in chosen.peek() if each not in ids]
            chosen.value = kept if none else [*kept, *sorted(ids)]

        key = "admin.rights.take_none" if none else "admin.rights.take_all"
        return TertiaryButton(
            translate(wnd.language(), key),
            action=choose,
            accessibility_label=f"{group.title}: {translate(wnd.language(), key)}",
        )

    def _row(self, wnd: Window, right: Right, ticked: bool) -> TableLine:
        language = wnd.language()
        beyond = not ticked and not wnd.subject().has_permission(right.permission)
        parts: Sequence[View | None] = (
            Text(right.text, level="small", color=ColorMuted) if right.text else None,
            Text(right.id, level="mono", color=ColorMuted),
            Badge(translate(language, "admin.rights.beyond"), tone="warning") if beyond else None,
        )
        return TableRow(right.name, VStack(*parts, alignment="leading"), key=right.id)

    def _lost(self, wnd: Window, chosen: State[list[str]], lost: list[str], may: bool) -> View:
        language = wnd.language()
        return VStack(
            Banner(translate(language, "admin.rights.lost.text"), tone="warning"),
            Table(
                [Column(translate(language, "admin.rights.id"))],
                [TableRow(each, key=each) for each in lost],
                caption=translate(language, "admin.rights.lost"),
                selected=chosen if may else None,
                density="compact",
            ),
            gap=L12,
            alignment="stretch",
            key="lost",
        )

    def _nothing(self, language: str, text: str) -> View:
        key = "admin.rights.nothing" if text.strip() else "admin.rights.none"
        return EmptyState(translate(language, key), icon="key-round", level="h3", key="nothing")

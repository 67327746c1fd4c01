"""How the running system is, looked at anew every few seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.overview import Overview, ReadOverview
from nago.systems.admin.quantity import bytes_text, seconds_text, span_text
from nago.systems.admin.stamp import stamp
from nago.systems.mail.model import STATUSES
from nago.ui.badge import Badge
from nago.ui.banner import Banner
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.empty_state import EmptyState
from nago.ui.font import Font
from nago.ui.grid import Grid
from nago.ui.icon import Icon, IconName
from nago.ui.length import L4, L8, L12, L16, L24, L160, L256
from nago.ui.list import List, ListRow
from nago.ui.stack import HStack, VStack
from nago.ui.table import Column, Table
from nago.ui.table_row import TableRow
from nago.ui.text import Text
from nago.ui.titled_page import titled_page
from nago.ui.value_text import number_text

EVERY_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Figures, what to look after, and what was slow; it stands still while nobody looks."""

    read: ReadOverview

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, StoreError."""
        language = wnd.language()
        found = await self.read(wnd.subject())

        def again() -> None:
            if not wnd.hidden:
                wnd.invalidate()

        wnd.every(EVERY_SECONDS, again)
        return titled_page(
            wnd,
            translate(language, "admin.overview.title"),
            translate(language, "admin.overview.text"),
            *(Banner(translate(language, key), tone="warning", key=key) for key in found.warnings),
            self._figures(language, found),
            Grid(
                self._process(wnd, found),
                self._database(language, found),
                self._mails(language, found),
                min_column=L256,
                gap=L16,
                alignment="stretch",
            ),
            self._slow(wnd, found),
            self._held(wnd, found) if found.held else None,
            self._stores(language, found),
            wide=True,
        )

    def _figures(self, language: str, found: Overview) -> View:
        up = (found.now - found.started_at).total_seconds()
        figures: dict[str, tuple[str, IconName]] = {
            "windows": (number_text(found.windows, language), "app-window"),
            "logged_in": (number_text(found.logged_in, language), "users"),
            "memory": (bytes_text(language, found.memory) if found.memory else "–", "memory-stick"),
            "up": (span_text(language, up), "clock"),
        }
        return Grid(
            *(
                Card(
                    HStack(
                        Icon(icon, size=L24, color=ColorMuted),
                        VStack(
                            Text(value, font=Font(size=L24, weight=600, tabular=True)),
                            Text(
                                translate(language, f"admin.overview.{name}"),
                                level="small",
                                color=ColorMuted,
                            ),
                            gap=L4,
                            alignment="leading",
                        ),
                        gap=L12,
                        alignment="leading",
                    ),
                    key=name,
                )
                for name, (value, icon) in figures.items()
            ),
            min_column=L160,
            gap=L16,
        )

    def _process(self, wnd: Window, found: Overview) -> View:
        language = wnd.language()
        return self._facts(
            language,
            "process",
            {
                "version": found.version or "–",
                "python": found.python,
                "system": found.system,
                "pid": str(found.process),
                "started": stamp(wnd, found.started_at, seconds=True),
                "sessions": number_text(found.sessions_in_use, language),
            },
        )

    def _database(self, language: str, found: Overview) -> View:
        rows = sum(count for _, count in found.stores)
        return self._facts(
            language,
            "database",
            {
                "size": bytes_text(language, found.database),
                "log": bytes_text(language, found.log),
                "free": "–" if found.free is None else bytes_text(language, found.free),
                "tables": number_text(len(found.stores), language),
                "rows": number_text(rows, language),
            },
        )

    def _mails(self, language: str, found: Overview) -> View:
        counts = {str(each): number_text(found.mails.get(each, 0), language) for each in STATUSES}
        return self._facts(language, "mails", counts)

    def _facts(self, language: str, name: str, facts: dict[str, str]) -> View:
        return Card(
            List(
                *(
                    ListRow(
                        translate(language, f"admin.overview.{name}.{key}"),
                        trailing=Text(value, font=Font(tabular=True)),
                        key=key,
                    )
                    for key, value in facts.items()
                )
            ),
            title=translate(language, f"admin.overview.{name}"),
        )

    def _slow(self, wnd: Window, found: Overview) -> View:
        language = wnd.language()
        return Card(
            Table(
                self._columns(language, "took", "page", "action", "when"),
                [
                    TableRow(
                        seconds_text(language, each.seconds),
                        each.path,
                        Text(each.action, level="mono"),
                        stamp(wnd, datetime.fromtimestamp(each.at, UTC), seconds=True),
                        key=f"{each.at}-{each.action}",
                    )
                    for each in found.slow
                ],
                caption=translate(language, "admin.overview.slow"),
                caption_hidden=True,
                density="compact",
                cards=True,
            )
            if found.slow
            else EmptyState(
                translate(language, "admin.overview.slow.none"), icon="zap", level="h3"
            ),
            title=translate(language, "admin.overview.slow"),
            supporting_text=translate(language, "admin.overview.slow.text"),
        )

    def _held(self, wnd: Window, found: Overview) -> View:
        language = wnd.language()
        return Card(
            Table(
                self._columns(language, "when", "place"),
                [
                    TableRow(
                        stamp(wnd, datetime.fromtimestamp(each.at, UTC), seconds=True),
                        Text(each.place, level="mono"),
                        key=f"{each.at}",
                    )
                    for each in found.held
                ],
                caption=translate(language, "admin.overview.held"),
                caption_hidden=True,
                density="compact",
                cards=True,
            ),
            title=translate(language, "admin.overview.held"),
            supporting_text=translate(language, "admin.overview.held.text"),
            actions=Badge(str(len(found.held)), tone="warning"),
            gap=L8,
        )

    def _stores(self, language: str, found: Overview) -> View:
        return Table(
            [
                Column(translate(language, "admin.overview.store")),
                Column(translate(language, "admin.overview.database.rows"), align="end"),
            ],
            [
                TableRow(name, number_text(count, language), key=name)
                for name, count in found.stores
            ],
            caption=translate(language, "admin.overview.stores"),
            density="compact",
        )

    def _columns(self, language: str, *names: str) -> Sequence[Column]:
        return [Column(translate(language, f"admin.overview.column.{each}")) for each in names]

"""Who has done what: the audit log, searched, verified and taken along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from nago.auth.subject import SU
from nago.i18n import TEXTS, translate
from nago.presentation.export import File
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.device import device_name
from nago.systems.account.settings_choices import PeopleToChoose
from nago.systems.admin.names import Names
from nago.systems.admin.search_bar import search_bar
from nago.systems.admin.stamp import stamp
from nago.systems.audit import ACTIONS, AuditEntry, AuditManagement, AuditQuery, Verified
from nago.systems.audit.permissions import EXPORT_AUDIT, VERIFY_AUDIT
from nago.systems.settings.confirmation import may_change
from nago.systems.user.permissions import FIND_USERS
from nago.ui.banner import Banner
from nago.ui.button import SecondaryButton
from nago.ui.date_picker import DatePicker
from nago.ui.dialog import Dialog
from nago.ui.download import Download
from nago.ui.empty_state import EmptyState
from nago.ui.grid import Grid
from nago.ui.length import L8, L12, L200, L560
from nago.ui.list import List, ListRow
from nago.ui.multi_picker import MultiPicker
from nago.ui.picker import Picker
from nago.ui.select import Option
from nago.ui.stack import HStack
from nago.ui.table import Column, Table
from nago.ui.table_row import TableLine, TableRow
from nago.ui.titled_page import titled_page

PAGE = 50


class Filters:
    """What entries are narrowed by; all of it stands in the address."""

    def __init__(self, wnd: Window) -> None:
        self.text = wnd.query_state("q", "")
        self.actions: State[list[str]] = wnd.query_state("action", [], type=list[str])
        self.actor = wnd.query_state("actor", "")
        self.since: State[date | None] = wnd.query_state("from", None, type=date | None)
        self.until: State[date | None] = wnd.query_state("to", None, type=date | None)
        self.before = wnd.query_state("before", 0, push=True)
        self._zone = ZoneInfo(wnd.info().time_zone)

    def query(self, meant: tuple[str, ...]) -> AuditQuery:
        """Days are those of whoever looks."""
        return AuditQuery(
            text=self.text.value,
            ids=meant,
            actions=tuple(each for each in self.actions.value if each in ACTIONS),
            actor=self.actor.value,
            since=self._midnight(self.since.value),
            until=self._midnight(self.until.value, days=1),
        )

    def _midnight(self, day: date | None, days: int = 0) -> datetime | None:
        if day is None or day.year in (1, 9999):
            return None
        return datetime.combine(day + timedelta(days=days), time(), self._zone)

    @property
    def any(self) -> bool:
        values = (self.text, self.actions, self.actor, self.since, self.until)
        return any(each.value for each in values)

    def start(self) -> None:
        """From the newest on."""
        self.before.value = 0

    def clear(self) -> None:
        self.text.value = self.actor.value = ""
        self.actions.value = []
        self.since.value = self.until.value = None
        self.start()


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The newest entries first, page by page, with names in place of ids."""

    audit: AuditManagement
    names: Names

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, StoreError."""
        language, subject = wnd.language(), wnd.subject()
        filters = Filters(wnd)
        meant = await self.names.meant(subject, language, filters.text.value)
        query = filters.query(meant)
        found = await self.audit.use_cases.search(
            subject, query, most=PAGE + 1, before=filters.before.value or None
        )
        shown, more = found[:PAGE], len(found) > PAGE
        ids = {id for each in shown for id in (each.actor, each.target)}
        names = await self.names.of(subject, language, ids)
        opened = wnd.state("opened", 0)
        may_export, confirmation = may_change(wnd, EXPORT_AUDIT, "admin.audit.confirm")
        return titled_page(
            wnd,
            translate(language, "admin.audit.title"),
            translate(language, "admin.audit.text"),
            confirmation,
            search_bar(
                translate(language, "admin.audit.search"),
                filters.text,
                self._verification(wnd) if subject.has_permission(VERIFY_AUDIT) else None,
                self._export(wnd, query) if may_export else None,
                on_change=filters.start,
            ),
            await self._filters(wnd, filters),
            self._verified(wnd),
            Table(
                [
                    Column(translate(language, f"admin.audit.{each}"))
                    for each in ("at", "actor", "action", "target", "from")
                ],
                [self._row(wnd, each, names, opened) for each in shown],
                caption=translate(language, "admin.audit.title"),
                caption_hidden=True,
                density="compact",
                empty=EmptyState(
                    translate(language, "admin.audit.nothing"),
                    None,
                    SecondaryButton(translate(language, "admin.search.clear"), action=filters.clear)
                    if filters.any
                    else None,
                    icon="scroll-text",
                ),
                cards=True,
            ),
            self._pages(wnd, filters, shown, more),
            self._details(wnd, shown, names, opened),
            wide=True,
        )

    async def _filters(self, wnd: Window, filters: Filters) -> View:
        language = wnd.language()
        actions = sorted(
            (Option(each, action_name(language, each)) for each in ACTIONS),
            key=lambda each: each.title.casefold(),
        )
        return Grid(
            MultiPicker(
                translate(language, "admin.audit.action"),
                filters.actions,
                tuple(actions),
                on_change=filters.start,
            ),
            await self._actor(wnd, filters),
            DatePicker(
                translate(language, "admin.audit.since"), filters.since, on_change=filters.start
            ),
            DatePicker(
                translate(language, "admin.audit.until"), filters.until, on_change=filters.start
            ),
            min_column=L200,
            gap=L12,
            alignment="top",
        )

    async def _actor(self, wnd: Window, filters: Filters) -> View | None:
        """For those who may find users; the others search by id."""
        language, subject = wnd.language(), wnd.subject()
        if not subject.has_permission(FIND_USERS):
            return None
        sought = wnd.state("actor.sought", "")
        found = await PeopleToChoose(self.names.users)(subject, sought.value)
        names = await self.names.of(subject, language, [filters.actor.value])
        chosen = filters.actor.value

        def seek(text: str) -> None:
            sought.value = text

        options = [
            Option(SU.id, translate(language, "admin.names.application"), icon="server"),
            *found,
        ]
        return Picker(
            translate(language, "admin.audit.actor"),
            filters.actor,
            tuple(options),
            chosen=(Option(chosen, names.get(chosen, chosen)),) if chosen else (),
            on_search=seek,
            on_change=filters.start,
        )

    def _row(
        self, wnd: Window, entry: AuditEntry, names: dict[str, str], opened: State[int]
    ) -> TableLine:
        language, visible = wnd.language(), wnd.state("details", False)

        def open_it() -> None:
            opened.value = entry.id
            visible.value = True

        origin = device_name(language, entry.user_agent) if entry.user_agent else ""
        return TableRow(
            stamp(wnd, entry.at, seconds=True),
            actor_name(language, entry, names),
            action_name(language, entry.action),
            names.get(entry.target, entry.target),
            " · ".join(filter(None, (origin, entry.ip))),
            action=open_it,
            key=str(entry.id),
        )

    def _pages(
        self, wnd: Window, filters: Filters, shown: list[AuditEntry], more: bool
    ) -> View | None:
        language = wnd.language()
        if not more and not filters.before.value:
            return None

        def older() -> None:
            filters.before.value = shown[-1].id

        return HStack(
            SecondaryButton(
                translate(language, "admin.audit.newest"),
                action=filters.start,
                leading_icon="chevrons-up",
                disabled=not filters.before.value,
            ),
            SecondaryButton(
                translate(language, "admin.audit.older"),
                action=older,
                leading_icon="chevron-down",
                disabled=not more,
            ),
            gap=L8,
            wrap=True,
            alignment="leading",
        )

    def _details(
        self, wnd: Window, shown: list[AuditEntry], names: dict[str, str], opened: State[int]
    ) -> View | None:
        language = wnd.language()
        entry = next((each for each in shown if each.id == opened.value), None)
        visible = wnd.state("details", False)
        if entry is None:
            return None
        facts = {
            "at": f"{entry.at:%Y-%m-%d %H:%M:%S} UTC",
            "actor": _named(entry.actor, names),
            "target": _named(entry.target, names),
            "detail": entry.detail,
            "session": entry.session,
            "ip": entry.ip,
            "user_agent": entry.user_agent,
            "node": entry.node,
            "number": str(entry.id),
        }
        return Dialog(
            List(
                *(
                    ListRow(value, translate(language, f"admin.audit.{name}"), key=name)
                    for name, value in facts.items()
                    if value
                )
            ),
            title=action_name(language, entry.action),
            open=visible,
            width=L560,
        )

    # What proves the log, and what takes it along.

    def _verification(self, wnd: Window) -> View:
        verified: State[Verified | None] = wnd.state("verified", None, type=Verified | None)

        async def verify() -> None:
            verified.value = await self.audit.use_cases.verify(wnd.subject())

        return SecondaryButton(
            translate(wnd.language(), "admin.audit.verify"),
            action=verify,
            leading_icon="shield-check",
        )

    def _verified(self, wnd: Window) -> View | None:
        language = wnd.language()
        verified: State[Verified | None] = wnd.state("verified", None, type=Verified | None)
        found = verified.value
        if found is None:
            return None

        def close() -> None:
            verified.value = None

        if found.broken is None:
            said = translate(language, "admin.audit.whole", count=str(found.entries))
            return Banner(said, tone="success", on_close=close)
        said = translate(
            language, "admin.audit.broken", number=str(found.broken), count=str(found.entries)
        )
        return Banner(said, tone="error", on_close=close)

    def _export(self, wnd: Window, query: AuditQuery) -> View:
        async def make() -> File:
            export = self.audit.use_cases.export
            pieces = await export(wnd.subject(), query, language=wnd.language())
            return File("audit.csv", lambda: pieces)

        return Download(translate(wnd.language(), "admin.audit.export"), file=make)


def action_name(language: str, action: str) -> str:
    """What an action is called; one of an older version as it was written."""
    key = f"audit.action.{action}"
    return translate(language, key) if key in TEXTS else action.replace("_", " ")


def actor_name(language: str, entry: AuditEntry, names: dict[str, str]) -> str:
    if entry.actor:
        return names.get(entry.actor, entry.actor)
    return translate(language, "admin.names.visitor")


def _named(id: str, names: dict[str, str]) -> str:
    name = names.get(id)
    return f"{name} ({id})" if name else id

"""The page of the mail queue."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.mail.lane import Lane
from nago.systems.mail.model import STATUSES, Outgoing
from nago.systems.mail.page_frame import NEW_SERVER, no_server, reason, status_badge
from nago.systems.mail.paths import QUEUE, TEST
from nago.systems.mail.permissions import DELETE_MAIL, FIND_MAILS, RETRY_MAIL, SEND_TEST_MAIL
from nago.systems.mail.problem import in_words
from nago.systems.mail.source import MailSource, QueueChanges
from nago.systems.mail.system import MailManagement
from nago.systems.secret.paths import PATH as SECRETS
from nago.systems.secret.permissions import APPLICATION_SECRETS, CREATE_SECRET, FIND_SECRETS
from nago.systems.settings.confirmation import may_change
from nago.ui.badge import Badge
from nago.ui.banner import show_snackbar
from nago.ui.button import SecondaryButton
from nago.ui.card import Card
from nago.ui.confirmation import Confirm
from nago.ui.data_column import DataColumn
from nago.ui.data_selection import BulkAction
from nago.ui.data_view import DataView
from nago.ui.empty_state import EmptyState
from nago.ui.length import L8
from nago.ui.list import List, ListLine, ListRow
from nago.ui.menu import MenuContent, MenuItem
from nago.ui.select import Option
from nago.ui.stack import HStack
from nago.ui.titled_page import titled_page

LOOK_SECONDS = 1.0
AT_ONCE = 500
"""So many of what was selected are written together."""


@dataclass(frozen=True, slots=True)
class QueuePage:
    """All mails that have not been forgotten, and whether they can leave."""

    mail: MailManagement
    changes: QueueChanges

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        subject, language = wnd.subject(), wnd.language()
        subject.audit(FIND_MAILS)
        seen = self.changes.seen

        def look() -> None:
            if self.changes.seen != seen:
                wnd.invalidate()

        wnd.every(LOOK_SECONDS, look)
        may_delete, confirmation = may_change(wnd, DELETE_MAIL, "mail.confirm")
        may_retry = subject.has_permission(RETRY_MAIL)
        return titled_page(
            wnd,
            translate(language, "mail.queue.title"),
            translate(language, "mail.queue.text"),
            no_server(wnd, self.mail.printing.on) if not self.mail.worker.lanes else None,
            self._servers(wnd) if self.mail.worker.lanes else None,
            confirmation,
            DataView(
                wnd,
                self._columns(language),
                source=MailSource(self.mail.use_cases, subject.id, subject, self.changes),
                caption=translate(language, "mail.queue.title"),
                sort="-queued_at",
                to=lambda each: f"{QUEUE}/{each.id}",
                menu=lambda each: self._menu(wnd, each, may_retry, may_delete),
                bulk=self._bulk(wnd, may_retry, may_delete),
                empty=EmptyState(
                    translate(language, "mail.queue.empty.title"),
                    translate(language, "mail.queue.empty.text"),
                    icon="mail-check",
                ),
            ),
            wide=True,
        )

    def _columns(self, language: str) -> Sequence[DataColumn[Outgoing]]:
        statuses = [Option(each, translate(language, f"mail.status.{each}")) for each in STATUSES]

        def said(name: str) -> str:
            return translate(language, f"mail.column.{name}")

        return (
            DataColumn(said("subject"), "subject"),
            DataColumn(
                said("recipients"),
                lambda each: ", ".join(each.recipients),
                "recipients",
                sort=False,
            ),
            DataColumn(
                said("status"),
                "status",
                cell=lambda each: status_badge(language, each),
                filter=statuses,
                search=False,
            ),
            DataColumn(
                said("reason"),
                lambda each: reason(language, each),
                "reason",
                sort=False,
                search=False,
            ),
            DataColumn(said("attempts"), "attempts", search=False, priority=3),
            DataColumn(said("next_attempt_at"), "next_attempt_at", search=False, priority=3),
            DataColumn(said("queued_at"), "queued_at", search=False, priority=2),
        )

    def _menu(
        self, wnd: Window, mail: Outgoing, may_retry: bool, may_delete: bool
    ) -> Sequence[MenuContent | None]:
        language = wnd.language()
        waits = mail.status in ("queued", "failed") and not mail.wiped

        async def retry() -> None:
            await self._retry(wnd, [mail.id])

        async def delete() -> None:
            await self._delete(wnd, [mail.id])

        return (
            MenuItem(translate(language, "mail.retry"), retry, icon="refresh-cw")
            if may_retry and waits
            else None,
            MenuItem(
                translate(language, "mail.delete"),
                delete,
                icon="trash-2",
                destructive=True,
                confirm=self._question(language, 1),
            )
            if may_delete and mail.status != "sending"
            else None,
        )

    def _bulk(self, wnd: Window, may_retry: bool, may_delete: bool) -> list[BulkAction]:
        language = wnd.language()

        async def retry(ids: list[str]) -> None:
            await self._retry(wnd, ids)

        async def delete(ids: list[str]) -> None:
            await self._delete(wnd, ids)

        bulk = []
        if may_retry:
            title = translate(language, "mail.retry")
            bulk.append(BulkAction(title, retry, icon="refresh-cw"))
        if may_delete:
            title = translate(language, "mail.delete")
            bulk.append(
                BulkAction(
                    title,
                    delete,
                    icon="trash-2",
                    destructive=True,
                    confirm=lambda count: self._question(language, count),
                )
            )
        return bulk

    def _question(self, language: str, count: int) -> Confirm:
        key = "mail.delete.one" if count == 1 else "mail.delete.some"
        return Confirm(
            translate(language, key, count=str(count)),
            translate(language, "mail.delete.text"),
            yes=translate(language, "mail.delete"),
            destructive=True,
        )

    async def _retry(self, wnd: Window, ids: Sequence[str]) -> None:
        subject, done = wnd.subject(), 0
        for some in _parts(ids):
            retry = self.mail.use_cases.retry_mail
            done += sum(await asyncio.gather(*(retry(subject, id) for id in some)))
        _say(wnd, "retried", done, len(ids))

    async def _delete(self, wnd: Window, ids: Sequence[str]) -> None:
        subject, done = wnd.subject(), 0
        for some in _parts(ids):
            delete = self.mail.use_cases.delete_mail
            done += sum(await asyncio.gather(*(delete(subject, id) for id in some)))
        _say(wnd, "deleted", done, len(ids))

    def _servers(self, wnd: Window) -> View:
        language, subject = wnd.language(), wnd.subject()
        may_add = subject.has_permission(CREATE_SECRET) and subject.has_permission(
            APPLICATION_SECRETS
        )
        test = SecondaryButton(translate(language, "mail.test.title"), to=TEST, leading_icon="send")
        add = SecondaryButton(
            translate(language, "mail.servers.add"), to=NEW_SERVER, leading_icon="plus"
        )
        return Card(
            List(*(self._server(wnd, lane) for lane in self.mail.worker.lanes)),
            footer=HStack(
                test if subject.has_permission(SEND_TEST_MAIL) else None,
                add if may_add else None,
                gap=L8,
                wrap=True,
                alignment="leading",
            ),
            title=translate(language, "mail.servers.title"),
        )

    def _server(self, wnd: Window, lane: Lane) -> ListLine:
        language, smtp = wnd.language(), lane.server.smtp
        problem = lane.problem
        badge = (
            Badge(translate(language, "mail.servers.fine"), "success", "check")
            if problem is None
            else Badge(translate(language, "mail.servers.broken"), "error", "triangle-alert")
        )
        address = f"{smtp.sender_address} · {smtp.host}:{smtp.port}"
        return ListRow(
            lane.server.name,
            address if problem is None else f"{in_words(language, problem.kind)} {problem.detail}",
            trailing=badge,
            to=f"{SECRETS}/{lane.server.id}"
            if wnd.subject().has_permission(FIND_SECRETS)
            else None,
            key=lane.server.id,
        )


def _parts(ids: Sequence[str]) -> Sequence[Sequence[str]]:
    return [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]


def _say(wnd: Window, what: str, done: int, of: int) -> None:
    """Also how many were left as they are, because they were sent meanwhile."""
    language = wnd.language()
    if of == 1:
        key = f"mail.{what}.one" if done else "mail.left.one"
        show_snackbar(wnd, translate(language, key), kind="success" if done else "info")
        return
    text = translate(language, f"mail.{what}.some", count=str(done))
    if done < of:
        text += " " + translate(language, "mail.left.some", count=str(of - done))
    show_snackbar(wnd, text)

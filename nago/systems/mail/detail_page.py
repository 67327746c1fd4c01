"""The page of one mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.mail.model import Attachment, Mail, Mailbox, Outgoing
from nago.systems.mail.page_frame import status_badge
from nago.systems.mail.paths import QUEUE
from nago.systems.mail.permissions import DELETE_MAIL, FIND_MAIL, RETRY_MAIL
from nago.systems.mail.problem import in_words
from nago.systems.mail.source import QueueChanges
from nago.systems.mail.system import MailManagement
from nago.systems.settings.confirmation import may_change
from nago.ui.banner import Banner, show_snackbar
from nago.ui.button import SecondaryButton
from nago.ui.card import Card
from nago.ui.code import Code
from nago.ui.color import ColorMuted
from nago.ui.confirmation import Confirm
from nago.ui.empty_state import EmptyState
from nago.ui.length import L8, L16
from nago.ui.link import Link
from nago.ui.list import List, ListLine, ListRow
from nago.ui.stack import HStack, VStack
from nago.ui.text import Text
from nago.ui.titled_page import titled_page
from nago.ui.value_text import number_text, value_text

LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class MailPage:
    """Where a mail is, why, and what it says."""

    mail: MailManagement
    changes: QueueChanges

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, StoreError."""
        subject, language = wnd.subject(), wnd.language()
        subject.audit(FIND_MAIL)
        found = await self.mail.use_cases.find_mail_by_id(subject, wnd.values().get("id", ""))
        seen = self.changes.seen

        def look() -> None:
            if self.changes.seen != seen:
                wnd.invalidate()

        wnd.every(LOOK_SECONDS, look)
        if found is None:
            wnd.status = 404
            return titled_page(
                wnd,
                translate(language, "mail.gone.title"),
                "",
                EmptyState(
                    translate(language, "mail.gone.title"),
                    translate(language, "mail.gone.text"),
                    Link(translate(language, "mail.back"), QUEUE),
                    icon="mail-x",
                ),
            )
        may_delete, confirmation = may_change(wnd, DELETE_MAIL, "mail.confirm")
        return titled_page(
            wnd,
            found.subject or translate(language, "mail.no_subject"),
            "",
            HStack(
                status_badge(language, found),
                self._retry(wnd, found),
                self._delete(wnd, found) if may_delete and found.status != "sending" else None,
                gap=L16,
                wrap=True,
                alignment="leading",
            ),
            confirmation,
            self._why(language, found),
            self._facts(wnd, found),
            self._text(language, found),
        )

    def _why(self, language: str, found: Outgoing) -> View | None:
        if not found.problem:
            return None
        return VStack(
            Banner(
                in_words(language, found.problem),
                title=translate(language, f"mail.why.{found.status}"),
                tone="error" if found.status == "failed" else "warning",
            ),
            Code(found.detail, label=translate(language, "mail.detail"), wrap=True)
            if found.detail
            else None,
            gap=L8,
            alignment="stretch",
        )

    def _facts(self, wnd: Window, found: Outgoing) -> View:
        language = wnd.language()
        facts: list[tuple[str, str]] = [
            ("recipients", ", ".join(found.recipients)),
            (
                "remaining",
                ", ".join(found.remaining)
                if found.remaining and found.remaining != found.recipients
                else "",
            ),
            ("server", found.server),
            ("attempts", str(found.attempts)),
            ("queued_at", _moment(wnd, found.queued_at)),
            (
                "next_attempt_at",
                _moment(wnd, found.next_attempt_at) if found.next_attempt_at else "",
            ),
            (
                "sent_at" if found.status == "sent" else "failed_at",
                _moment(wnd, found.ended_at) if found.ended_at else "",
            ),
        ]
        return Card(
            List(
                *(
                    ListRow(translate(language, f"mail.column.{name}"), text, key=name)
                    for name, text in facts
                    if text
                )
            ),
            title=translate(language, "mail.facts"),
        )

    def _text(self, language: str, found: Outgoing) -> View:
        if found.mail is None:
            key = "wiped" if found.wiped else "secret" if found.secret else "unreadable"
            body: View = Text(translate(language, f"mail.text.{key}"), color=ColorMuted)
        else:
            body = Code(found.mail.text, wrap=True, copies=False)
        files = found.mail.attachments if found.mail else ()
        return Card(
            body,
            List(*self._files(language, found.mail)) if found.mail and files else None,
            title=translate(language, "mail.text.title"),
            supporting_text=self._sender(language, found.mail) if found.mail else None,
        )

    def _sender(self, language: str, mail: Mail) -> str | None:
        if not isinstance(mail.sender, Mailbox):
            return None
        return translate(language, "mail.text.from", address=mail.sender.address)

    def _files(self, language: str, mail: Mail) -> list[ListLine]:
        return [
            ListRow(each.name, f"{each.type} · {_size(language, each)}", key=f"{number}")
            for number, each in enumerate(mail.attachments)
        ]

    def _retry(self, wnd: Window, found: Outgoing) -> View | None:
        language = wnd.language()
        waits = found.status in ("queued", "failed") and not found.wiped
        if not waits or not wnd.subject().has_permission(RETRY_MAIL):
            return None

        async def retry() -> None:
            done = await self.mail.use_cases.retry_mail(wnd.subject(), found.id)
            show_snackbar(wnd, translate(language, "mail.retried.one" if done else "mail.left.one"))
            wnd.invalidate()

        return SecondaryButton(
            translate(language, "mail.retry"), action=retry, leading_icon="refresh-cw"
        )

    def _delete(self, wnd: Window, found: Outgoing) -> View:
        language = wnd.language()

        async def delete() -> None:
            done = await self.mail.use_cases.delete_mail(wnd.subject(), found.id)
            show_snackbar(wnd, translate(language, "mail.deleted.one" if done else "mail.left.one"))
            wnd.navigation().replace(QUEUE)

        return SecondaryButton(
            translate(language, "mail.delete"),
            action=delete,
            leading_icon="trash-2",
            destructive=True,
            confirm=Confirm(
                translate(language, "mail.delete.one"),
                translate(language, "mail.delete.text"),
                yes=translate(language, "mail.delete"),
                destructive=True,
            ),
        )


def _size(language: str, file: Attachment) -> str:
    return f"{number_text(max(1, round(len(file.content) / 1000)), language)} kB"


def _moment(wnd: Window, moment: datetime) -> str:
    return value_text(moment, wnd.language(), wnd.info().time_zone)

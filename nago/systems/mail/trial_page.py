"""The page on which a test mail is sent: whether it left stands there at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from nago.errors import InvalidValue
from nago.i18n import translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.mail.page_frame import no_server
from nago.systems.mail.permissions import SEND_TEST_MAIL
from nago.systems.mail.problem import in_words
from nago.systems.mail.source import QueueChanges
from nago.systems.mail.system import MailManagement
from nago.systems.mail.trial import Tried
from nago.systems.secret.paths import PATH as SECRETS
from nago.systems.secret.permissions import FIND_SECRETS
from nago.ui.banner import Banner
from nago.ui.card import Card
from nago.ui.code import Code
from nago.ui.form import Form, SubmitButton
from nago.ui.length import L8, L16
from nago.ui.link import Link
from nago.ui.select import Option, Select
from nago.ui.stack import HStack, VStack
from nago.ui.text_field import TextField
from nago.ui.titled_page import titled_page

LOOK_SECONDS = 1.0


class Result(Struct, frozen=True):
    """What has come of the last test, and to whom it was."""

    to: str = ""
    tried: Tried | None = None


@dataclass(frozen=True, slots=True)
class TrialPage:
    """To whom, through which server; and below, what has come of it."""

    mail: MailManagement
    changes: QueueChanges

    def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        subject, language = wnd.subject(), wnd.language()
        subject.audit(SEND_TEST_MAIL)
        seen = self.changes.seen

        def look() -> None:
            if self.changes.seen != seen:
                wnd.invalidate()

        wnd.every(LOOK_SECONDS, look)
        servers = [lane.server for lane in self.mail.worker.lanes]
        to = wnd.state("to", subject.email)
        server = wnd.state("server", servers[0].id if servers else "")
        if servers and server.peek() not in [each.id for each in servers]:
            server.value = servers[0].id
        wrong = wnd.state("wrong", "")
        result: State[Any] = wnd.state("result", Result())

        async def send() -> None:
            wrong.value, result.value = "", Result()
            try:
                tried = await self.mail.use_cases.send_test_mail(
                    wnd.subject(), to.peek(), server.peek(), language=language
                )
            except InvalidValue as error:
                key = "mail.test.no_address" if error.field == "to" else "mail.test.no_such_server"
                wrong.value = translate(language, key)
                return
            result.value = Result(to.peek(), tried)

        reachable = bool(servers) or self.mail.printing.on
        return titled_page(
            wnd,
            translate(language, "mail.test.title"),
            translate(language, "mail.test.text"),
            no_server(wnd, self.mail.printing.on) if not servers else None,
            Card(
                Form(
                    TextField(
                        translate(language, "mail.test.to"),
                        to,
                        kind="email",
                        error_text=wrong.value or None,
                    ),
                    Select(
                        translate(language, "mail.test.server"),
                        server,
                        tuple(Option(each.id, each.name) for each in servers),
                    )
                    if len(servers) > 1
                    else None,
                    HStack(
                        SubmitButton(translate(language, "mail.test.send")), alignment="leading"
                    ),
                    action=send,
                )
            )
            if reachable
            else None,
            self._result(wnd, result.value),
        )

    def _result(self, wnd: Window, result: Result) -> View | None:
        language, tried = wnd.language(), result.tried
        if tried is None:
            return None
        if not tried.problem:
            key = "mail.test.printed" if tried.printed else "mail.test.left"
            return Banner(
                translate(language, f"{key}.text", server=tried.server, to=result.to),
                title=translate(language, key),
                tone="success",
                key="result",
            )
        return VStack(
            Banner(
                in_words(language, tried.problem),
                title=translate(language, "mail.test.failed", server=tried.server),
                tone="error",
            ),
            Code(tried.detail, label=translate(language, "mail.detail"), wrap=True)
            if tried.detail
            else None,
            self._way_to(wnd, tried.server),
            gap=L16 if tried.detail else L8,
            alignment="stretch",
            key="result",
        )

    def _way_to(self, wnd: Window, name: str) -> View | None:
        if not wnd.subject().has_permission(FIND_SECRETS):
            return None
        for lane in self.mail.worker.lanes:
            if lane.server.name == name:
                title = translate(wnd.language(), "mail.test.change")
                return HStack(Link(title, f"{SECRETS}/{lane.server.id}"), alignment="leading")
        return None

"""The pages of mails: the queue, one mail of it, and a test."""

from __future__ import annotations

from dataclasses import dataclass

from nago.presentation.admin_card import AdminCard
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.mail.detail_page import MailPage
from nago.systems.mail.page_frame import no_server
from nago.systems.mail.paths import QUEUE, TEST
from nago.systems.mail.permissions import FIND_MAILS, SEND_TEST_MAIL
from nago.systems.mail.queue_page import QueuePage
from nago.systems.mail.source import QueueChanges
from nago.systems.mail.system import MailManagement
from nago.systems.mail.trial_page import TrialPage
from nago.wiring import Wiring

GROUP = "admin.group.mail"


@dataclass(frozen=True, slots=True)
class MailPages:
    """The pages; installed by `wiring.system(MailPages)`."""

    management: MailManagement

    @classmethod
    def install(cls, wiring: Wiring) -> MailPages:
        management = wiring.system(MailManagement)
        changes = QueueChanges(wiring.bus)
        wiring.root_view_with_decoration(QUEUE, QueuePage(management, changes))
        wiring.root_view_with_decoration(TEST, TrialPage(management, changes))
        wiring.root_view_with_decoration(f"{QUEUE}/{{id}}", MailPage(management, changes))
        wiring.admin_card(
            AdminCard(
                group=GROUP,
                title="mail.queue.title",
                text="mail.queue.card",
                path=QUEUE,
                icon="mails",
                permission=FIND_MAILS,
            )
        )
        wiring.admin_card(
            AdminCard(
                group=GROUP,
                title="mail.test.title",
                text="mail.test.card",
                path=TEST,
                icon="send",
                permission=SEND_TEST_MAIL,
            )
        )
        return cls(management)

    def hint(self, wnd: Window) -> View | None:
        """What the start of the administration says as long as no mail can leave."""
        if self.management.ready() or not wnd.subject().has_permission(FIND_MAILS):
            return None
        return no_server(wnd, printing=False)

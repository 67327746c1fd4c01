"""What the pages of mails have in common: the state of a mail, and the way to a server."""

from __future__ import annotations

from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.mail.model import Outgoing, Status
from nago.systems.mail.problem import in_words
from nago.systems.mail.server import SmtpServer
from nago.systems.secret.paths import NEW
from nago.systems.secret.permissions import APPLICATION_SECRETS, CREATE_SECRET
from nago.ui.badge import Badge, BadgeTone
from nago.ui.banner import Banner
from nago.ui.button import PrimaryButton
from nago.ui.icon import IconName
from nago.ui.length import L12
from nago.ui.stack import VStack

NEW_SERVER = f"{NEW}/{SmtpServer.__name__}"
LOOKS: dict[Status, tuple[BadgeTone, IconName]] = {
    "queued": ("neutral", "clock"),
    "sending": ("info", "send"),
    "sent": ("success", "check"),
    "failed": ("error", "triangle-alert"),
}


def status_badge(language: str, mail: Outgoing) -> Badge:
    """Also whether something that waits has failed already."""
    tone, icon = LOOKS[mail.status]
    key = mail.status
    if mail.status == "queued" and mail.problem:
        return Badge(translate(language, "mail.status.waiting"), "warning", "clock-alert")
    return Badge(translate(language, f"mail.status.{key}"), tone, icon)


def reason(language: str, mail: Outgoing) -> str:
    """Why it has not left, in one sentence; "" if nothing went wrong."""
    if not mail.problem:
        return ""
    first, _, more = in_words(language, mail.problem).partition(". ")
    return f"{first}." if more else first


def no_server(wnd: Window, printing: bool) -> View:
    """Says that nothing can leave, and leads to where a server is set."""
    language, subject = wnd.language(), wnd.subject()
    may = subject.has_permission(CREATE_SECRET) and subject.has_permission(APPLICATION_SECRETS)
    text = "mail.no_server.developing" if printing else "mail.no_server.text"
    return VStack(
        Banner(
            translate(language, text if may or printing else "mail.no_server.ask"),
            title=translate(language, "mail.no_server.title"),
            tone="info" if printing else "warning",
        ),
        PrimaryButton(translate(language, "mail.no_server.set"), to=NEW_SERVER, leading_icon="plus")
        if may
        else None,
        gap=L12,
        alignment="leading",
    )

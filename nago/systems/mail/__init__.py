"""Mails: an outbox from which they are sent at least once, and the servers that take them."""

from nago.systems.mail.events import MailsChanged
from nago.systems.mail.model import Attachment, Mail, Mailbox, MailQuery, Outgoing
from nago.systems.mail.pages import MailPages
from nago.systems.mail.server import Server, SmtpServer
from nago.systems.mail.settings import MailSettings
from nago.systems.mail.system import MailManagement
from nago.systems.mail.trial import Tried
from nago.systems.mail.usecases import FoundMails, MailUseCases

__all__ = [
    "Attachment",
    "FoundMails",
    "Mail",
    "MailManagement",
    "MailPages",
    "MailQuery",
    "MailSettings",
    "MailUseCases",
    "Mailbox",
    "MailsChanged",
    "Outgoing",
    "Server",
    "SmtpServer",
    "Tried",
]

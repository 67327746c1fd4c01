"""What has happened to mails."""

from msgspec import Struct


class MailsChanged(Struct, frozen=True):
    """Something in the queue is another than before; ids are not told, for there may be many."""

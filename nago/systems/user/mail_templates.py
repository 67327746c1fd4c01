"""What the mails of accounts say, as templates that an administrator may change."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from nago.systems.template import MailTemplate, built_in
from nago.systems.user.letters import (
    CONFIRM,
    FORGOT_PASSWORD,
    INVITATION,
    LOGIN,
    RESET_PASSWORD,
    LinkLetter,
    NoticeLetter,
)

PACKAGE = "nago.systems.user"
SERVER = "https://app.example.com"
LINKS = {
    "confirm_address": CONFIRM,
    "password_reset": RESET_PASSWORD,
    "invitation": INVITATION,
    "email_change": CONFIRM,
}
NOTICES = {
    "password_changed": FORGOT_PASSWORD,
    "email_changed": LOGIN,
    "address_taken": FORGOT_PASSWORD,
    "password_elsewhere": LOGIN,
}
"""The name of each mail, and the page that it leads to."""


def mail_templates() -> Iterator[MailTemplate]:
    """All of them. Raises WiringError for a text that is missing."""
    for name, path in LINKS.items():
        link = f"{SERVER}/{path}?token=abc"
        yield _template(name, LinkLetter(name="Ada Lovelace", email="ada@example.com", link=link))
    for name, path in NOTICES.items():
        link = f"{SERVER}/{path}"
        yield _template(name, NoticeLetter(name="Ada Lovelace", email="ada@example.com", link=link))


def _template(name: str, sample: Struct) -> MailTemplate:
    return MailTemplate(
        id=f"nago.mail.{name}",
        title=f"mail_template.{name}",
        description=f"mail_template.{name}.text",
        model=type(sample),
        sample=sample,
        texts=built_in(PACKAGE, name),
    )

"""The mails that accounts send: links that work once, and notices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from nago.data.database import Work
from nago.errors import InvalidValue
from nago.systems.mail.letters import Letters
from nago.systems.user.model import User

LOGIN = "account/login"
CONFIRM = "account/confirm"
FORGOT_PASSWORD = "account/password/forgot"  # noqa: S105  # a path, no password
RESET_PASSWORD = "account/password/reset"  # noqa: S105  # a path, no password
INVITATION = "account/invitation"
"""Where the pages are that mails lead to."""


class LinkLetter(Struct, frozen=True):
    """What a mail with a link says; the name is never one that a stranger has entered."""

    name: str
    email: str
    link: str


class NoticeLetter(Struct, frozen=True):
    """What a mail says that only tells of something."""

    name: str
    email: str
    """The address of the account; of a changed one the new one."""
    link: str
    """Where something can be done about it."""


@dataclass(slots=True)
class AccountLetters:
    """Writes them. Links begin with the public URL, whatever a request says (`security.md R06`)."""

    public_url: Callable[[], str]
    post: Letters

    @property
    def ready(self) -> bool:
        """Whether mail can leave at all."""
        return self.post.ready()

    def check_ready(self) -> None:
        """Raises InvalidValue if no mail can leave."""
        if not self.ready:
            raise InvalidValue(
                "no mail can be sent: set up a mail server first, on the page for secrets"
            )

    async def link(
        self, template: str, path: str, token: str, *, to: str, language: str, name: str = ""
    ) -> Work[Any]:
        """Work that mails the link with this token, which is wiped when it was sent."""
        url = f"{self.public_url()}/{path}?token={token}"
        model = LinkLetter(name=name, email=to, link=url)
        return await self.post.letter(template, to=to, language=language, model=model, wipe=True)

    async def notice(
        self, template: str, user: User, path: str, *, language: str = "en", to: str = ""
    ) -> Work[Any]:
        """Work that tells a user of something; `to` is another address than his of now."""
        url = f"{self.public_url()}/{path}"
        model = NoticeLetter(name=user.contact.name, email=user.email, link=url)
        return await self.post.letter(
            template, to=to or user.email, language=user.contact.language or language, model=model
        )

    async def notices(
        self, template: str, user: User, path: str, *, language: str = "en", to: str = ""
    ) -> list[Work[Any]]:
        """The same for what happens whether or not mail can be sent: nothing if it cannot."""
        if not self.ready:
            return []
        return [await self.notice(template, user, path, language=language, to=to)]

"""What somebody asks for who cannot log in: a new password, or his confirmation once more."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.errors import InvalidValue
from nago.systems.user.authenticate import Client
from nago.systems.user.letters import CONFIRM, LOGIN, RESET_PASSWORD
from nago.systems.user.mail_on_request import Requests, stranger
from nago.systems.user.model import normalised_email
from nago.systems.user.one_time import OneTimeTokens

MAILED = "mail_requested"


@dataclass(frozen=True, slots=True)
class RequestPasswordReset:
    """Mails a link by which a forgotten password is replaced. Nothing of the account changes."""

    requests: Requests
    tokens: OneTimeTokens

    async def __call__(
        self, subject: Subject, email: str, *, client: Client | None = None, language: str = "en"
    ) -> None:
        """Needs no right; whether there is such an account is not said, and not to be measured.

        Who logs in through a provider gets a mail that says so. Raises InvalidValue for what is
        no address, and if that is not allowed or no mail can leave; Overloaded.
        """
        requests = self.requests
        if not requests.accounts.directory.registration.password_reset:
            raise InvalidValue("here administrators reset passwords: ask one of them")
        email = normalised_email(email)
        await requests.admit(client)
        user = await requests.accounts.find_by_email(email)
        effect = user is not None and user.admitted(requests.accounts.directory.now())
        elsewhere = user is not None and "email" in user.followed
        known = user or stranger(email)
        token, keeping = self.tokens.issue(
            "password_reset", user.id if user is not None else None, known.email
        )
        spoken = known.contact.language or language
        if elsewhere:
            letter = await requests.letters.notice(
                "nago.mail.password_elsewhere", known, LOGIN, language=spoken
            )
        else:
            letter = await requests.letters.link(
                "nago.mail.password_reset",
                RESET_PASSWORD,
                token,
                to=known.email,
                language=spoken,
                name=known.contact.name,
            )
        await requests.answer(
            MAILED, email, user, [keeping, letter], client, "password_reset", effect=effect
        )


@dataclass(frozen=True, slots=True)
class RequestConfirmation:
    """Mails the link once more by which somebody confirms the address that he registered with."""

    requests: Requests
    tokens: OneTimeTokens

    async def __call__(
        self, subject: Subject, email: str, *, client: Client | None = None, language: str = "en"
    ) -> None:
        """As `RequestPasswordReset`; an account that is confirmed gets no mail."""
        requests = self.requests
        email = normalised_email(email)
        await requests.admit(client)
        user = await requests.accounts.find_by_email(email)
        effect = (
            user is not None
            and user.unconfirmed
            and user.admitted(requests.accounts.directory.now())
        )
        known = user or stranger(email)
        token, keeping = self.tokens.issue(
            "verify", user.id if user is not None else None, known.email
        )
        letter = await requests.letters.link(
            "nago.mail.confirm_address",
            CONFIRM,
            token,
            to=known.email,
            language=known.contact.language or language,
        )
        await requests.answer(
            MAILED, email, user, [keeping, letter], client, "verify", effect=effect
        )

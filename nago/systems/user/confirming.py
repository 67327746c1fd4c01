"""Showing that an address is one's own, and taking another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from nago.auth.subject import Subject
from nago.errors import InvalidValue, LoginRefused, NotUnique
from nago.systems.user.accounts import Accounts
from nago.systems.user.authenticate import Client
from nago.systems.user.hashing import Hashing
from nago.systems.user.letters import CONFIRM, FORGOT_PASSWORD, LOGIN
from nago.systems.user.mail_on_request import Requests
from nago.systems.user.model import User, normalised_email
from nago.systems.user.one_time import DEAD, Bearer, OneTimeTokens
from nago.systems.user.own import own_device
from nago.systems.user.throttle import Throttle
from nago.systems.user.usecases import FOLLOWED, own

Confirmed = Literal["verify", "mail_change"]


@dataclass(frozen=True, slots=True)
class ConfirmMail:
    """Confirms the address of an account, or gives it the new one, by a one-time link."""

    accounts: Accounts
    tokens: OneTimeTokens
    requests: Requests

    async def __call__(self, subject: Subject, token: str) -> User:
        """Needs no right but the link; nobody is logged in by it.

        Raises InvalidValue for a link that is unknown, used, too old or made for an address that
        is not the user's any more, and ConcurrentUpdate if somebody else uses it at this moment.
        """
        found = await self.find(token)
        if found is None:
            raise InvalidValue(DEAD)
        purpose, bearer, user = found
        if purpose == "verify":
            changed = replace(user, email_verified=True, unconfirmed=False)
            return await self.accounts.save(
                subject, changed, "email_confirmed", self.tokens.consume("verify", token)
            )
        return await self._change(subject, token, bearer, user)

    async def find(self, token: str) -> tuple[Confirmed, Bearer, User] | None:
        """What a link would confirm; looking changes nothing (`security.md R07`)."""
        kinds: tuple[Confirmed, ...] = ("verify", "mail_change")
        for purpose in kinds:
            bearer = await self.tokens.find(purpose, token)
            if bearer is None or bearer.user_id is None:
                continue
            user = await self.accounts.find(bearer.user_id)
            if user is not None and user.email == bearer.email:
                return purpose, bearer, user
        return None

    async def _change(self, subject: Subject, token: str, bearer: Bearer, user: User) -> User:
        """Sessions go on: whoever has asked had to enter his password."""
        changed = replace(user, email=bearer.detail, email_verified=True, unconfirmed=False)
        notices = await self.requests.letters.notices(
            "nago.mail.email_changed", changed, LOGIN, to=user.email
        )
        try:
            return await self.accounts.save(
                subject,
                changed,
                "email_changed",
                self.tokens.consume("mail_change", token),
                self.tokens.forget(user.id),
                *notices,
            )
        except NotUnique:
            raise InvalidValue(DEAD) from None


@dataclass(frozen=True, slots=True)
class ChangeMyEmail:
    """Asks for another address of one's own account; it counts once it is confirmed there."""

    requests: Requests
    hashing: Hashing
    throttle: Throttle
    tokens: OneTimeTokens

    async def __call__(
        self,
        subject: Subject,
        email: str,
        password: str,
        *,
        client: Client | None = None,
        language: str = "en",
    ) -> None:
        """Mails a link to the new address. If somebody else has it, its owner is told, and
        whoever asks sees no difference.

        Raises PermissionDenied for an anonymous visitor, LoginRefused for a wrong password,
        InvalidValue for what is no address or the one of now, for an account that follows a
        provider and if no mail can leave; Overloaded.
        """
        accounts, requests = self.requests.accounts, self.requests
        user = await accounts.need(own(subject))
        email = normalised_email(email)
        if "email" in user.followed:
            raise InvalidValue(FOLLOWED, field="email")
        if email == user.email:
            raise InvalidValue(f"{email} is your address already", field="email")
        await requests.admit(client)
        await self._prove(user, password)
        owner = await accounts.find_by_email(email)
        token, keeping = self.tokens.issue("mail_change", user.id, user.email, email)
        spoken = user.contact.language or language
        if owner is None:
            letter = await requests.letters.link(
                "nago.mail.email_change", CONFIRM, token, to=email, language=spoken
            )
        else:
            letter = await requests.letters.notice(
                "nago.mail.address_taken", owner, FORGOT_PASSWORD, language=spoken
            )
        await requests.answer(
            "email_change_requested",
            email,
            user,
            [keeping, letter],
            client,
            counted="link" if owner is None else "notice",
        )

    async def _prove(self, user: User, password: str) -> None:
        device = own_device(user)
        if not await self.throttle.take(user.email, None, device):
            raise LoginRefused("too many wrong passwords: wait some minutes, then try again")
        credential = await self.requests.accounts.credential(user.id)
        known = credential.hash if credential is not None else None
        if not await self.hashing.verify(known, password):
            raise LoginRefused("the password is wrong")
        await self.requests.database.write(self.throttle.forgive(user.email, None, device))

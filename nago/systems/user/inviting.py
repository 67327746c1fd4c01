"""Inviting somebody, and sending once more what he needs to begin."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from nago.auth.subject import Subject
from nago.data.database import Work
from nago.errors import InvalidValue
from nago.systems.user.accounts import Accounts
from nago.systems.user.grant import Grants
from nago.systems.user.letters import CONFIRM, INVITATION, AccountLetters
from nago.systems.user.model import Contact, User, normalised_email
from nago.systems.user.one_time import OneTimeTokens
from nago.systems.user.permissions import CREATE_USER, NOTIFY_USER, UPDATE_ROLES
from nago.systems.user.usecases import checked_contact


@dataclass(frozen=True, slots=True)
class InviteUser:
    """Gives somebody an account and mails him a link by which he chooses his password."""

    accounts: Accounts
    tokens: OneTimeTokens
    grants: Grants
    letters: AccountLetters

    async def __call__(
        self,
        subject: Subject,
        email: str,
        *,
        firstname: str = "",
        lastname: str = "",
        roles: Collection[str] | None = None,
        language: str = "en",
    ) -> User:
        """`roles` replace those that settings name for new users; giving some needs the right to.
        The link is good for 7 days. `language` is what the mail speaks.

        Somebody who has registered with this address without confirming it loses his account:
        whoever that was, the invited one is another (`security.md R10`). Raises
        PermissionDenied, also for a role that holds what the subject does not; InvalidValue
        (`field` says which) and if no mail can leave; NotUnique.
        """
        subject.audit(CREATE_USER)
        directory = self.accounts.directory
        given = directory.settings.default_roles if roles is None else tuple(sorted(set(roles)))
        if added := set(given) - set(directory.settings.default_roles):
            subject.audit(UPDATE_ROLES)
            self.grants.audit_roles(subject, added)
        self.letters.check_ready()
        user = User(
            id=secrets.token_urlsafe(16),
            email=normalised_email(email),
            contact=checked_contact(
                Contact(firstname=firstname.strip(), lastname=lastname.strip())
            ),
            roles=given,
            groups=directory.settings.default_groups,
            created_at=directory.now(),
        )
        before = await self.accounts.find_by_email(user.email)
        if before is not None and before.unconfirmed:
            await self.accounts.delete(subject, before)
        works = await invitation(self.tokens, self.letters, user, language)
        return await self.accounts.create(subject, user, *works)


@dataclass(frozen=True, slots=True)
class NotifyUser:
    """Sends an invitation, or the confirmation of an address, once more."""

    accounts: Accounts
    tokens: OneTimeTokens
    grants: Grants
    letters: AccountLetters

    async def __call__(self, subject: Subject, id: str, *, language: str = "en") -> None:
        """An account without a password gets an invitation, one whose address is not confirmed a
        link that confirms it; earlier links of the kind are dead then.

        Raises PermissionDenied, also for an account that may do what the subject may not;
        InvalidValue for an account that needs neither, and if no mail can leave.
        """
        subject.audit(NOTIFY_USER)
        user = await self.accounts.need(id)
        self.grants.audit_user(subject, user)
        self.letters.check_ready()
        spoken = user.contact.language or language
        has_password = await self.accounts.credential(id) is not None
        if "email" in user.followed or (has_password and user.email_verified):
            raise InvalidValue("this account is complete: there is nothing to send to it")
        if has_password:
            token, keeping = self.tokens.issue("verify", user.id, user.email)
            letter = await self.letters.link(
                "nago.mail.confirm_address", CONFIRM, token, to=user.email, language=spoken
            )
            works = [keeping, letter]
        else:
            works = await invitation(self.tokens, self.letters, user, spoken)
        await self.accounts.save(subject, user, "user_notified", *works)


async def invitation(
    tokens: OneTimeTokens, letters: AccountLetters, user: User, language: str
) -> list[Work[Any]]:
    """Work that mails a link by which a new user chooses his password."""
    token, keeping = tokens.issue("invite", user.id, user.email)
    letter = await letters.link(
        "nago.mail.invitation",
        INVITATION,
        token,
        to=user.email,
        language=user.contact.language or language,
        name=user.contact.name,
    )
    return [keeping, letter]

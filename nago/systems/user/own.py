"""What everybody may do with his own account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from nago.auth.subject import Subject
from nago.data.database import Work
from nago.errors import InvalidValue, LoginRefused
from nago.systems.user.accounts import Accounts
from nago.systems.user.credential import Credential
from nago.systems.user.events import PasswordChanged
from nago.systems.user.hashing import Hashing
from nago.systems.user.letters import FORGOT_PASSWORD, AccountLetters
from nago.systems.user.model import Contact, User
from nago.systems.user.one_time import DEAD, OneTimeTokens
from nago.systems.user.password import check_password, normalised
from nago.systems.user.throttle import Throttle
from nago.systems.user.usecases import about, check_not_followed, checked_contact, own

Chosen = Literal["password_reset", "invite"]
"""For what somebody chooses a password by a link."""


@dataclass(frozen=True, slots=True)
class ReadMyContact:
    """How whoever asks is called and reached."""

    accounts: Accounts

    async def __call__(self, subject: Subject) -> Contact:
        """Raises PermissionDenied for an anonymous visitor."""
        return (await self.accounts.need(own(subject))).contact


@dataclass(frozen=True, slots=True)
class UpdateMyContact:
    """Replaces how whoever asks is called and reached."""

    accounts: Accounts

    async def __call__(self, subject: Subject, contact: Contact) -> User:
        """Raises PermissionDenied for an anonymous visitor, InvalidValue, which names the field."""
        user = await self.accounts.need(own(subject))
        check_not_followed(user, contact)
        contact = checked_contact(contact)
        self.accounts.directory.contact_rules.check_contact(contact, user.followed)
        return await self.accounts.save(subject, replace(user, contact=contact), "contact_changed")


@dataclass(frozen=True, slots=True)
class ChangeMyPassword:
    """Replaces one's own password; all other sessions end (`security.md` L15, S17)."""

    accounts: Accounts
    hashing: Hashing
    throttle: Throttle
    tokens: OneTimeTokens
    letters: AccountLetters

    async def __call__(self, subject: Subject, old: str, new: str, repeated: str) -> None:
        """The session of the subject stays, if it acts in one; links for a reset are dead.

        Raises PermissionDenied for an anonymous visitor, LoginRefused for a wrong old password
        (after five of them one has to wait), InvalidValue for a bad new one, Overloaded.
        """
        user = await self.accounts.need(own(subject))
        if new != repeated:
            raise InvalidValue(
                "the two new passwords differ: type the same twice", field="repeated"
            )
        directory = self.accounts.directory
        check_password(new, directory.settings.password_length, about(user))
        if normalised(new) == normalised(old):
            raise InvalidValue("the new password is the old one: choose another", field="password")
        device = own_device(user)
        if not await self.throttle.take(user.email, None, device):
            raise LoginRefused("too many wrong passwords: wait some minutes, then try again")
        credential = await self.accounts.credential(user.id)
        known = credential.hash if credential is not None else None
        if not await self.hashing.verify(known, old) or credential is None:
            raise LoginRefused("the old password is wrong")
        hashed = await self.hashing.hash(new)
        notices = await self.letters.notices("nago.mail.password_changed", user, FORGOT_PASSWORD)
        await self.accounts.save_and_end_sessions(
            subject,
            replace(user, require_password_change=False),
            "password_changed",
            self.accounts.credential_saving(
                replace(credential, hash=hashed, changed_at=directory.now())
            ),
            self.throttle.forgive(user.email, None, device),
            self.tokens.forget(user.id),
            *notices,
            keep=getattr(subject, "session", ""),
        )
        self.accounts.publish(PasswordChanged(user.id))


@dataclass(frozen=True, slots=True)
class ChangePasswordByLink:
    """Chooses a password by a one-time link; nobody is logged in by it (`security.md R08`)."""

    accounts: Accounts
    hashing: Hashing
    throttle: Throttle
    tokens: OneTimeTokens
    letters: AccountLetters

    async def __call__(
        self,
        subject: Subject,
        token: str,
        new: str,
        repeated: str,
        *,
        purpose: Chosen = "password_reset",
    ) -> None:
        """Needs no right but the link, which also shows that the address is the user's own. All
        sessions of the user end, and a mail tells him of a reset.

        Raises InvalidValue for a bad password, and for a link that is unknown, used, too old or
        made for an address that is not the user's any more; Overloaded.
        """
        user = await self.find(token, purpose)
        if user is None:
            raise InvalidValue(DEAD)
        if new != repeated:
            raise InvalidValue("the two passwords differ: type the same twice", field="repeated")
        directory = self.accounts.directory
        check_password(new, directory.settings.password_length, about(user))
        hashed = await self.hashing.hash(new)
        before = await self.accounts.credential(user.id)
        version = before.version if before is not None else 0
        keeping: Work[object] = self.accounts.credential_saving(
            Credential(id=user.id, version=version, hash=hashed, changed_at=directory.now())
        )
        changed = replace(
            user, require_password_change=False, email_verified=True, unconfirmed=False
        )
        notices = (
            await self.letters.notices("nago.mail.password_changed", user, FORGOT_PASSWORD)
            if purpose == "password_reset"
            else []
        )
        await self.accounts.save_and_end_sessions(
            subject,
            changed,
            "password_reset",
            self.tokens.consume(purpose, token),
            self.tokens.forget(user.id),
            keeping,
            self.throttle.lift(user.email),
            self.throttle.forgive(user.email, None, own_device(user)),
            *notices,
        )
        self.accounts.publish(PasswordChanged(user.id))

    async def find(self, token: str, purpose: Chosen = "password_reset") -> User | None:
        """Whom a link is for; looking changes nothing (`security.md R07`)."""
        bearer = await self.tokens.find(purpose, token)
        user = await self.accounts.find(bearer.user_id) if bearer and bearer.user_id else None
        return user if bearer and user and user.email == bearer.email else None


def own_device(user: User) -> str:
    """Under which guesses of one's own old password count: not with strangers at the login."""
    return f"own {user.id}"

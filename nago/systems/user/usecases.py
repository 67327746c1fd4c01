"""What can be done with the accounts of others."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec.structs import replace

from nago.auth.subject import Subject
from nago.data.database import Work
from nago.errors import InvalidValue, OwnAccount, PermissionDenied
from nago.systems.user.accounts import Accounts
from nago.systems.user.credential import Credential
from nago.systems.user.events import PasswordResetStarted
from nago.systems.user.grant import Grants
from nago.systems.user.hashing import Hashing
from nago.systems.user.letters import LOGIN, RESET_PASSWORD, AccountLetters
from nago.systems.user.model import (
    Contact,
    Enabled,
    EnabledUntil,
    Status,
    User,
    normalised_email,
)
from nago.systems.user.one_time import OneTimeTokens
from nago.systems.user.password import check_password
from nago.systems.user.permissions import (
    CHANGE_EMAIL,
    COUNT_USERS,
    CREATE_USER,
    DELETE_USER,
    DISPLAY_NAME,
    FIND_USER,
    FIND_USER_BY_MAIL,
    FIND_USERS,
    START_RESET,
    UPDATE_CONTACT,
    UPDATE_STATUS,
    UPDATE_VERIFICATION,
)

FOLLOWED = (
    "this comes from where the user logs in and follows it: change it there; it is taken on with "
    "the next login"
)


@dataclass(frozen=True, slots=True)
class CreateUser:
    """Gives somebody an account with the roles and groups that settings name."""

    accounts: Accounts
    hashing: Hashing

    async def __call__(
        self,
        subject: Subject,
        email: str,
        *,
        firstname: str = "",
        lastname: str = "",
        password: str | None = None,
        verified: bool = False,
    ) -> User:
        """Without a password nobody can log in until one was chosen by a reset link; one that is
        given must be changed at the first login, because whoever chose it knows it.

        Raises PermissionDenied, InvalidValue (`field` says which), NotUnique, Overloaded.
        """
        subject.audit(CREATE_USER)
        directory = self.accounts.directory
        user = User(
            id=secrets.token_urlsafe(16),
            email=normalised_email(email),
            email_verified=verified,
            contact=checked_contact(
                Contact(firstname=firstname.strip(), lastname=lastname.strip())
            ),
            roles=directory.settings.default_roles,
            groups=directory.settings.default_groups,
            created_at=directory.now(),
            require_password_change=password is not None,
        )
        also: list[Work[Any]] = []
        if password is not None:
            check_password(password, directory.settings.password_length, about(user))
            hashed = await self.hashing.hash(password)
            also.append(self.accounts.credential_saving(Credential(
                id=user.id, hash=hashed, changed_at=directory.now())))  # fmt: skip
        return await self.accounts.create(subject, user, *also)


@dataclass(frozen=True, slots=True)
class FindUserByID:
    """Reads one account."""

    accounts: Accounts

    async def __call__(self, subject: Subject, id: str) -> User | None:
        """Everybody may see his own. Raises PermissionDenied."""
        if id != subject.id or not subject.valid:
            subject.audit(FIND_USER)
        return await self.accounts.find(id)


@dataclass(frozen=True, slots=True)
class FindUserByMail:
    """Reads the account with this address."""

    accounts: Accounts

    async def __call__(self, subject: Subject, email: str) -> User | None:
        """Raises PermissionDenied, InvalidValue for what is no address."""
        subject.audit(FIND_USER_BY_MAIL)
        return await self.accounts.find_by_email(email)


@dataclass(frozen=True, slots=True)
class FindAllUsers:
    """Reads all accounts by name."""

    accounts: Accounts

    async def __call__(self, subject: Subject) -> list[User]:
        """Raises PermissionDenied."""
        subject.audit(FIND_USERS)
        return await self.accounts.find_all()


@dataclass(frozen=True, slots=True)
class CountUsers:
    """How many accounts there are."""

    accounts: Accounts

    async def __call__(self, subject: Subject) -> int:
        """Raises PermissionDenied."""
        subject.audit(COUNT_USERS)
        return await self.accounts.count()


@dataclass(frozen=True, slots=True)
class DisplayName:
    """How a user is called, for lists and histories."""

    accounts: Accounts

    async def __call__(self, subject: Subject, id: str) -> str | None:
        """None if there is no such user; everybody may know his own. Raises PermissionDenied."""
        if id != subject.id or not subject.valid:
            subject.audit(DISPLAY_NAME)
        user = await self.accounts.find(id)
        return user.name if user is not None else None


@dataclass(frozen=True, slots=True)
class StartPasswordReset:
    """Mails somebody a link by which he chooses a new password. Nobody sets one for him, nor sees
    the link (`security.md A06`)."""

    accounts: Accounts
    tokens: OneTimeTokens
    grants: Grants
    letters: AccountLetters

    async def __call__(self, subject: Subject, id: str, *, language: str = "en") -> None:
        """The link is good once, for an hour, and as long as the address stays. `language` is
        what the mail speaks to somebody who has not chosen one.

        Raises PermissionDenied, also for an account that may do what the subject may not
        (`security.md A03`); InvalidValue if there is no such user, if a provider has his password,
        and if no mail can leave.
        """
        subject.audit(START_RESET)
        user = await self.accounts.need(id)
        self.grants.audit_user(subject, user)
        if "email" in user.followed:
            raise InvalidValue("this user logs in elsewhere: his password is changed there")
        self.letters.check_ready()
        token, keeping = self.tokens.issue("password_reset", user.id, user.email)
        letter = await self.letters.link(
            "nago.mail.password_reset",
            RESET_PASSWORD,
            token,
            to=user.email,
            language=user.contact.language or language,
            name=user.contact.name,
        )
        await self.accounts.save(subject, user, "password_reset_started", keeping, letter)
        self.accounts.publish(PasswordResetStarted(user.id))


@dataclass(frozen=True, slots=True)
class ChangeOtherEmail:
    """Gives an account another address; it is unverified then, and links to the old one are dead."""

    accounts: Accounts
    tokens: OneTimeTokens
    grants: Grants
    letters: AccountLetters

    async def __call__(self, subject: Subject, id: str, email: str) -> User:
        """Ends the user's sessions, and mails a notice to the old address. Raises
        PermissionDenied, also for an account that may do what the subject may not
        (`security.md A03`), InvalidValue, NotUnique."""
        subject.audit(CHANGE_EMAIL)
        user = await self.accounts.need(id)
        self.grants.audit_user(subject, user)
        email = normalised_email(email)
        if email == user.email:
            return user
        if "email" in user.followed:
            raise InvalidValue(FOLLOWED, field="email")
        changed = replace(user, email=email, email_verified=False)
        notices = await self.letters.notices(
            "nago.mail.email_changed", changed, LOGIN, to=user.email
        )
        return await self.accounts.save_and_end_sessions(
            subject, changed, "email_changed", self.tokens.forget(id), *notices
        )


@dataclass(frozen=True, slots=True)
class UpdateOtherContact:
    """Replaces how somebody else is called and reached."""

    accounts: Accounts

    async def __call__(
        self, subject: Subject, id: str, contact: Contact, *, version: int | None = None
    ) -> User:
        """Raises PermissionDenied, InvalidValue, which names the field, ConcurrentUpdate if the
        account is not of this `version` any more."""
        subject.audit(UPDATE_CONTACT)
        user = await self.accounts.need(id, version)
        check_not_followed(user, contact)
        changed = replace(user, contact=checked_contact(contact))
        return await self.accounts.save(subject, changed, "contact_changed")


@dataclass(frozen=True, slots=True)
class UpdateAccountStatus:
    """Enables or disables an account, or enables it up to a moment."""

    accounts: Accounts

    async def __call__(
        self, subject: Subject, id: str, status: Status, *, version: int | None = None
    ) -> User:
        """One who may not log in any more loses his sessions at once (S17).

        Raises PermissionDenied, LastAdministrator, OwnAccount, InvalidValue for a moment without
        a time zone, ConcurrentUpdate if the account is not of this `version` any more.
        """
        subject.audit(UPDATE_STATUS)
        if id == subject.id and not isinstance(status, Enabled):
            raise OwnAccount("nobody locks himself out: somebody else can disable this account")
        if isinstance(status, EnabledUntil) and status.until.tzinfo is None:
            raise InvalidValue(f"{status.until} has no time zone: add one", field="until")
        user = replace(await self.accounts.need(id, version), status=status)
        if isinstance(status, Enabled):
            return await self.accounts.save(subject, user, "status_changed", detail="enabled")
        return await self.accounts.save_and_end_sessions(subject, user, "status_changed")


@dataclass(frozen=True, slots=True)
class UpdateVerification:
    """Says whether the address of an account is known to be the user's own."""

    accounts: Accounts

    async def __call__(self, subject: Subject, id: str, verified: bool) -> User:
        """Raises PermissionDenied, InvalidValue."""
        subject.audit(UPDATE_VERIFICATION)
        user = await self.accounts.need(id)
        unconfirmed = user.unconfirmed and not verified
        user = replace(user, email_verified=verified, unconfirmed=unconfirmed)
        return await self.accounts.save(subject, user, "verification_changed")


@dataclass(frozen=True, slots=True)
class DeleteUser:
    """Removes an account with everything that hangs on it: sessions, password, links."""

    accounts: Accounts

    async def __call__(self, subject: Subject, id: str) -> bool:
        """False if there was none. Raises PermissionDenied, LastAdministrator, OwnAccount."""
        subject.audit(DELETE_USER)
        if id == subject.id:
            raise OwnAccount("nobody deletes the account that he acts with: somebody else can")
        user = await self.accounts.find(id)
        return user is not None and await self.accounts.delete(subject, user)


def check_not_followed(user: User, contact: Contact) -> None:
    """Raises InvalidValue if a field would change that the user's login provider says."""
    for name in user.followed:
        if name != "email" and getattr(contact, name) != getattr(user.contact, name):
            raise InvalidValue(f"{name}: {FOLLOWED}", field=name)


def checked_contact(contact: Contact) -> Contact:
    """Raises InvalidValue for a field that is too long or of a wrong kind."""
    try:
        return msgspec.convert(msgspec.to_builtins(contact), Contact)
    except msgspec.ValidationError as error:
        what, _, path = str(error).partition(" - at `$.")
        field = path.rstrip("`")
        raise InvalidValue(f"{field or 'contact'}: {what}", field=field or None) from None


def about(user: User) -> tuple[str, ...]:
    """Words that are no password of this user."""
    contact = user.contact
    first, last = contact.firstname, contact.lastname
    local = user.email.partition("@")[0]
    return (
        user.email, local, first, last, f"{first} {last}", f"{last} {first}", contact.company,
        contact.phone,
    )  # fmt: skip


def own(subject: Subject) -> str:
    """The id of whoever is logged in. Raises PermissionDenied for an anonymous visitor."""
    if not subject.valid or not subject.id:
        raise PermissionDenied("this is about your own account: log in first", login=True)
    return subject.id

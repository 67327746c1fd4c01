"""The first administrator: made by whoever holds a one-time link (`security.md A05`)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.data.database import Database, together
from nago.errors import InvalidValue
from nago.systems.audit import AuditManagement
from nago.systems.role import ADMINISTRATOR
from nago.systems.user.accounts import Accounts
from nago.systems.user.credential import Credential
from nago.systems.user.grant import Grants
from nago.systems.user.hashing import Hashing
from nago.systems.user.model import Contact, User, normalised_email
from nago.systems.user.one_time import DEAD, OneTimeTokens
from nago.systems.user.password import check_password
from nago.systems.user.permissions import CREATE_USER
from nago.systems.user.usecases import about, checked_contact


@dataclass(frozen=True, slots=True)
class StartAdministrator:
    """Makes the link by which an administrator is created: on a first start, or as a way back."""

    grants: Grants
    tokens: OneTimeTokens
    database: Database
    audit: AuditManagement

    async def __call__(self, subject: Subject) -> str:
        """The token of the link: good once, for an hour; an older one is dead then.

        Raises PermissionDenied, also for whoever does not hold every right himself
        (`security.md A03`).
        """
        subject.audit(CREATE_USER)
        self.grants.audit_roles(subject, [ADMINISTRATOR])
        token, keeping = self.tokens.issue("administrator", None, "")
        row = self.audit.row("administrator_link", actor=subject.id)
        await self.database.write(together(keeping, row))
        return token


@dataclass(frozen=True, slots=True)
class CreateAdministrator:
    """Makes an account that may do everything; its owner chooses his own password."""

    accounts: Accounts
    hashing: Hashing
    tokens: OneTimeTokens

    async def __call__(
        self,
        subject: Subject,
        token: str,
        email: str,
        password: str,
        repeated: str,
        *,
        firstname: str = "",
        lastname: str = "",
    ) -> User:
        """Needs no right but the link. An account that has this address is not touched.

        Raises InvalidValue (`field` says which; none for a link that is used or too old),
        NotUnique, Overloaded.
        """
        if await self.tokens.find("administrator", token) is None:
            raise InvalidValue(DEAD)
        directory = self.accounts.directory
        user = User(
            id=secrets.token_urlsafe(16),
            email=normalised_email(email),
            email_verified=True,
            contact=checked_contact(
                Contact(firstname=firstname.strip(), lastname=lastname.strip())
            ),
            roles=tuple(sorted({ADMINISTRATOR, *directory.settings.default_roles})),
            groups=directory.settings.default_groups,
            created_at=directory.now(),
        )
        check_password(password, directory.settings.password_length, about(user))
        if password != repeated:
            raise InvalidValue("the two passwords differ: type the same twice", field="repeated")
        hashed = await self.hashing.hash(password)
        credential = Credential(id=user.id, hash=hashed, changed_at=directory.now())
        return await self.accounts.create(
            subject,
            user,
            self.tokens.consume("administrator", token),
            self.accounts.credential_saving(credential),
        )

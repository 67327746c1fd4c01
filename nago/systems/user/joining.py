"""Whoever comes from an identity provider gets his account, or a new one (`security.md N10`)."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct
from msgspec.structs import replace

from nago.auth.subject import SU
from nago.errors import InvalidValue, NotUnique, SignOnRefused
from nago.systems.permission import Permissions
from nago.systems.role import ADMINISTRATOR
from nago.systems.role.store import RoleStore
from nago.systems.user.accounts import Accounts
from nago.systems.user.external import ExternalUser
from nago.systems.user.identities import Identities
from nago.systems.user.model import Contact, User
from nago.systems.user.one_time import OneTimeTokens
from nago.systems.user.usecases import checked_contact

log = logging.getLogger("nago.user")


class PasswordAsked(Struct, frozen=True):
    """There is an account with this address, which only its owner's password may link."""

    user_id: str
    email: str


@dataclass(frozen=True, slots=True)
class JoinExternalUser:
    """Finds, links or makes the account of a user of a provider, and lets it follow what the
    provider says."""

    accounts: Accounts
    identities: Identities
    tokens: OneTimeTokens
    roles: RoleStore
    permissions: Permissions

    async def __call__(
        self, external: ExternalUser, *, proved: str | None = None, create: bool = True
    ) -> User | PasswordAsked:
        """`proved` is the id of the account whose password was just entered; `create` says
        whether a new account may be made.

        Raises SignOnRefused for an account that may not log in, for an address that the provider
        does not vouch for, and for one that belongs to another user of the provider; StoreError.
        """
        known = await self.identities.find(external)
        if known is not None:
            return await self._follow(await self._enabled(known), external)
        if not external.email:
            raise SignOnRefused(
                f"{external.provider}: it does not vouch for an e-mail address of its user "
                f"{external.subject!r}, so there is nothing to make an account of"
            )
        local = await self.accounts.find_by_email(external.email)
        if local is not None and local.unconfirmed and create:
            # Whoever has registered with this address is not known to own it; the provider says
            # that this one does, and he gets nothing of the other (`security.md R10`).
            await self.accounts.delete(SU, local)
            return await self._create(external)
        if local is None:
            if not create:
                raise SignOnRefused(f"{external.provider}: its user is linked with no account")
            return await self._create(external)
        await self._enabled(local.id)
        if proved == local.id or await self._may_link(local):
            return await self._link(local, external)
        if await self.accounts.credential(local.id) is None:
            raise SignOnRefused(
                f"{external.provider}: user {local.id} has this address, but is linked with "
                "somebody else or may not be linked by an address alone, and has no password to "
                "prove himself with"
            )
        return PasswordAsked(local.id, local.email)

    async def _enabled(self, id: str) -> User:
        user = await self.accounts.find(id)
        if user is None or not user.enabled(self.accounts.directory.now()):
            raise SignOnRefused(f"user {id} may not log in: the account is disabled")
        return user

    async def _may_link(self, user: User) -> bool:
        """Whether an address alone is proof enough: it is known to be the user's own, nobody is
        linked with the account yet, and there is little to gain."""
        return (
            user.email_verified
            and not self._is_privileged(user)
            and not await self.identities.of_user(user.id)
        )

    def _is_privileged(self, user: User) -> bool:
        """Whether he holds a right that needs a recent login, or everything."""
        held = frozenset(user.permissions).union(
            *(self.roles.permissions_of(role) for role in user.roles)
        )
        declared = self.permissions.declared
        return ADMINISTRATOR in user.roles or any(
            declared[id].sudo for id in held & declared.keys()
        )

    async def _create(self, external: ExternalUser) -> User:
        directory = self.accounts.directory
        settings = directory.settings
        user = self._as_said(
            User(
                id=secrets.token_urlsafe(16),
                email=external.email,
                email_verified=True,
                roles=tuple(filter(self.roles.knows, settings.sso_roles)),
                groups=settings.sso_groups,
                created_at=directory.now(),
            ),
            external,
        )
        linking = self.identities.linking(external, user.id, directory.clock())
        try:
            return await self.accounts.create(SU, user, linking)
        except NotUnique:
            raise SignOnRefused(
                f"{external.provider}: somebody got an account with this address a moment ago"
            ) from None

    async def _link(self, user: User, external: ExternalUser) -> User:
        """All his sessions end and his password is gone: whoever may have known it, or sat in one
        of them, is out."""
        directory = self.accounts.directory
        changed = replace(
            self._as_said(user, external), email_verified=True, require_password_change=False
        )
        return await self.accounts.save_and_end_sessions(
            SU,
            changed,
            "sign_on_linked",
            self.identities.linking(external, user.id, directory.clock()),
            self.accounts.credential_deleting(user.id),
            self.tokens.forget(user.id),
        )

    async def _follow(self, user: User, external: ExternalUser) -> User:
        changed = self._as_said(user, external)
        if external.email and external.email != user.email:
            if await self.accounts.find_by_email(external.email) is None:
                changed = replace(changed, email=external.email, email_verified=True)
            else:
                log.warning(
                    "user %s: the provider %s says another address, which is somebody else's here",
                    user.id, external.provider,
                )  # fmt: skip
        if changed == user:
            return user
        try:
            return await self._keep(user, changed)
        except InvalidValue:  # the last administrator stays one, whatever the provider says
            return await self._keep(
                user, replace(changed, roles=user.roles, given_roles=user.given_roles)
            )

    async def _keep(self, user: User, changed: User) -> User:
        also = [self.tokens.forget(user.id)] if changed.email != user.email else []
        return await self.accounts.save(SU, changed, "sign_on_followed", *also)

    def _as_said(self, user: User, external: ExternalUser) -> User:
        """The account with what the provider says; what it says nothing of stays."""
        contact, said = _followed(user.contact, external.contact)
        roles, given = set(user.roles), set(user.given_roles)
        if external.roles is not None:
            now = set(filter(self.roles.knows, external.roles))
            # One that was given before and is not there any more was taken by an administrator.
            roles = (roles - (given - now)) | (now - given)
            given = now
        return replace(
            user,
            contact=contact,
            followed=tuple(sorted({*said, "email"})),
            roles=tuple(sorted(roles)) if roles != set(user.roles) else user.roles,
            given_roles=tuple(sorted(given)),
        )


def _followed(contact: Contact, said: Mapping[str, str]) -> tuple[Contact, list[str]]:
    """The contact with what is said of it, and which fields those are; what does not fit a field
    is left out."""
    taken = []
    for name, value in said.items():
        try:
            contact = checked_contact(replace(contact, **{name: value.strip()}))
        except (InvalidValue, TypeError):
            log.warning("what a provider says of the field %s does not fit, so it stays", name)
        else:
            taken.append(name)
    return contact, taken

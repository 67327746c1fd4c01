"""Making an account for oneself."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Collection
from dataclasses import dataclass

from msgspec.structs import replace

from nago.auth.subject import SU, Subject
from nago.errors import InvalidValue, NotUnique
from nago.systems.user.authenticate import Client
from nago.systems.user.credential import Credential
from nago.systems.user.events import UserCreated
from nago.systems.user.hashing import Hashing
from nago.systems.user.letters import CONFIRM, FORGOT_PASSWORD
from nago.systems.user.mail_on_request import Requests
from nago.systems.user.model import Consent, Contact, Decision, User, normalised_email
from nago.systems.user.one_time import OneTimeTokens
from nago.systems.user.password import check_password
from nago.systems.user.usecases import about, checked_contact

log = logging.getLogger("nago.user")

LOCATION = "account/register"
DAYS_TO_CONFIRM = 7
"""After which an account is removed whose address nobody has confirmed."""


@dataclass(frozen=True, slots=True)
class Register:
    """Makes an account that counts once its address is confirmed (`security.md` R09, R10)."""

    requests: Requests
    hashing: Hashing
    tokens: OneTimeTokens

    async def __call__(
        self,
        subject: Subject,
        email: str,
        password: str,
        repeated: str,
        contact: Contact,
        *,
        consents: Collection[str] = (),
        client: Client | None = None,
        language: str = "en",
    ) -> None:
        """Needs no right, but the setting. `consents` are the ids of those that were approved.

        If there is an account with this address, its owner gets a mail that says so and nothing
        else happens; whoever asks sees and measures the same. Raises InvalidValue (`field` says
        which), and Overloaded.
        """
        accounts, requests = self.requests.accounts, self.requests
        directory = accounts.directory
        if not directory.registration.self_registration:
            raise InvalidValue("here nobody registers by himself: ask an administrator")
        email = normalised_email(email)
        if not directory.registration.allows(email):
            domains = ", ".join(directory.registration.allowed_domains)
            raise InvalidValue(
                f"{email!r}: only addresses of {domains} may register", field="email"
            )
        user = User(
            id=secrets.token_urlsafe(16),
            email=email,
            unconfirmed=True,
            contact=self._contact(contact, language),
            roles=directory.settings.default_roles,
            groups=directory.settings.default_groups,
            consents=self._consents(consents),
            created_at=directory.now(),
        )
        check_password(password, directory.settings.password_length, about(user))
        if password != repeated:
            raise InvalidValue("the two passwords differ: type the same twice", field="repeated")
        await requests.admit(client)
        hashed = await self.hashing.hash(password)
        try:
            await self._keep(user, hashed, await accounts.find_by_email(email), client, language)
        except NotUnique:  # somebody has registered with it a moment ago
            await self._keep(user, hashed, await accounts.find_by_email(email), client, language)

    def _contact(self, contact: Contact, language: str) -> Contact:
        stripped = {
            name: value.strip()
            for name in contact.__struct_fields__
            if isinstance(value := getattr(contact, name), str)
        }
        contact = checked_contact(replace(contact, **{**stripped, "language": language}))
        for name in ("firstname", "lastname"):
            if not getattr(contact, name):
                raise InvalidValue(f"{name}: this is needed: fill it in", field=name)
        self.requests.accounts.directory.contact_rules.check_contact(contact)
        return contact

    def _consents(self, approved: Collection[str]) -> tuple[Consent, ...]:
        directory = self.requests.accounts.directory
        offered = dict(directory.consents.offered())
        for id, consent in offered.items():
            if consent.required and id not in approved:
                raise InvalidValue(f"{id}: without this nobody can register", field=id)
        now = directory.now()
        return tuple(Consent(id, (Decision(now, id in approved, LOCATION),)) for id in offered)

    async def _keep(
        self, user: User, hashed: str, owner: User | None, client: Client | None, language: str
    ) -> None:
        """Both letters are written in any case, so that both cases take as long."""
        accounts, requests = self.requests.accounts, self.requests
        token, keeping = self.tokens.issue("verify", user.id, user.email)
        confirm = await requests.letters.link(
            "nago.mail.confirm_address", CONFIRM, token, to=user.email, language=language
        )
        told = owner or user
        notice = await requests.letters.notice(
            "nago.mail.address_taken", told, FORGOT_PASSWORD, language=language, to=user.email
        )
        if owner is not None:
            await requests.answer(
                "registration_repeated", user.email, owner, [notice], client, counted="notice"
            )
            return
        credential = Credential(id=user.id, hash=hashed, changed_at=accounts.directory.now())
        works = [
            accounts.saving(user), accounts.credential_saving(credential), keeping, confirm
        ]  # fmt: skip
        if await requests.answer("user_registered", user.email, user, works, client):
            accounts.publish(UserCreated(user.id))


@dataclass(frozen=True, slots=True)
class RemoveUnconfirmed:
    """Removes accounts that somebody has registered a week ago and nobody has confirmed."""

    requests: Requests

    async def __call__(self) -> None:
        """Raises StoreError."""
        accounts = self.requests.accounts
        now = accounts.directory.now()
        for user in await accounts.find_unconfirmed():
            if (now - user.created_at).days >= DAYS_TO_CONFIRM:
                await accounts.delete(SU, user)
                log.info(
                    "user %s has registered, but never confirmed his address: removed", user.id
                )

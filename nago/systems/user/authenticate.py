"""Proving by e-mail and password who one is; every failure looks the same (`security.md L04`)."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec.structs import replace

from nago.data.database import Database, Work
from nago.errors import ConcurrentUpdate, InvalidValue, LoginRefused
from nago.systems.audit import AuditManagement
from nago.systems.user.accounts import Accounts
from nago.systems.user.credential import Credential
from nago.systems.user.hashing import Hashing
from nago.systems.user.model import User, normalised_email
from nago.systems.user.throttle import Throttle

REFUSED = (
    "e-mail or password is wrong, the account is locked, or there were too many attempts: check "
    "both, or try again in some minutes"
)
UNCHANGED = "SELECT 1 FROM credentials WHERE id = ? AND json_extract(data, '$.changed_at') = ?"


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks over the network. `address` "" is nobody whom we could slow down: it is refused.

    `device` is the value of the known-device cookie, if the browser sent one that we issued.
    """

    address: str
    user_agent: str = ""
    device: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Proof:
    """Somebody has proved who he is; `works` belong into the transaction that logs him in.

    They raise LoginRefused if the password was changed since it was compared.
    """

    user: User
    works: tuple[Work[Any], ...]


@dataclass(frozen=True, slots=True)
class Authenticate:
    """Compares a password. Takes as long for every outcome, and counts attempts."""

    accounts: Accounts
    hashing: Hashing
    throttle: Throttle
    database: Database
    audit: AuditManagement

    async def __call__(
        self, email: str, password: str, client: Client | None = None, known_to: str = ""
    ) -> Proof:
        """`known_to` is the id of the user who has logged in from this browser before (L12).

        Raises LoginRefused with one text for all reasons, and Overloaded, StoreError.
        """
        try:
            address = normalised_email(email)
        except InvalidValue:
            address = ""
        user = await self.accounts.find_by_email(address) if address else None
        credential = await self.accounts.credential(user.id) if user is not None else None
        device = client.device if client and user is not None and known_to == user.id else None
        network = client.address if client else None
        account = address or email[:254]
        self.hashing.check_load()  # before it counts as a failure
        allowed = await self.throttle.take(account, network, device)
        known = credential.hash if allowed and credential is not None else None
        right = await self.hashing.verify(known, password)
        now = self.accounts.directory.now()
        if user is None or credential is None or not right or not user.enabled(now):
            await self._note_refusal(user, client)
            raise LoginRefused(REFUSED)
        works: list[Work[Any]] = [
            _still(credential), self.throttle.forgive(account, network, device)
        ]  # fmt: skip
        if self.hashing.is_outdated(credential.hash):
            hashed = await self.hashing.hash(password)
            anew = self.accounts.credential_saving(replace(credential, hash=hashed))
            works.append(_unless_done(anew))
        return Proof(user, tuple(works))

    async def _note_refusal(self, user: User | None, client: Client | None) -> None:
        row = self.audit.row(
            "login_refused",
            actor="",
            target=user.id if user is not None else "",
            ip=client.address if client else "",
            user_agent=client.user_agent if client else "",
        )
        await self.database.write(row)


def _still(credential: Credential) -> Work[None]:
    """Work that refuses a password which was changed while it was compared (`security.md S17`)."""
    changed_at = msgspec.to_builtins(credential.changed_at)

    def work(connection: sqlite3.Connection) -> None:
        values = (credential.id, changed_at)
        if connection.execute(UNCHANGED, values).fetchone() is None:
            raise LoginRefused(REFUSED)

    return work


def _unless_done(saving: Work[Any]) -> Work[None]:
    """Work that leaves it to whoever logs in at the same moment and was first."""

    def work(connection: sqlite3.Connection) -> None:
        with contextlib.suppress(ConcurrentUpdate):
            saving(connection)

    return work

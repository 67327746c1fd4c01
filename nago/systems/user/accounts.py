"""Users in the database: what belongs together is one transaction, and memory follows it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from nago.auth.subject import Subject
from nago.data.database import Database, Work, together
from nago.data.repository import Repository
from nago.errors import ConcurrentUpdate, InvalidValue, LastAdministrator
from nago.events import EventBus
from nago.systems.audit import AuditManagement
from nago.systems.role import ADMINISTRATOR
from nago.systems.user.credential import Credential
from nago.systems.user.directory import Directory
from nago.systems.user.events import UserChanged, UserCreated, UserDeleted
from nago.systems.user.model import User, normalised_email

Ending = Callable[[User, str], tuple[Work[None], Callable[[], None]]]
"""Given the user with the new epoch and the session that stays: work for the same transaction, and
what is to be done in memory when it is kept."""

TAKE_FROM_ALL = """
UPDATE users SET version = version + 1, data = json_set(data,
    '$.version', version + 1,
    '$.{field}', json((SELECT json_group_array(value) FROM json_each(data, '$.{field}')
        WHERE value <> :id)))
WHERE EXISTS (SELECT 1 FROM json_each(data, '$.{field}') WHERE value = :id)
"""
ADMINISTRATORS = f"""
SELECT count(*) FROM users WHERE json_extract(data, '$.status.type') = 'enabled'
    AND EXISTS (SELECT 1 FROM json_each(data, '$.roles') WHERE value = '{ADMINISTRATOR}')
"""


class Accounts:
    """All users with what hangs on them."""

    def __init__(
        self,
        database: Database,
        users: Repository[User],
        credentials: Repository[Credential],
        directory: Directory,
        audit: AuditManagement,
        bus: EventBus,
    ) -> None:
        self._database = database
        self._users = users
        self._credentials = credentials
        self._audit = audit
        self._bus = bus
        self.directory = directory
        self.on_ending: list[Ending] = []
        """What the session system adds when sessions of a user end."""
        self.on_deleting: list[Callable[[str], Work[Any]]] = []
        """What other systems do in the transaction that deletes the account of this id."""

    async def find(self, id: str) -> User | None:
        return await self._users.find_by_id(id)

    async def need(self, id: str, version: int | None = None) -> User:
        """Raises InvalidValue if there is no such user, and ConcurrentUpdate if it is another
        `version` than the one that somebody has looked at before he changed it."""
        user = await self._users.find_by_id(id)
        if user is None:
            raise InvalidValue("there is no such user; the account may have been deleted meanwhile")
        if version not in (None, user.version):
            raise ConcurrentUpdate(
                f"users: {id!r} was saved since it was read (version {version}); read it again "
                "and repeat the change"
            )
        return user

    async def find_by_email(self, email: str) -> User | None:
        """Raises InvalidValue for what is no address."""
        found = await self._users.find_by(email=normalised_email(email))
        return found[0] if found else None

    async def find_all(self) -> list[User]:
        return sorted(await self._users.find_all(), key=lambda each: each.name.casefold())

    async def find_unconfirmed(self) -> list[User]:
        """Those who have registered and not confirmed their address."""
        return await self._users.find_by(unconfirmed=True)

    async def count(self) -> int:
        return await self._users.count()

    async def credential(self, id: str) -> Credential | None:
        return await self._credentials.find_by_id(id)

    async def administrators(self) -> int:
        """How many users are administrators and may log in without an end."""
        return await self._database.read(_count_administrators)

    async def create(self, subject: Subject, user: User, *also: Work[Any]) -> User:
        """A new account. Raises NotUnique for an address that is taken."""
        row = self._audit.row("user_created", actor=subject.id, target=user.id)
        saved: User = (await self._database.write(together(self._users.saving(user), *also, row)))[
            0
        ]
        self._bus.publish(UserCreated(saved.id))
        return saved

    async def save(
        self, subject: Subject, user: User, action: str, *also: Work[Any], detail: str = ""
    ) -> User:
        """A changed account. Raises ConcurrentUpdate, NotUnique, and InvalidValue if no
        administrator would be left (`security.md A03`)."""
        saved = await self._keep(subject, user, action, *also, detail=detail)
        self._tell(saved)
        return saved

    async def _keep(
        self, subject: Subject, user: User, action: str, *also: Work[Any], detail: str = ""
    ) -> User:
        row = self._audit.row(action, actor=subject.id, target=user.id, detail=detail)
        works = together(self._users.saving(user), *also, row)
        saved: User = (await self._database.write(_keeping_an_administrator(works)))[0]
        return saved

    def _tell(self, saved: User) -> None:
        self.directory.take(saved)
        self._bus.publish(UserChanged(saved.id))

    async def save_and_end_sessions(
        self, subject: Subject, user: User, action: str, *also: Work[Any], keep: str = ""
    ) -> User:
        """The same, and all sessions of the user end in this very transaction, but the one with
        the public id `keep` (`security.md S17`)."""
        user = replace(user, session_epoch=user.session_epoch + 1)
        ending = [end(user, keep) for end in self.on_ending]
        works = [work for work, _ in ending]
        saved = await self._keep(subject, user, action, *also, *works)
        for _, afterwards in ending:
            afterwards()
        self._tell(saved)
        return saved

    async def delete(self, subject: Subject, user: User) -> bool:
        """Remove the account and all that hangs on it. Raises InvalidValue for the last
        administrator."""
        row = self._audit.row("user_deleted", actor=subject.id, target=user.id)
        others = [take(user.id) for take in self.on_deleting]
        deleting = (self._users.deleting(user.id), self._credentials.deleting(user.id))
        works = together(*deleting, *others, row)
        gone = (await self._database.write(_keeping_an_administrator(works)))[0]
        self.directory.drop(user.id)
        self._bus.publish(UserDeleted(user.id))
        return bool(gone)

    def publish(self, event: object) -> None:
        """Tell the other systems what has happened, after it is kept."""
        self._bus.publish(event)

    def saving(self, user: User) -> Work[User]:
        """Work that keeps an account; whoever runs it notes it and tells others of it."""
        return self._users.saving(user)

    def credential_saving(self, credential: Credential) -> Work[Any]:
        return self._credentials.saving(credential)

    def credential_deleting(self, id: str) -> Work[Any]:
        return self._credentials.deleting(id)

    def take_role(self, id: str) -> Work[None]:
        """Work that takes a role from everybody, when it is deleted."""
        return _take_from_all("roles", id)

    def take_group(self, id: str) -> Work[None]:
        """Work that takes everybody out of a group, when it is deleted."""
        return _take_from_all("groups", id)


def _take_from_all(field: str, id: str) -> Work[None]:
    def work(connection: sqlite3.Connection) -> None:
        connection.execute(TAKE_FROM_ALL.format(field=field), {"id": id})

    return work


def _keeping_an_administrator(works: Work[list[Any]]) -> Work[list[Any]]:
    """Refused in the transaction itself, so that two processes cannot remove the last two."""

    def work(connection: sqlite3.Connection) -> list[Any]:
        before = _count_administrators(connection)
        results = works(connection)
        if before and not _count_administrators(connection):
            raise LastAdministrator(
                "this is the last administrator: make somebody else one before, or nobody could "
                "administer this application any more"
            )
        return results

    return work


def _count_administrators(connection: sqlite3.Connection) -> int:
    return int(connection.execute(ADMINISTRATORS).fetchone()[0])

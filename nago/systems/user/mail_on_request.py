"""Mails that anybody may ask for: one answer and one effort for every address (`security.md` R04,
R05)."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from nago.data.database import Database, Work, together
from nago.errors import Overloaded
from nago.systems.audit import AuditManagement
from nago.systems.user.accounts import Accounts
from nago.systems.user.authenticate import Client
from nago.systems.user.letters import AccountLetters
from nago.systems.user.model import User
from nago.systems.user.throttle import Throttle

MAILS_AN_HOUR = 5
"""To one address, of each kind that strangers can make us send."""
Counted = Literal["link", "notice"]
"""Notices count by themselves: whoever causes many keeps nobody from a link."""
REQUESTS_A_MINUTE = 20
"""From one network address."""


@dataclass(frozen=True, slots=True)
class Requests:
    """What all such requests have in common."""

    accounts: Accounts
    letters: AccountLetters
    throttle: Throttle
    database: Database
    audit: AuditManagement

    async def admit(self, client: Client | None) -> None:
        """Raises InvalidValue if no mail can leave, Overloaded for the 21st request of a minute."""
        self.letters.check_ready()
        if client is not None and not await self.throttle.take_rate(
            "mail request", client.address, REQUESTS_A_MINUTE
        ):
            raise Overloaded("too many requests from this network: wait a minute, then try again")

    async def answer(
        self,
        action: str,
        email: str,
        user: User | None,
        works: Sequence[Work[Any]],
        client: Client | None,
        detail: str = "",
        *,
        effect: bool = True,
        counted: Counted = "link",
    ) -> bool:
        """Run the works if there is reason to (`effect`) and the address got few mails; else run
        them as well, and undo them: it takes as long, down to the disk. Whether they stay.

        The audit log notes the request in either case. `email` is in the form of
        `normalised_email`.
        """
        may = self.throttle.taking_rate(f"{counted} to", email, MAILS_AN_HOUR, 3600)
        row = self.audit.row(
            action,
            actor="",
            target=user.id if user is not None else "",
            ip=client.address if client is not None else "",
            user_agent=client.user_agent if client is not None else "",
            detail=detail,
        )
        real = together(*works)

        def work(connection: sqlite3.Connection) -> bool:
            stays = may(connection) and effect
            if stays:
                real(connection)
            else:
                _undone(real, connection)
            row(connection)
            return stays

        return await self.database.write(work)


def _undone(work: Work[Any], connection: sqlite3.Connection) -> None:
    connection.execute("SAVEPOINT for_show")
    try:
        work(connection)
    finally:
        connection.execute("ROLLBACK TO for_show")
        connection.execute("RELEASE for_show")


def stranger(email: str) -> User:
    """Nobody's account, for the effort that an unknown address gets as well."""
    return User(id=secrets.token_urlsafe(16), email=email)

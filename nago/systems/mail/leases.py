"""What is being sent: mails of the outbox, leased to one process each."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
from msgspec import Struct

from nago.systems.mail.model import Mail
from nago.systems.mail.problem import MailProblem
from nago.systems.mail.store import Outbox

DELAYS = (60.0, 300.0, 900.0, 3600.0)
"""Seconds until the next attempt, after the first, second, ...; the last one from then on."""
SECRET_SECONDS = 7 * 24 * 3600.0
"""A link that works once does not work for longer: what failed is wiped then."""
REMOVED_AT_ONCE = 500


class Route(NamedTuple):
    """What says which server takes a mail: the hint, and whom it is from."""

    hint: str
    sender: str


class Due(Struct, frozen=True):
    """A mail that this process has leased; `mail` is None if its text cannot be read any more."""

    id: str
    mail: Mail | None
    remaining: tuple[str, ...]
    attempts: int
    queued_at: datetime


class Look(Struct, frozen=True):
    """What there is to do: the routes with mails that are due, oldest first, and when to look
    again (None: when something is put into the queue)."""

    routes: tuple[Route, ...]
    next_at: float | None


class Leases:
    """How a worker takes mails out of the outbox, and says what has become of them."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._database = outbox.database

    def clock(self) -> float:
        return self._outbox.clock()

    async def look(self) -> Look:
        """What is due now. Mails of processes that died are in the queue again then.

        As work of the writer, so that it sees what was committed before it was asked for.
        """
        now = self._outbox.clock()

        def work(connection: sqlite3.Connection) -> Look:
            connection.execute(
                "UPDATE mail_outbox SET status = 'queued', leased_by = NULL, next_attempt_at = ?"
                " WHERE status = 'sending' AND leased_until <= ?",
                (now, now),
            )
            routes = connection.execute(
                "SELECT hint, sender FROM mail_outbox WHERE status = 'queued'"
                " AND next_attempt_at <= ? GROUP BY hint, sender ORDER BY min(next_attempt_at)",
                (now,),
            ).fetchall()
            (next_at,) = connection.execute(
                "SELECT min(at) FROM (SELECT min(next_attempt_at) AS at FROM mail_outbox"
                " WHERE status = 'queued' AND next_attempt_at > ?"
                " UNION ALL SELECT min(leased_until) FROM mail_outbox WHERE status = 'sending')",
                (now,),
            ).fetchone()
            return Look(tuple(Route(*each) for each in routes), next_at)

        return await self._database.write(work)

    async def lease(self, route: Route, most: int, by: str, seconds: float) -> list[Due]:
        """The next mails of this route, for this process alone as long as it renews the lease."""
        now = self._outbox.clock()

        def work(connection: sqlite3.Connection) -> list[tuple[str, str, int, float, bytes]]:
            found = connection.execute(
                "UPDATE mail_outbox SET status = 'sending', leased_by = ?, leased_until = ?,"
                " attempts = attempts + 1 WHERE id IN (SELECT id FROM mail_outbox"
                " WHERE status = 'queued' AND hint = ? AND sender = ? AND next_attempt_at <= ?"
                " ORDER BY next_attempt_at, rowid LIMIT ?)"
                " RETURNING id, remaining, attempts, queued_at",
                (by, now + seconds, *route, now, most),
            ).fetchall()
            sql = "SELECT sealed FROM mail_bodies WHERE mail_id = ?"
            bodies = [connection.execute(sql, (row[0],)).fetchone() for row in found]
            return [
                (*row, body[0] if body else b"") for row, body in zip(found, bodies, strict=True)
            ]

        return [
            Due(
                id,
                self._outbox.opened(id, sealed),
                msgspec.json.decode(remaining, type=tuple[str, ...]),
                attempts,
                _moment(queued_at),
            )
            for id, remaining, attempts, queued_at, sealed in await self._database.write(work)
        ]

    async def renew(self, by: str, seconds: float) -> None:
        """What this process is sending is still being sent."""
        until = self._outbox.clock() + seconds

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE mail_outbox SET leased_until = ? WHERE status = 'sending' AND leased_by = ?",
                (until, by),
            )

        await self._database.write(work)

    async def sent(self, due: Due, by: str, server: str) -> None:
        """Everybody has got it; a secret text is gone with this very commit."""
        now = self._outbox.clock()

        def work(connection: sqlite3.Connection) -> None:
            done = connection.execute(
                "UPDATE mail_outbox SET status = 'sent', remaining = '[]', server = ?, problem = '',"
                " detail = '', ended_at = ?, leased_by = NULL"
                " WHERE id = ? AND status = 'sending' AND leased_by = ?",
                (server, now, due.id, by),
            ).rowcount
            if done:
                connection.execute(
                    "DELETE FROM mail_bodies WHERE mail_id = (SELECT id FROM mail_outbox"
                    " WHERE id = ? AND secret)",
                    (due.id,),
                )

        await self._database.write(work)

    async def unsent(
        self,
        due: Due,
        by: str,
        problem: MailProblem,
        *,
        server: str,
        remaining: Sequence[str],
        final: bool,
        give_up_seconds: float,
    ) -> None:
        """These have not got it: it is tried again after a while, or counts as failed, at once if
        `final`, else when it has failed for so long."""
        now = self._outbox.clock()
        later = now + DELAYS[min(due.attempts, len(DELAYS)) - 1]
        left = msgspec.json.encode(remaining).decode()

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE mail_outbox SET failing_since = coalesce(failing_since, :now), server = :server,"
                " problem = :kind, detail = :detail, remaining = :left, leased_by = NULL,"
                " next_attempt_at = :later"
                " WHERE id = :id AND status = 'sending' AND leased_by = :by",
                {
                    "now": now, "server": server, "kind": problem.kind, "detail": problem.detail,
                    "left": left, "later": later, "id": due.id, "by": by,
                },
            )  # fmt: skip
            connection.execute(
                "UPDATE mail_outbox SET status = CASE WHEN ? OR failing_since <= ? THEN 'failed'"
                " ELSE 'queued' END WHERE id = ? AND status = 'sending' AND leased_by IS NULL",
                (final, now - give_up_seconds, due.id),
            )
            _end(connection, now)

        await self._database.write(work)

    async def postpone(
        self, route: Route, until: float, problem: MailProblem, server: str, give_up_seconds: float
    ) -> None:
        """No server takes mails of this route now: those that wait say why. It is no attempt."""
        now = self._outbox.clock()

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE mail_outbox SET failing_since = coalesce(failing_since, ?),"
                " next_attempt_at = ?, problem = ?, detail = ?, server = ?"
                " WHERE status = 'queued' AND hint = ? AND sender = ? AND next_attempt_at <= ?",
                (now, until, problem.kind, problem.detail, server, *route, now),
            )
            connection.execute(
                "UPDATE mail_outbox SET status = 'failed' WHERE status = 'queued' AND hint = ?"
                " AND sender = ? AND failing_since <= ?",
                (*route, now - give_up_seconds),
            )
            _end(connection, now)

        await self._database.write(work)

    async def release(self, by: str) -> None:
        """This process ends: what it had begun is for another one, at once."""
        now = self._outbox.clock()

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE mail_outbox SET status = 'queued', leased_by = NULL, next_attempt_at = ?"
                " WHERE status = 'sending' AND leased_by = ?",
                (now, by),
            )

        await self._database.write(work)

    async def hurry(self) -> None:
        """Try all that waits now: the servers are others than before."""
        now = self._outbox.clock()

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE mail_outbox SET next_attempt_at = ? WHERE status = 'queued'"
                " AND next_attempt_at > ?",
                (now, now),
            )

        await self._database.write(work)

    async def purge(self, keep_sent_seconds: float, keep_failed_seconds: float) -> None:
        """Forget what was sent or given up long ago, some at a time."""
        now = self._outbox.clock()

        def work(connection: sqlite3.Connection) -> int:
            connection.execute(
                "DELETE FROM mail_bodies WHERE mail_id IN (SELECT id FROM mail_outbox"
                " WHERE status = 'failed' AND secret AND ended_at <= ?)",
                (now - SECRET_SECONDS,),
            )
            return connection.execute(
                "DELETE FROM mail_outbox WHERE id IN (SELECT id FROM mail_outbox"
                " WHERE (status = 'sent' AND ended_at <= ?) OR (status = 'failed' AND ended_at <= ?)"
                " LIMIT ?)",
                (now - keep_sent_seconds, now - keep_failed_seconds, REMOVED_AT_ONCE),
            ).rowcount

        while await self._database.write(work) == REMOVED_AT_ONCE:
            pass


def _end(connection: sqlite3.Connection, now: float) -> None:
    connection.execute(
        "UPDATE mail_outbox SET ended_at = ? WHERE status = 'failed' AND ended_at IS NULL", (now,)
    )


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)

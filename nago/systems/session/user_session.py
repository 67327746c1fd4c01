"""A session in use: reading comes from memory, writing is kept before it is shown."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from msgspec.structs import replace

from nago.auth.subject import ANONYMOUS, Subject
from nago.errors import LimitError, SessionGone, StoreError
from nago.presentation.session import WHOLE
from nago.systems.session.change import GONE, Change, Row, Written
from nago.systems.session.model import MOST_BYTES, MOST_KEYS, Session, checked_key, checked_value
from nago.systems.session.store import SessionStore, Stored, Tombstone

log = logging.getLogger("nago.session")

SEEN_SECONDS = 300
"""How often it is noted that a session is used."""


class Identity(Protocol):
    """Whom a session belongs to, as the user system knows it."""

    def watch(self, session: UserSession) -> None:
        """Call its `identity_changed` when the user or his rights change."""

    def counts(self, epoch: int) -> bool:
        """Whether a session that began in this epoch of the user counts."""

    def subject(self, session: UserSession) -> Subject: ...


class UserSession:
    """One browser's session, shared by all its windows in this process.

    Without a row it is an anonymous visitor's, who has stored nothing; its first value makes
    the row (`security.md S22`).
    """

    def __init__(
        self,
        store: SessionStore,
        hashed: bytes,
        stored: Stored | None = None,
        identity: Identity | None = None,
        tombstone: Tombstone | None = None,
    ) -> None:
        self._store = store
        self._identity = identity
        self.tombstone = tombstone
        """If the token was given up: nothing can be stored under it any more (S05)."""
        self.successor: str | None = None
        """The public id of the session that has taken the place of this one, at a login."""
        self._hash = hashed
        self._row: Row | None = None
        self._generation = 0
        """Up to which all that was ever written is known here."""
        self._until = math.inf
        self._id = secrets.token_urlsafe(16)
        self._created_at = store.clock()
        self._ended = False
        self._values: dict[str, str] = {}
        self._newer: dict[str, int] = {}
        """Keys written here, by generation, since when others may have written as well."""
        self._sizes: dict[str, int] = {}
        """Bytes of each value, as if all that is under way were written already."""
        self._taken = 0
        self._merged = 0
        """The generation of what was last read from the store."""
        self._under_way = 0
        self._miscounted = False
        self._listeners: list[Callable[[str], None]] = []
        if stored is not None:
            self.merge(stored)
        if identity is not None:
            identity.watch(self)

    # What is known.

    @property
    def id(self) -> str:
        return self._id

    @property
    def user(self) -> str | None:
        return self._row.user_id if self._row is not None else None

    @property
    def created_at(self) -> datetime:
        return datetime.fromtimestamp(self._created_at, UTC)

    @property
    def authenticated_at(self) -> datetime | None:
        return None if self._row is None else moment(self._row.authenticated_at)

    @property
    def proved_at(self) -> datetime | None:
        """When its user proved himself the last time: at a login here, or earlier at a provider."""
        row = self._row
        return None if row is None else moment(row.proved_at or row.authenticated_at)

    @property
    def ended(self) -> bool:
        if not self._ended and self._is_over():
            self.end()
        return self._ended

    def _is_over(self) -> bool:
        """Whether its time has come: 90 days after the login, too long unseen, or its user may
        not log in any more (`security.md` S10, S12). Once over it stays so (D10)."""
        now = self._store.clock()
        if now >= self._until:
            return True
        row = self._row
        if row is None or row.user_id is None:
            return False
        idle = self._store.idle_seconds()
        if idle and now - row.last_seen_at > idle:
            return True
        return self._identity is not None and not self._identity.counts(row.user_epoch)

    @property
    def subject(self) -> Subject:
        """Who acts in it: its user, or the anonymous visitor; current whenever it is asked."""
        return ANONYMOUS if self._identity is None else self._identity.subject(self)

    @property
    def stored(self) -> bool:
        return self._row is not None

    @property
    def hash(self) -> bytes:
        """Under which it is stored; never leaves the server."""
        return self._hash

    @property
    def row(self) -> Row | None:
        """Its row as it was read last, or None if nothing was ever stored."""
        return self._row

    @property
    def generation(self) -> int:
        """Up to which write its values are known here."""
        return self._generation

    def get_string(self, key: str) -> str | None:
        return None if self.ended else self._values.get(key)

    def keys(self) -> tuple[str, ...]:
        return () if self.ended else tuple(sorted(self._values))

    def observe(self, listener: Callable[[str], None]) -> Callable[[], None]:
        self._listeners.append(listener)

        def unobserve() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unobserve

    # Writing.

    def put_string(self, key: str, value: str) -> asyncio.Future[None]:
        """Starts to store a value at once; await the result to know that it is on the disk.

        Raises LimitError or InvalidValue at once, SessionGone or StoreError when awaited.
        """
        data = checked_value(checked_key(key), value)
        self._make_room(key, len(data))
        return self._write(key, value, data)

    def delete(self, key: str) -> asyncio.Future[None]:
        """Starts to remove a value at once; removing what is not there is fine."""
        checked_key(key)
        self._taken -= self._sizes.pop(key, 0)
        return self._write(key, None, None)

    def _make_room(self, key: str, size: int) -> None:
        """The limits, without asking the database; it checks again what others have stored."""
        before = self._sizes.get(key)
        if before is None and len(self._sizes) >= MOST_KEYS:
            raise LimitError(
                f"a session keeps at most {MOST_KEYS} values; delete one before storing {key!r}"
            )
        taken = self._taken - (before or 0)
        if taken + size > MOST_BYTES:
            raise LimitError(
                f"a session keeps at most {MOST_BYTES} bytes in all: {taken} are taken, the value "
                f"of {key!r} has {size}"
            )
        self._sizes[key] = size
        self._taken = taken + size

    def _write(self, key: str, value: str | None, data: bytes | None) -> asyncio.Future[None]:
        """Hands it to the store; whoever stops waiting for the result changes nothing."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        row = self._row
        if self.ended or self.tombstone is not None:
            done.set_exception(SessionGone(GONE))
            return done
        sealed = None
        try:
            if row is not None and data is not None:
                sealed = self._store.seal(self._id, key, data)
            id = row.id if row is not None else None
            now = self._store.clock()
            change = Change(id, self._hash, self._id, self._created_at, now, key, data, sealed)
            self._store.write(change, partial(self._written, key, value, done))
        except StoreError as error:
            self._miscounted = True
            done.set_exception(error)
            return done
        self._under_way += 1
        return done

    def _written(
        self,
        key: str,
        value: str | None,
        done: asyncio.Future[None],
        outcome: Written | Exception | None,
    ) -> None:
        """It is on the disk, or it never will be: change memory, tell the windows, answer."""
        self._under_way -= 1
        if isinstance(outcome, Exception):
            self._miscounted = True
            if isinstance(outcome, SessionGone):
                self.end()
        elif outcome is not None and not self._ended:
            self._take_own(outcome, key, value)
        if self._miscounted and self._under_way == 0:
            self._count_again()
        if done.done():
            return
        if isinstance(outcome, Exception):
            done.set_exception(outcome)
        else:
            done.set_result(None)

    def _take_own(self, written: Written, key: str, value: str | None) -> None:
        """After an own write. If others wrote in between, only this key is known to be so new."""
        if written.generation <= self._merged:
            return  # it was read back before this answer came, with what others wrote after it
        if self._row is None and written.row is not None:
            self._take(written.row)
            self._generation = 0
        if written.before > self._generation:
            self._newer[key] = written.generation
        else:
            self._generation = written.generation
        self._until = written.absolute_until
        self._set(key, value)

    # What others have done.

    def merge(self, stored: Stored) -> None:
        """Take on a state that was read from the store, except where this process is ahead."""
        row, values = stored.row, stored.values
        if self._ended or row.generation < self._generation:
            return
        self._merged = row.generation
        self._newer = {k: at for k, at in self._newer.items() if at > row.generation}
        self._take(row)
        for key in (self._values.keys() | values.keys()) - self._newer.keys():
            self._set(key, values.get(key))
        if self._under_way == 0:
            self._count_again()
        else:
            self._miscounted = True

    def end(self, successor: str | None = None) -> None:
        """It is over, and what it held is gone for all its windows."""
        if self._ended:
            return
        self._ended = True
        self.successor = successor
        for key in list(self._values):
            self._set(key, None)
        self._tell(WHOLE)

    def goes_on(self, epoch: int) -> None:
        """The user's other sessions end, this one stays."""
        if self._row is not None:
            self._row = replace(self._row, user_epoch=epoch)

    def rehash(self, hashed: bytes, now: float) -> None:
        """The browser has another token for it."""
        self._hash = hashed
        if self._row is not None:
            self._row = replace(self._row, id_hash=hashed, token_at=now)

    def alive(self) -> bool:
        """Whether it counts still; asked with every request and event, which is noted (S12)."""
        row, now = self._row, self._store.clock()
        if self.ended:
            return False
        if row is not None and row.user_id is not None and now - row.last_seen_at > SEEN_SECONDS:
            self._row = replace(row, last_seen_at=now)
            with contextlib.suppress(StoreError):
                self._store.see(row.id)
        return True

    def identity_changed(self) -> None:
        """The user or his rights are others now: windows that asked for them run again."""
        if not self.ended:
            self._tell(WHOLE)

    def _take(self, row: Row) -> None:
        self._row = row
        self._generation = row.generation
        self._until = row.absolute_until
        self._id = row.public_id
        self._created_at = row.created_at

    def _set(self, key: str, value: str | None) -> None:
        """Change memory, and tell those who look at it."""
        if self._values.get(key) == value:
            return
        if value is None:
            del self._values[key]
        else:
            self._values[key] = value
        self._tell(key)

    def _tell(self, key: str) -> None:
        for listener in list(self._listeners):
            try:
                listener(key)
            except Exception:
                log.exception("session %s: a listener to the change of %r failed", self._id, key)

    def _count_again(self) -> None:
        self._sizes = {key: len(value.encode()) for key, value in self._values.items()}
        self._taken = sum(self._sizes.values())
        self._miscounted = False


def described(row: Row) -> Session:
    """What is known of a stored session."""
    created_at = datetime.fromtimestamp(row.created_at, UTC)
    return Session(row.public_id, row.user_id, created_at, moment(row.authenticated_at))


def moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)

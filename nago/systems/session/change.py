"""How values are written: all that wait at once, guarded by "the session lives" and the limits."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from nago.data.sealing import Sealer
from nago.errors import LimitError, SessionGone
from nago.systems.session.model import LIFE_SECONDS, MOST_BYTES, MOST_KEYS

GONE = "the session has ended, so nothing can be stored in it; reload the page to begin a new one"

FIND = """
SELECT s.id, s.public_id, s.absolute_until > :now AND EXISTS (
    SELECT 1 FROM valid_sessions v WHERE v.id = s.id
) FROM sessions s WHERE s.id_hash = :hash
"""
INSERT = """
INSERT INTO sessions (id_hash, public_id, created_at, last_write_at, absolute_until, global_epoch)
SELECT :hash, :public_id, :created_at, :now, :until, sessions_epoch FROM global_state
"""
TOUCH = """
UPDATE sessions SET generation = generation + 1, last_write_at = :now,
    absolute_until = CASE WHEN user_id IS NULL THEN :until ELSE absolute_until END,
    keys = keys + :keys - (
        SELECT count(*) FROM session_kv k WHERE k.session_id = :id AND k.key = :key
    ),
    bytes = bytes + :bytes - coalesce((
        SELECT k.bytes FROM session_kv k WHERE k.session_id = :id AND k.key = :key
    ), 0)
WHERE id = :id AND absolute_until > :now
    AND EXISTS (SELECT 1 FROM valid_sessions v WHERE v.id = sessions.id)
"""
PUT = """
INSERT INTO session_kv (session_id, key, sealed, bytes, updated_at)
VALUES (:id, :key, :sealed, :bytes, :now)
ON CONFLICT (session_id, key) DO UPDATE SET
    sealed = excluded.sealed, bytes = excluded.bytes, updated_at = excluded.updated_at
"""
DELETE = "DELETE FROM session_kv WHERE session_id = :id AND key = :key"
RESULT = """
SELECT s.id, s.id_hash, s.public_id, s.user_id, s.created_at, s.authenticated_at,
    s.absolute_until, s.global_epoch, s.generation
FROM json_each(?) wanted JOIN sessions s ON s.id = wanted.value
"""


class Row(Struct, frozen=True):
    """A session as it is stored. Times are seconds since 1970."""

    id: int
    id_hash: bytes
    public_id: str
    user_id: str | None
    created_at: float
    authenticated_at: float | None
    absolute_until: float
    global_epoch: int
    generation: int


class Change(Struct, frozen=True):
    """One value to store, or to remove if it is None."""

    row: int | None
    """The session's row; None if it had none when this was asked for."""
    id_hash: bytes
    public_id: str
    created_at: float
    now: float
    key: str
    value: bytes | None
    sealed: bytes | None
    """The value, sealed for `public_id`, if there was a row."""


class Written(Struct, frozen=True):
    """The session after a commit, and its generation before: more lies between if others wrote."""

    row: Row
    before: int


class ChangeWriter:
    """Writes changes of many sessions in few statements, inside one transaction."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def __call__(
        self, connection: sqlite3.Connection, changes: Sequence[Change]
    ) -> list[Written | None]:
        """Raises SessionGone or LimitError if one of them cannot be written."""
        owners = [self._owner(connection, change) for change in changes]
        last = {
            (owner[0], change.key): self._values(change, *owner)
            for change, owner in zip(changes, owners, strict=True)
            if owner is not None
        }  # of two values for one key, the later one counts; both are answered after it
        self._touch(connection, list(last.values()))
        connection.executemany(PUT, [values for values in last.values() if values["keys"]])
        connection.executemany(DELETE, [values for values in last.values() if not values["keys"]])
        written = self._result(connection, Counter(id for id, _ in last))
        return [None if owner is None else written[owner[0]] for owner in owners]

    def _owner(self, connection: sqlite3.Connection, change: Change) -> tuple[int, str] | None:
        """Row and public id of the session; the row is made with the first value (S22).

        Whoever stored first under this token, also in another process, has made it: values of
        two new tabs come together. A dead row makes room, so that nothing of it comes back.
        None if there is nothing to remove a value from.
        """
        if change.row is not None:
            return change.row, change.public_id
        key = {"hash": change.id_hash, "now": change.now}
        found = connection.execute(FIND, key).fetchone()
        if found is not None:
            id, public_id, lives = found
            if lives:
                return id, public_id
            if public_id == change.public_id:  # this very session has ended meanwhile
                raise SessionGone(GONE)
        if change.value is None:
            return None
        connection.execute("DELETE FROM sessions WHERE id_hash = :hash", key)
        made = {
            **key,
            "public_id": change.public_id,
            "created_at": change.created_at,
            "until": change.now + LIFE_SECONDS,
        }
        id = connection.execute(INSERT, made).lastrowid
        assert id is not None
        return id, change.public_id

    def _values(self, change: Change, id: int, public_id: str) -> dict[str, Any]:
        value, sealed = change.value, change.sealed
        if value is not None and sealed is None:
            sealed = self._sealer.seal(value, place(public_id, change.key))
        return {
            "id": id,
            "key": change.key,
            "sealed": sealed,
            "keys": 0 if value is None else 1,
            "bytes": 0 if value is None else len(value),
            "now": change.now,
            "until": change.now + LIFE_SECONDS,
        }

    def _touch(self, connection: sqlite3.Connection, values: Sequence[dict[str, Any]]) -> None:
        """Every session that is written to must live, a write brings none back (S09); the table
        itself refuses what exceeds the limits (S20).
        """
        try:
            touched = connection.executemany(TOUCH, values).rowcount if values else 0
        except sqlite3.IntegrityError:
            raise LimitError(
                f"a session keeps at most {MOST_KEYS} values and {MOST_BYTES} bytes in all; delete "
                f"one before storing {values[0]['key']!r}"
            ) from None
        if touched != len(values):
            raise SessionGone(GONE)

    def _result(self, connection: sqlite3.Connection, own: Mapping[int, int]) -> dict[int, Written]:
        """The sessions as they are now. `own` says how often each was touched here."""
        ids = msgspec.json.encode(list(own)).decode()
        rows = [Row(*columns) for columns in connection.execute(RESULT, (ids,))]
        return {row.id: Written(row, row.generation - own[row.id]) for row in rows}


def place(public_id: str, key: str) -> bytes:
    """What a sealed value is bound to (K02)."""
    return f"session_kv|{public_id}|{key}".encode()

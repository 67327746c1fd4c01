"""How values are written: all that wait at once, guarded by "the session lives" and the limits."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from nago.data.sealing import Sealer
from nago.errors import LimitError, SessionGone
from nago.systems.session.model import LIFE_SECONDS, MOST_BYTES, MOST_KEYS

GONE = "the session has ended, so nothing can be stored in it; reload the page to begin a new one"

FIND = """
SELECT s.id, s.public_id, s.absolute_until > :now AND EXISTS (
    SELECT 1 FROM valid_sessions v WHERE v.id = s.id
) FROM sessions s WHERE s.id_hash = :hash
"""
DEAD = "SELECT 1 FROM session_tombstones WHERE old_hash = :hash"
INSERT = """
INSERT INTO sessions (id_hash, public_id, created_at, last_write_at, last_seen_at, token_at,
    absolute_until, global_epoch)
SELECT :hash, :public_id, :created_at, :now, :now, :now, :until, sessions_epoch FROM global_state
"""
PUT = """
INSERT INTO session_kv (session_id, key, sealed, bytes, updated_at)
SELECT s.id, ?2, ?3, ?4, ?5 FROM sessions s
WHERE s.id = ?1 AND s.absolute_until > ?5
    AND s.global_epoch = (SELECT sessions_epoch FROM global_state)
    AND (s.user_id IS NULL OR EXISTS (SELECT 1 FROM valid_sessions v WHERE v.id = s.id))
ON CONFLICT (session_id, key) DO UPDATE SET
    sealed = excluded.sealed, bytes = excluded.bytes, updated_at = excluded.updated_at
"""
TOUCH = """
UPDATE sessions SET generation = generation + 1, last_write_at = ?2,
    absolute_until = CASE WHEN user_id IS NULL THEN ?3 ELSE absolute_until END
WHERE id = ?1 AND absolute_until > ?2
    AND EXISTS (SELECT 1 FROM valid_sessions v WHERE v.id = sessions.id)
"""
DELETE = "DELETE FROM session_kv WHERE session_id = ? AND key = ?"
GENERATIONS = """
SELECT s.id, s.generation, s.absolute_until
FROM json_each(?) wanted JOIN sessions s ON s.id = wanted.value
"""
COLUMNS = """
id, id_hash, public_id, user_id, created_at, authenticated_at, absolute_until, global_epoch,
    generation, user_epoch, last_seen_at, token_at, proved_at
"""
ROW = f"SELECT {COLUMNS} FROM sessions WHERE id_hash = ?"

Values = tuple[int | None, str, bytes | None, int, float]
"""Row of the session, key, sealed value, its size in clear, now."""


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
    user_epoch: int = 0
    last_seen_at: float = 0.0
    token_at: float = 0.0
    proved_at: float | None = None
    """When its user proved himself; None for a session of before this was noted."""


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
    """What has become of a session by a commit."""

    before: int
    """The generation that it had; a higher one than was known shows that others wrote as well."""
    generation: int
    absolute_until: float
    row: Row | None
    """All of it, where the writer did not know its row."""


class ChangeWriter:
    """Writes changes of many sessions in few statements, inside one transaction."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def __call__(
        self, connection: sqlite3.Connection, changes: Sequence[Change]
    ) -> list[Written | None]:
        """Raises SessionGone or LimitError if one of them cannot be written."""
        known = [
            change if change.row is not None else self._with_row(connection, change)
            for change in changes
        ]
        # Of two values for one key, the later one counts; both are answered after it.
        last = {(change.row, change.key): change for change in known if change is not None}
        puts: list[Values] = []
        deletes = []
        for change in last.values():
            if change.value is None:
                deletes.append(change)
            else:
                puts.append((change.row, change.key, change.sealed, len(change.value), change.now))
        if puts:
            self._put(connection, puts)
        for change in deletes:
            self._delete(connection, change)
        now = self._generations(connection, Counter(row for row, _ in last))
        return [
            None if change is None else self._written(connection, now[change.row], asked)
            for asked, change in zip(changes, known, strict=True)
        ]

    def _with_row(self, connection: sqlite3.Connection, change: Change) -> Change | None:
        """The change with its session's row, which is made with the first value (S22).

        Whoever stored first under this token, also in another process, has made it: values of
        two new tabs come together. A dead row makes room, so that nothing of it comes back.
        None if there is nothing to remove a value from.
        """
        key = {"hash": change.id_hash, "now": change.now}
        if connection.execute(DEAD, key).fetchone() is not None:
            raise SessionGone(GONE)  # this token was given up by a login or logout (S05, S09)
        id, public_id, lives = connection.execute(FIND, key).fetchone() or (None, "", False)
        if not lives:
            if public_id == change.public_id:  # this very session has ended meanwhile
                raise SessionGone(GONE)
            if change.value is None:
                return None
            connection.execute("DELETE FROM sessions WHERE id_hash = :hash", key)
            public_id = change.public_id
            made = {
                **key,
                "public_id": public_id,
                "created_at": change.created_at,
                "until": change.now + LIFE_SECONDS,
            }
            id = connection.execute(INSERT, made).lastrowid
        sealed = None
        if change.value is not None:
            sealed = self._sealer.seal(change.value, place(public_id, change.key))
        return replace(change, row=id, sealed=sealed)

    def _put(self, connection: sqlite3.Connection, puts: list[Values]) -> None:
        """One statement a value, which stores it only if the session lives (S09). The table
        counts, lengthens the session's life, and refuses what exceeds the limits (S20).
        """
        try:
            stored = connection.executemany(PUT, puts).rowcount
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_CHECK:
                raise
            raise LimitError(
                f"a session keeps at most {MOST_KEYS} values and {MOST_BYTES} bytes in all; delete "
                f"one before storing {puts[0][1]!r}"
            ) from None
        if stored != len(puts):
            raise SessionGone(GONE)

    def _delete(self, connection: sqlite3.Connection, change: Change) -> None:
        until = change.now + LIFE_SECONDS
        if connection.execute(TOUCH, (change.row, change.now, until)).rowcount == 0:
            raise SessionGone(GONE)
        connection.execute(DELETE, (change.row, change.key))

    def _generations(
        self, connection: sqlite3.Connection, own: Mapping[int | None, int]
    ) -> dict[int | None, Written]:
        """The sessions as they are now. `own` says how often each was written to here."""
        ids = msgspec.json.encode(list(own)).decode()
        return {
            id: Written(generation - own[id], generation, until, None)
            for id, generation, until in connection.execute(GENERATIONS, (ids,))
        }

    def _written(self, connection: sqlite3.Connection, written: Written, asked: Change) -> Written:
        if asked.row is not None:
            return written
        found = connection.execute(ROW, (asked.id_hash,)).fetchone()
        return replace(written, row=Row(*found))


def place(public_id: str, key: str) -> bytes:
    """What a sealed value is bound to (K02)."""
    return f"session_kv|{public_id}|{key}".encode()

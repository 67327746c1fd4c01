"""Says in our words what SQLite or the file system complains about, and what to do."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from nago.errors import StoreBusy, StoreError, StoreFull, StoreReadOnly

BUSY_SECONDS = 5.0
"""How long a write waits for another process (`security.md D05`)."""

BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
FULL = {sqlite3.SQLITE_FULL}
READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def clear_error(path: Path, error: Exception) -> Exception:
    """Our error for one of SQLite or of the file system; any other one as it is."""
    if isinstance(error, sqlite3.Error):
        clear = _sqlite(path, error)
    elif isinstance(error, OSError):
        clear = _file(path, error)
    else:
        return error
    clear.__cause__ = error
    return clear


@contextlib.contextmanager
def said_clearly(path: Path) -> Iterator[None]:
    """What SQLite or the file system raises in here comes out as a StoreError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise clear_error(path, error) from error


def _sqlite(path: Path, error: sqlite3.Error) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in BUSY:
        return StoreBusy(
            f"{path}: another process has held the database for more than {BUSY_SECONDS:g} s; "
            "try again, or find and end that process"
        )
    if code in FULL:
        return StoreFull(
            f"{path}: there is no room left for the database; free some, then try again"
        )
    if code in READ_ONLY:
        return StoreReadOnly(
            f"{path}: the database may not be written; check owner, rights and mount of the file "
            "and its folder"
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return StoreError(f"{path}: cannot be opened; check that the folder is there and yours")
    if code in DAMAGED:
        return StoreError(f"{path}: is no intact SQLite database ({error}); restore a backup")
    return StoreError(f"{path}: {error}")


def _file(path: Path, error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(f"{path}: there is no room left on the disk; free some, then try again")
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StoreReadOnly(f"{path}: {error.strerror}; check owner and rights of file and folder")
    return StoreError(f"{path}: {error.strerror or error}")

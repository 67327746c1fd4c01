"""The one secret that everything stored depends on: given, or made for a local start."""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import secrets
import stat
from pathlib import Path

from nago.data.sealing import KEY_BYTES
from nago.errors import ConfigError

FILE_NAME = "master.key"
REMEDY = "make one with: python -c 'import secrets; print(secrets.token_hex(32))'"


def master_keys(given: str | None, file: Path | None, data_dir: Path) -> tuple[bytes, ...]:
    """The keys, the newest first: as given, parted by commas; from a file, one a line; or from
    the data folder, where one is made if there is none.

    Each is written as 64 hexadecimal digits or in base64. Raises ConfigError for what is no key:
    not 32 bytes, all zero, one twice, or a file that others may read (`security.md K04`).
    """
    if given is not None:
        return _all(given.replace(",", "\n"), "NAGO_MASTER_KEY")
    if file is not None:
        return _read(file, "NAGO_MASTER_KEY_FILE")
    own = data_dir / FILE_NAME
    try:
        if not own.exists():
            _make(own)
    except OSError as error:
        raise ConfigError(f"no key file can be made in {data_dir}: {error.strerror}") from None
    return _read(own, "the key file in the data folder")


def add_key(data_dir: Path) -> tuple[bytes, ...]:
    """Put a new key before those of the key file in the data folder; the result are all of them.

    The file is replaced as a whole, so that a process that reads it meanwhile gets the keys of
    before or of after. Raises ConfigError.
    """
    own = data_dir / FILE_NAME
    known = master_keys(None, None, data_dir)
    keys = (secrets.token_bytes(KEY_BYTES), *known)
    beside = _beside(own, keys)
    beside.replace(own)
    return keys


def _make(path: Path) -> None:
    """Write a new key beside, then put it in place whole, unless another process was faster."""
    beside = _beside(path, (secrets.token_bytes(KEY_BYTES),))
    try:
        with contextlib.suppress(FileExistsError):
            os.link(beside, path)
    finally:
        beside.unlink()


def _beside(path: Path, keys: tuple[bytes, ...]) -> Path:
    """A file with these keys, whole and on the disk, for nobody else to read."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as written:
        written.write("".join(f"{key.hex()}\n" for key in keys))
        written.flush()
        os.fsync(written.fileno())
    return beside


def _read(path: Path, source: str) -> tuple[bytes, ...]:
    try:
        mode = path.stat().st_mode
        text = path.read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{source}: {path} cannot be read: {error}") from None
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ConfigError(
            f"{source}: {path} may be read by others (mode {stat.S_IMODE(mode):04o}); "
            f"run: chmod 600 {path}"
        )
    return _all(text, f"{source} ({path})")


def _all(text: str, source: str) -> tuple[bytes, ...]:
    lines = [line for line in text.split("\n") if line.strip()] or [""]
    keys = tuple(_checked(line, source) for line in lines)
    if len(set(keys)) != len(keys):
        raise ConfigError(f"{source} has the same key twice: remove one")
    return keys


def _checked(text: str, source: str) -> bytes:
    try:
        key = _decoded(text.strip())
    except (ValueError, binascii.Error):
        raise ConfigError(f"{source} is neither hexadecimal nor base64; {REMEDY}") from None
    if len(key) != KEY_BYTES:
        raise ConfigError(f"{source} has {len(key)} bytes, it must have {KEY_BYTES}; {REMEDY}")
    if not any(key):
        raise ConfigError(f"{source} is all zero; {REMEDY}")
    return key


def _decoded(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)

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


def master_key(given: str | None, file: Path | None, data_dir: Path) -> bytes:
    """The key: as given, from a file, or from the data folder, where it is made if missing.

    It is written as 64 hexadecimal digits or in base64. Raises ConfigError for what is no key:
    not 32 bytes, all zero, or a file that others may read (`security.md K04`).
    """
    if given is not None:
        return _checked(given, "NAGO_MASTER_KEY")
    if file is not None:
        return _read(file, "NAGO_MASTER_KEY_FILE")
    own = data_dir / FILE_NAME
    try:
        if not own.exists():
            _make(own)
    except OSError as error:
        raise ConfigError(f"no key file can be made in {data_dir}: {error.strerror}") from None
    return _read(own, "the key file in the data folder")


def _make(path: Path) -> None:
    """Write a new key beside, then put it in place whole, unless another process was faster."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as written:
            written.write(secrets.token_hex(KEY_BYTES) + "\n")
            written.flush()
            os.fsync(written.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(beside, path)
    finally:
        beside.unlink()


def _read(path: Path, source: str) -> bytes:
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
    return _checked(text, f"{source} ({path})")


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

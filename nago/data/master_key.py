"""The one secret that everything stored depends on: given, or made for a local start."""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import secrets
import stat
from pathlib import Path
from typing import TextIO

from nago.data.sealing import KEY_BYTES
from nago.errors import ConfigError

FILE_NAME = "master.key"
REMEDY = "make one with: python -c 'import secrets; print(secrets.token_hex(32))'"


def master_keys(
    given: str | None, file: Path | None, data_dir: Path, *, make: bool = True
) -> tuple[bytes, ...]:
    """The keys, the newest first: as given, parted by commas; from a file, one a line; or from
    the data folder, where one is made if there is none, unless `make` is False.

    Each is written as 64 hexadecimal digits or in base64. Raises ConfigError for what is no key:
    not 32 bytes, all zero, one twice, or a file that others may read (`security.md K04`).
    """
    if given is not None:
        return _all(given.replace(",", "\n"), "NAGO_MASTER_KEY")
    if file is not None:
        return _read(file, "NAGO_MASTER_KEY_FILE")
    own = data_dir / FILE_NAME
    try:
        if make and not own.exists():
            _make(own)
    except OSError as error:
        raise ConfigError(f"no key file can be made in {data_dir}: {error.strerror}") from None
    return _read(own, "the key file in the data folder")


def add_key(data_dir: Path) -> tuple[bytes, ...]:
    """Put a new key before those of the key file in the data folder; the result are all of them.

    It is on the disk before this returns. The file is replaced as a whole, so that a process that
    reads it meanwhile gets the keys of before or of after. Raises ConfigError, also if another
    process is adding one.
    """
    own = data_dir / FILE_NAME
    beside = own.with_name(f"{FILE_NAME}.new")  # while it is there, nobody else adds one
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w") as written:
                keys = (secrets.token_bytes(KEY_BYTES), *master_keys(None, None, data_dir))
                _write(written, keys)
            beside.replace(own)
        except BaseException:
            beside.unlink()
            raise
        _settle(data_dir)
    except FileExistsError:
        raise ConfigError(
            f"{beside} is there: another process is adding a key just now, or was interrupted; "
            "in that case remove this file, then try again"
        ) from None
    except OSError as error:
        raise ConfigError(f"no key can be added in {data_dir}: {error.strerror}") from None
    return keys


def _make(path: Path) -> None:
    """Write a new key beside, then put it in place whole, unless another process was faster."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as written:
            _write(written, (secrets.token_bytes(KEY_BYTES),))
        with contextlib.suppress(FileExistsError):
            os.link(beside, path)
    finally:
        beside.unlink()
    _settle(path.parent)


def _write(file: TextIO, keys: tuple[bytes, ...]) -> None:
    """A line each, and on the disk when this returns."""
    file.write("".join(f"{key.hex()}\n" for key in keys))
    file.flush()
    os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """A name in this folder survives a loss of power from here on, and with it the key that
    everything is sealed with."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


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

"""What the operating system says of this process and of the disk under its database."""

from __future__ import annotations

import os
import platform
import shutil
import stat
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nago.data.master_key import FILE_NAME
from nago.environment import Environment

STATM = Path("/proc/self/statm")


def nago_version() -> str:
    """Of the installed package; "" where it runs without being installed."""
    try:
        return version("nago")
    except PackageNotFoundError:
        return ""


def system_name() -> str:
    """For example `Linux 6.1 x86_64`."""
    return f"{platform.system()} {platform.release()} {platform.machine()}"


def memory_bytes() -> int:
    """What the process has in memory; 0 where the system does not say it (Linux does)."""
    with suppress(OSError, ValueError, IndexError):
        return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def file_bytes(path: Path) -> int:
    """0 for a file that is not there."""
    with suppress(OSError):
        return path.stat().st_size
    return 0


def free_bytes(folder: Path) -> int | None:
    """What is left on the disk; None if it does not say."""
    with suppress(OSError):
        return shutil.disk_usage(folder).free
    return None


def key_is_open(environment: Environment) -> bool:
    """Whether others on this machine may read or change the file of the master key."""
    if environment.master_key is not None:
        return False
    path = environment.master_key_file or environment.data_dir / FILE_NAME
    with suppress(OSError):
        return bool(stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO))
    return False

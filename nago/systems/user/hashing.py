"""Hashing of passwords with Argon2id, beside the event loop (`security.md` L01, L03)."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from nago.errors import ConfigError, Overloaded
from nago.systems.user.password import normalised

T = TypeVar("T")

MEMORY_KIB = 19 * 1024
TIME_COST = 2
PARALLELISM = 1
SALT_BYTES = 16
TAG_BYTES = 32
NICENESS = 10
MOST_WAITING = 64
"""Who comes beyond gets an answer at once instead of a place in a queue that grows (L03)."""


class Hashing:
    """Argon2id with 19 MiB, two passes, one lane (OWASP); more where the application says so.

    As many at once as there are processors but one, so that clicks go on meanwhile.
    """

    def __init__(
        self, memory_kib: int = MEMORY_KIB, time_cost: int = TIME_COST, threads: int | None = None
    ) -> None:
        """Raises ConfigError for less than the least that is allowed."""
        if memory_kib < MEMORY_KIB or time_cost < TIME_COST:
            raise ConfigError(
                f"Argon2id with {memory_kib} KiB and {time_cost} passes is too weak: use at least "
                f"{MEMORY_KIB} KiB and {TIME_COST} (security.md L01)"
            )
        self._hasher = PasswordHasher(
            time_cost, memory_kib, PARALLELISM, TAG_BYTES, SALT_BYTES, type=Type.ID
        )
        self._threads = threads or max(1, (os.cpu_count() or 2) - 1)
        self._executor: ThreadPoolExecutor | None = None
        self._waiting = 0
        self._dummy = ""

    async def hash(self, password: str) -> str:
        """The password as a PHC string with a salt of its own. Raises Overloaded."""
        return await self._run(lambda: self._hasher.hash(normalised(password)))

    async def verify(self, hash: str | None, password: str) -> bool:
        """Whether this is the password. Without a hash it takes as long and is False (L04).

        Raises Overloaded.
        """
        return await self._run(lambda: self._verify(hash, password))

    def check_load(self) -> None:
        """Raises Overloaded if a password would not be compared now."""
        if self._waiting >= MOST_WAITING + self._threads:
            raise Overloaded("too many logins at this moment: try again in a few seconds")

    def is_outdated(self, hash: str) -> bool:
        """Whether parameters have risen since it was made; then it is made anew at a login."""
        return self._hasher.check_needs_rehash(hash)

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def _verify(self, hash: str | None, password: str) -> bool:
        if hash is None and not self._dummy:
            self._dummy = self._hasher.hash("nobody has this password")
        try:
            self._hasher.verify(hash or self._dummy, normalised(password))
        except (VerificationError, InvalidHashError, UnicodeEncodeError):
            return False
        return hash is not None

    async def _run(self, work: Callable[[], T]) -> T:
        self.check_load()
        if self._executor is None:
            self._executor = ThreadPoolExecutor(
                self._threads, thread_name_prefix="nago-password", initializer=_step_back
            )
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._executor, work)
        finally:
            self._waiting -= 1


def _step_back() -> None:
    """Clicks go first: where processors are scarce, a login may take a little longer."""
    if sys.platform == "linux":  # where each thread has a priority of its own
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)

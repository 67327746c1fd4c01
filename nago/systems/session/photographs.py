"""Pictures of users, from their identity provider: looked at beside everything else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec.structs import replace

from nago.auth.subject import SU
from nago.errors import NagoError
from nago.systems.sign_on.model import Vouched
from nago.systems.sign_on.nls import LARGEST_PHOTO, NLS, LoginServiceClient
from nago.systems.sign_on.photo import checked_photo
from nago.systems.sign_on.photos import Photos
from nago.systems.user import UserSettings
from nago.systems.user.accounts import Accounts

log = logging.getLogger("nago.session")

AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Photographs:
    """Fetches, checks and keeps pictures; nothing that goes wrong with one matters to a login
    (`security.md N15`)."""

    photos: Photos
    accounts: Accounts
    nls: LoginServiceClient
    settings: Callable[[], UserSettings]
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def look(self, user_id: str, vouched: Vouched) -> None:
        """Begin to fetch the picture of somebody who has just come."""
        if vouched.user.provider != NLS and not vouched.photo:
            return
        task = asyncio.create_task(self._look(user_id, vouched))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _look(self, user_id: str, vouched: Vouched) -> None:
        try:
            async with self._room:
                data = await self._fetched(vouched)
                if data:
                    await self._keep(user_id, await checked_photo(data))
        except NagoError as error:
            log.info("user %s: his picture is not taken from %s: %s",
                     user_id, vouched.user.provider, error)  # fmt: skip

    async def _fetched(self, vouched: Vouched) -> bytes | None:
        if vouched.user.provider == NLS:
            return await self.nls.photo(self.settings().nls_url, vouched.refresh)
        received = await self.nls.outward.request("GET", vouched.photo, largest=LARGEST_PHOTO)
        return received.body if received.status == 200 else None

    async def _keep(self, user_id: str, jpeg: bytes) -> None:
        user = await self.accounts.find(user_id)
        kept = self.photos.named(jpeg)
        if user is None or user.photo == kept:
            return
        keeping = self.photos.saving(user_id, jpeg)
        await self.accounts.save(SU, replace(user, photo=kept), "photo_changed", keeping)

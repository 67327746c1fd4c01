"""What is done with many accounts at once: each for itself, so that one that is refused stops none."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct

from nago.auth.subject import Subject
from nago.errors import (
    InvalidValue,
    NagoError,
    PermissionDenied,
    ReauthenticationNeeded,
    StoreError,
)
from nago.systems.user.inviting import NotifyUser
from nago.systems.user.model import Status
from nago.systems.user.permissions import DELETE_USER, NOTIFY_USER, UPDATE_STATUS
from nago.systems.user.usecases import DeleteUser, UpdateAccountStatus

AT_ONCE = 50
"""Writes that wait together share one commit."""


class Done(Struct, frozen=True):
    """How it went: the ids of those it was done with, and why not with the others."""

    done: tuple[str, ...] = ()
    refused: Mapping[str, NagoError] = {}
    before: Mapping[str, Status] = {}
    """What the status of those that were changed was, so that it can be given back."""


@dataclass(frozen=True, slots=True)
class UpdateStatuses:
    """Enables or disables several accounts, each as said."""

    update: UpdateAccountStatus

    async def __call__(self, subject: Subject, statuses: Mapping[str, Status]) -> Done:
        """By the ids of the accounts; one that has this status already is left alone.

        Raises PermissionDenied. Whoever is the last administrator, or oneself, is refused.
        """
        subject.audit(UPDATE_STATUS)
        before: dict[str, Status] = {}

        async def change(id: str) -> None:
            status = (await self.update.accounts.need(id)).status
            if status != statuses[id]:
                await self.update(subject, id, statuses[id])
                before[id] = status

        done = await _each(tuple(statuses), change)
        return Done(done.done, done.refused, before)


@dataclass(frozen=True, slots=True)
class DeleteUsers:
    """Removes several accounts with everything that hangs on them."""

    delete: DeleteUser

    async def __call__(self, subject: Subject, ids: Sequence[str]) -> Done:
        """One that is gone already counts as done.

        Raises PermissionDenied. Whoever is the last administrator, or oneself, is refused.
        """
        subject.audit(DELETE_USER)

        async def delete(id: str) -> None:
            await self.delete(subject, id)

        return await _each(ids, delete)


@dataclass(frozen=True, slots=True)
class NotifyUsers:
    """Sends several accounts what they need to begin, once more."""

    notify: NotifyUser

    async def __call__(self, subject: Subject, ids: Sequence[str], *, language: str = "en") -> Done:
        """An account that is complete is refused, as is one that may do what the subject may not.

        Raises PermissionDenied, InvalidValue if no mail can leave.
        """
        subject.audit(NOTIFY_USER)
        self.notify.letters.check_ready()

        async def notify(id: str) -> None:
            await self.notify(subject, id, language=language)

        return await _each(ids, notify)


async def _each(ids: Sequence[str], act: Callable[[str], Awaitable[None]]) -> Done:
    """Do it for each; raises what is no answer to one of them, such as a right that is missing."""
    ids = tuple(dict.fromkeys(ids))
    done: list[str] = []
    refused: dict[str, NagoError] = {}

    async def one(id: str) -> None:
        try:
            await act(id)
        except ReauthenticationNeeded:
            raise
        except (InvalidValue, PermissionDenied, StoreError) as error:
            refused[id] = error
        else:
            done.append(id)

    for start in range(0, len(ids), AT_ONCE):
        await asyncio.gather(*map(one, ids[start : start + AT_ONCE]))
    return Done(tuple(done), refused)

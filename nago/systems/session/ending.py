"""How one session ends, whoever ends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nago.data.database import Work
from nago.events import EventBus
from nago.systems.session.change import Row
from nago.systems.session.events import LoggedOut
from nago.systems.session.life import SessionLife
from nago.systems.session.registry import SessionRegistry


@dataclass(frozen=True, slots=True)
class Ending:
    """Deletes the row of a session; its token is dead and its windows are told (S08)."""

    registry: SessionRegistry
    life: SessionLife
    bus: EventBus

    async def __call__(self, row: Row, note: Work[Any]) -> bool:
        """`note` says in the audit log who did it, in the same transaction.

        False if it has ended already, which is not noted again. Raises StoreError.
        """
        if not await self.life.end([row.id], [note]):
            return False
        self.registry.end([row.id])
        self.bus.publish(LoggedOut(row.public_id, row.user_id))
        return True

"""What a user proves himself with; apart from the user, so that no list or export carries it."""

from __future__ import annotations

from datetime import datetime

from nago.data.repository import Aggregate


class Credential(Aggregate, frozen=True):
    """The password of the user who has the same id, as a PHC string."""

    hash: str
    changed_at: datetime

    def __repr__(self) -> str:
        return f"Credential(id={self.id!r})"

"""What users have agreed to, and what not any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from nago.auth.subject import Subject
from nago.errors import InvalidValue
from nago.systems.user.accounts import Accounts
from nago.systems.user.model import Consent, Decision, User
from nago.systems.user.permissions import CONSENT_OTHER

LONGEST_ID = 100


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """Adds a decision to the history of a consent; nothing is overwritten."""

    accounts: Accounts

    async def __call__(
        self,
        subject: Subject,
        id: str,
        consent: str,
        approved: bool,
        *,
        location: str = "",
        at: datetime | None = None,
    ) -> User:
        """Everybody decides for himself; what the settings require is not taken back by oneself.
        Raises PermissionDenied, InvalidValue."""
        if id != subject.id or not subject.valid:
            subject.audit(CONSENT_OTHER)
        if not 0 < len(consent) <= LONGEST_ID or not consent.isprintable():
            raise InvalidValue(
                f"{consent!r:.100} is no id of a consent: use 1 to {LONGEST_ID} printable "
                "characters",
                field="consent",
            )
        if at is not None and at.tzinfo is None:
            raise InvalidValue(f"{at} has no time zone: add one", field="at")
        user = await self.accounts.need(id)
        by = "" if subject.id == id else subject.id
        decision = Decision(at or self.accounts.directory.now(), approved, location[:200], by)
        known = {each.id: each for each in user.consents}
        before = known.get(consent, Consent(consent))
        known[consent] = replace(before, history=(*before.history, decision))
        changed = replace(user, consents=tuple(known.values()))
        return await self.accounts.save(subject, changed, "consent_changed", detail=consent)

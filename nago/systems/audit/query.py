"""What is looked for in the audit log, as SQL: many entries are passed over, none is held."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct

WORD = "CASE WHEN json_valid(entry) THEN json_extract(entry, '$.{field}') END"
"""A field of an entry; None of one that was damaged, which is found by what is left of it."""
ACTION, ACTOR, TARGET = (WORD.format(field=each) for each in ("action", "actor", "target"))
MOST_WORDS = 8

INDEXES = f"""
CREATE INDEX audit_action ON audit ({ACTION}, id);
CREATE INDEX audit_actor ON audit ({ACTOR}, id);
"""


class AuditQuery(Struct, frozen=True, kw_only=True):
    """Which entries are looked for.

    `text` is looked for in all that stands in an entry, word by word, whatever the case of ASCII
    letters; or one of `ids`, those of users and others whom the text means, is actor or target.
    `actions` are names of actions, `actor` is the id of a user ("" for everybody), and an entry is
    not older than `since` and older than `until`.
    """

    text: str = ""
    ids: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    actor: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def where(self) -> tuple[str, dict[str, Any]]:
        """A condition and its values."""
        conditions, values = ["1"], dict[str, Any]()
        words = self.text[:200].lower().split()[:MOST_WORDS]
        if words:
            said = " AND ".join(f"instr(lower(entry), :word{each})" for each in range(len(words)))
            values |= {f"word{number}": word for number, word in enumerate(words)}
            meant = f"{ACTOR} IN ({_names('id', self.ids, values)})"
            onto = f"{TARGET} IN ({_names('id', self.ids, values)})"
            conditions.append(f"(({said}) OR {meant} OR {onto})")
        if self.actions:
            conditions.append(f"{ACTION} IN ({_names('action', self.actions, values)})")
        if self.actor:
            values["actor"] = self.actor
            conditions.append(f"{ACTOR} = :actor")
        if self.since is not None:
            values["since"] = self.since.timestamp()
            conditions.append("at >= :since")
        if self.until is not None:
            values["until"] = self.until.timestamp()
            conditions.append("at < :until")
        return " AND ".join(conditions), values


def _names(name: str, given: tuple[str, ...], values: dict[str, Any]) -> str:
    """A placeholder for each of these."""
    values |= {f"{name}{number}": each for number, each in enumerate(given)}
    return ", ".join(f":{name}{number}" for number in range(len(given)))

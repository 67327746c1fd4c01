"""The role aggregate."""

from __future__ import annotations

import re

from nago.data.repository import Aggregate
from nago.errors import InvalidValue

ADMINISTRATOR = "nago.administrator"
"""Holds every declared permission. It is built in: not stored, not changed, not deleted."""

ID = re.compile(r"[A-Za-z0-9_.\-]{1,64}")
LONGEST_NAME = 100
LONGEST_DESCRIPTION = 1000


class Role(Aggregate, frozen=True):
    """A bundle of permissions with a name. `permissions` holds their ids."""

    name: str
    description: str = ""
    permissions: tuple[str, ...] = ()


def checked_id(id: str) -> str:
    """Raises InvalidValue for what is no id of a role or group."""
    if not ID.fullmatch(id):
        raise InvalidValue(
            f"{id!r:.80} is no id: use up to 64 letters, digits, '_', '.' and '-'", field="id"
        )
    return id


def checked_name(name: str) -> str:
    """Raises InvalidValue for a name that is empty or too long."""
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise InvalidValue(f"a name has 1 to {LONGEST_NAME} printable characters", field="name")
    return name


def checked_description(text: str) -> str:
    """Raises InvalidValue for a description that is too long."""
    if len(text) > LONGEST_DESCRIPTION:
        raise InvalidValue(
            f"a description has at most {LONGEST_DESCRIPTION} characters, this one {len(text)}",
            field="description",
        )
    return text.strip()

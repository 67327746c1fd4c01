"""The right to do one thing, declared beside the use case that it guards."""

import re

from msgspec import Struct

from nago.errors import WiringError

ID = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")


class Permission(Struct, frozen=True):
    """One right, for example `Permission("notes.write", "Write notes", "Create and change notes.")`.

    The id is written in small letters and dots and never changes: roles keep it. `sudo` marks a
    right over accounts, roles, settings or keys: it needs a login that is at most ten minutes old
    (`security.md A04`). Raises WiringError for what is no id.
    """

    id: str
    name: str
    description: str = ""
    sudo: bool = False

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.id):
            raise WiringError(
                f"{self.id!r} is no id of a permission: write it like 'notes.write', in small "
                "letters, digits and '_', with at least one dot"
            )

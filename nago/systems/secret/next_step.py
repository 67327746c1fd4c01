"""Where to go on once a secret is kept."""

from __future__ import annotations

from msgspec import Struct

from nago.auth.permission import Permission


class NextStep(Struct, frozen=True, kw_only=True):
    """A page to go on with, offered on the pages of secrets that the application may use.

    `title` is a text or a key of `nago/i18n.py`, `path` that of a root view, `icon` the name of
    one of `ui.Icon`. It is offered to who holds the permission; the page checks for itself.
    """

    title: str
    path: str
    icon: str
    permission: Permission

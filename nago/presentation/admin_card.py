"""What a system shows of itself in the admin center."""

from __future__ import annotations

from msgspec import Struct

from nago.auth.permission import Permission


class AdminCard(Struct, frozen=True, kw_only=True):
    """A way to a page of the administration, shown to those who hold its right.

    `group`, `title` and `text` are texts or keys of `nago/i18n.py`; cards of one group stand
    together. `path` is that of a root view. `icon` is the name of an icon of `ui.Icon`. Without a
    permission it is shown to everybody who sees the admin center; the page checks for itself
    (`security.md A01`).
    """

    group: str
    title: str
    text: str
    path: str
    icon: str
    permission: Permission | None = None

"""What the admin center shows: cards in groups."""

from __future__ import annotations

from msgspec import Struct

from nago.presentation.admin_card import AdminCard

USERS = "admin.group.users"
MAIL = "admin.group.mail"
TEMPLATES = "admin.group.templates"
SECURITY = "admin.group.security"
SYSTEM = "admin.group.system"
SETTINGS = "admin.group.settings"

OURS = (USERS, MAIL, TEMPLATES, SECURITY, SYSTEM, SETTINGS)
"""In this order; groups of the application stand behind the first of them."""


class CardGroup(Struct, frozen=True):
    """Cards that stand together; `title` and the words of its cards are those of one language."""

    id: str
    title: str
    cards: tuple[AdminCard, ...]

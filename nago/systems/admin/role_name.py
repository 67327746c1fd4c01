"""What roles and groups are called that the framework brings along."""

from __future__ import annotations

from nago.i18n import translate
from nago.systems.group import SYSTEM, Group
from nago.systems.role import ADMINISTRATOR, Role


def role_name(language: str, role: Role) -> str:
    """The name that somebody has given, or that of the built-in administrator."""
    if role.id == ADMINISTRATOR:
        return translate(language, "admin.roles.administrator")
    return role.name


def role_text(language: str, role: Role) -> str:
    if role.id == ADMINISTRATOR:
        return translate(language, "admin.roles.administrator.text")
    return role.description


def group_name(language: str, group: Group) -> str:
    """The name that somebody has given, or that of the group that stands for the application."""
    if group.id == SYSTEM:
        return translate(language, "admin.groups.system")
    return group.name


def group_text(language: str, group: Group) -> str:
    if group.id == SYSTEM:
        return translate(language, "admin.groups.system.text")
    return group.description

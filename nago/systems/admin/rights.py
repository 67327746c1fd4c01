"""Rights in the words of whoever looks at them, those of one system together."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from nago.auth.permission import Permission
from nago.i18n import TEXTS, permission_name, permission_text, translate

OURS = "nago"


class Right(Struct, frozen=True):
    """A permission as it is shown."""

    permission: Permission
    name: str
    text: str

    @property
    def id(self) -> str:
        return self.permission.id

    def has(self, words: list[str]) -> bool:
        """Whether all of these words, in small letters, stand in what is shown of it."""
        said = f"{self.id}\n{self.name}\n{self.text}".casefold()
        return all(word in said for word in words)


class RightsGroup(Struct, frozen=True):
    """Rights of one system."""

    id: str
    title: str
    rights: tuple[Right, ...]


def grouped(
    language: str, permissions: Iterable[Permission], text: str = ""
) -> tuple[RightsGroup, ...]:
    """By system, those of the application first; `text` narrows them to those that it is said of."""
    words = text.casefold().split()
    groups: dict[str, list[Right]] = {}
    for each in permissions:
        right = Right(
            each,
            permission_name(language, each.id, each.name),
            permission_text(language, each.id, each.description),
        )
        group = group_of(each.id)
        if right.has(words) or (words and _said(language, group, words)):
            groups.setdefault(group, []).append(right)
    made = [
        RightsGroup(
            id, title_of(language, id), tuple(sorted(rights, key=lambda each: each.name.casefold()))
        )
        for id, rights in groups.items()
    ]
    return tuple(
        sorted(made, key=lambda each: (each.id.startswith(f"{OURS}."), each.title.casefold()))
    )


def group_of(id: str) -> str:
    """The system that a right belongs to: `notes` for `notes.write`, `nago.role` for ours."""
    first, _, rest = id.partition(".")
    return f"{first}.{rest.partition('.')[0]}" if first == OURS else first


def title_of(language: str, group: str) -> str:
    """What a system is called."""
    key = f"admin.rights.of.{group}"
    if key in TEXTS:
        return translate(language, key)
    return group.rpartition(".")[2].replace("_", " ").capitalize()


def _said(language: str, group: str, words: list[str]) -> bool:
    title = title_of(language, group).casefold()
    return all(word in title for word in words)

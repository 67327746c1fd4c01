"""What can be done in the admin center itself: find the way to a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from nago.auth.subject import Subject
from nago.presentation.admin_card import AdminCard
from nago.systems.admin.model import OURS, CardGroup
from nago.systems.admin.overview import ReadOverview
from nago.ui.form_field import spoken


@dataclass(frozen=True, slots=True)
class FindAllGroups:
    """The ways to all pages that somebody may open."""

    cards: Callable[[], Iterable[AdminCard]]

    def __call__(self, subject: Subject, language: str) -> tuple[CardGroup, ...]:
        """In groups, those without a card left out; nobody but the subject's rights is asked."""
        if not self.is_any(subject):
            return ()  # what is shown to everybody opens the admin center to nobody
        groups: dict[str, list[AdminCard]] = {}
        for card in self.cards():
            if card.permission is None or subject.has_permission(card.permission):
                shown = replace(
                    card, title=spoken(language, card.title), text=spoken(language, card.text)
                )
                groups.setdefault(card.group, []).append(shown)
        made = [
            CardGroup(
                str(id),
                spoken(language, id),
                tuple(sorted(cards, key=lambda each: each.title.casefold())),
            )
            for id, cards in groups.items()
        ]
        return tuple(sorted(made, key=_place))

    def is_any(self, subject: Subject) -> bool:
        """Whether there is a page that he may open because of a right that he holds."""
        rights = {card.permission for card in self.cards() if card.permission is not None}
        return any(subject.has_permission(right) for right in rights)


@dataclass(frozen=True, slots=True)
class QueryGroups:
    """The ways among them that a text leads to."""

    find: FindAllGroups

    def __call__(self, subject: Subject, language: str, text: str) -> tuple[CardGroup, ...]:
        """Cards with all words of the text in title, text or group, whatever their case."""
        words = text.casefold().split()
        found = [
            replace(group, cards=tuple(each for each in group.cards if _has(group, each, words)))
            for group in self.find(subject, language)
        ]
        return tuple(group for group in found if group.cards)


@dataclass(frozen=True, slots=True)
class AdminUseCases:
    """All of them, by name."""

    find_all_groups: FindAllGroups
    query_groups: QueryGroups
    read_overview: ReadOverview


def _has(group: CardGroup, card: AdminCard, words: list[str]) -> bool:
    said = f"{group.title}\n{card.title}\n{card.text}".casefold()
    return all(word in said for word in words)


def _place(group: CardGroup) -> tuple[float, str]:
    place = OURS.index(group.id) if group.id in OURS else 0.5
    return place, group.title.casefold()

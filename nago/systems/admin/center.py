"""The start of the administration: a way to each of its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nago.errors import PermissionDenied
from nago.i18n import translate
from nago.presentation.action import Action
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.model import CardGroup
from nago.systems.admin.usecases import AdminUseCases
from nago.ui.button import SecondaryButton
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.empty_state import EmptyState
from nago.ui.length import FULL, L8, L12, L32, L480, L1200
from nago.ui.stack import VStack
from nago.ui.text import Text
from nago.ui.text_field import TextField
from nago.ui.tiles import Tile, Tiles

Hint = Callable[[Window], View | None]


@dataclass(frozen=True, slots=True)
class CenterPage:
    """Cards in groups, narrowed by what is searched for."""

    use_cases: AdminUseCases
    hints: Sequence[Hint] = ()
    """What systems have to say to whoever comes here, such as that no mail can leave."""

    def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied for whoever may open none of them."""
        language, subject = wnd.language(), wnd.subject()
        if not self.use_cases.find_all_groups(subject, language):
            raise PermissionDenied(
                "the admin center has nothing for this subject",
                name=translate(language, "admin.right"),
                login=not subject.valid,
            )
        words = wnd.query_state("q", "")
        found = self.use_cases.query_groups(subject, language, words.value)

        def open_first() -> None:
            if words.value.strip() and found:
                wnd.navigation().forward_to(found[0].cards[0].path)

        def clear() -> None:
            words.value = ""
            wnd.request_focus("admin-search")

        return VStack(
            VStack(
                Text(translate(language, "admin.title"), level="h1"),
                Text(translate(language, "admin.text"), color=ColorMuted),
                gap=L8,
                alignment="leading",
            ),
            TextField(
                translate(language, "admin.search"),
                words,
                kind="search",
                mode="live",
                autocomplete="off",
                on_enter=open_first,
                id="admin-search",
                frame=Frame(width=FULL, max_width=L480),
            ),
            *(hint(wnd) for hint in self.hints),
            *(self._group(group) for group in found),
            None if found else self._nothing(language, words.value, clear),
            gap=L32,
            alignment="stretch",
            frame=Frame(width=FULL, max_width=L1200),
        )

    def _group(self, group: CardGroup) -> View:
        return VStack(
            Text(group.title, level="h2", id=group.id.rpartition(".")[2]),
            Tiles(
                *(
                    Tile(card.title, card.text, to=card.path, icon=card.icon, key=card.path)
                    for card in group.cards
                ),
                accessibility_label=group.title,
            ),
            gap=L12,
            alignment="stretch",
            key=group.id,
        )

    def _nothing(self, language: str, words: str, clear: Action) -> View:
        return EmptyState(
            translate(language, "admin.search.nothing"),
            translate(language, "admin.search.nothing.text", words=words),
            SecondaryButton(translate(language, "admin.search.clear"), action=clear),
            icon="search-x",
            key="nothing",
        )

"""Where in the administration a page stands: the way back, above each of its pages."""

from __future__ import annotations

from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.admin_card import AdminCard
from nago.presentation.title import heading
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.paths import ADMIN
from nago.systems.admin.usecases import AdminUseCases
from nago.ui.breadcrumbs import Breadcrumbs, Crumb, Trail
from nago.ui.decor import Frame
from nago.ui.length import FULL, L16
from nago.ui.stack import VStack


@dataclass(frozen=True, slots=True)
class AdminTrail:
    """Puts breadcrumbs above the pages below `admin`; other pages stay as they are.

    Whose card of a page is not shown sees no crumb of it either.
    """

    use_cases: AdminUseCases

    def __call__(self, wnd: Window, view: View) -> View:
        path = wnd.path()
        if not path.startswith(f"{ADMIN}/") or wnd.status not in (200, 404):
            return view
        trail = self._trail(wnd, path, view)
        if trail is None:
            return view
        return VStack(
            trail, view, gap=L16, alignment="stretch", frame=Frame(width=FULL), key="administration"
        )

    def _trail(self, wnd: Window, path: str, view: View) -> Trail | None:
        language = wnd.language()
        groups = self.use_cases.find_all_groups(wnd.subject(), language)
        if not groups:
            return None
        cards = {card.path: card for group in groups for card in group.cards}
        way = _way(path, cards)
        here = cards.get(path)
        title = here.title if here is not None else heading(view)
        return Breadcrumbs(
            Crumb(translate(language, "admin.title"), ADMIN),
            *(Crumb(each.title, each.path) for each in way),
            Crumb(title) if title else None,
        )


def _way(path: str, cards: dict[str, AdminCard]) -> list[AdminCard]:
    """The cards of the pages above this one."""
    parts = path.split("/")
    above = ("/".join(parts[:end]) for end in range(2, len(parts)))
    return [cards[each] for each in above if each in cards]

"""The pages that show legal texts: imprint, privacy, terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.theme.model import LegalKind, LegalPage
from nago.ui.decor import Frame
from nago.ui.fallback import not_found
from nago.ui.length import FULL, L24, L880
from nago.ui.link import Link
from nago.ui.rich_text import Markdown
from nago.ui.stack import VStack
from nago.ui.text import Text


@dataclass(frozen=True, slots=True)
class LegalView:
    """Open to everybody; there is none as long as nobody has written anything."""

    kind: LegalKind
    page: Callable[[LegalKind], LegalPage]

    def __call__(self, wnd: Window) -> View:
        wnd.look()  # when the text changes, so does the page
        page = self.page(self.kind)
        if not page:
            wnd.status = 404
            return not_found(wnd)
        title = translate(wnd.language(), f"theme.legal.{self.kind}")
        return VStack(
            Text(title, level="h1"),
            Link(title, page.link) if page.link else Markdown(page.text),
            gap=L24,
            alignment="stretch",
            frame=Frame(width=FULL, max_width=L880),
        )

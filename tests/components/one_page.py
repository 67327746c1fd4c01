"""An application of one page, for a test that shows a component at work."""

from __future__ import annotations

from collections.abc import Callable

from nago import Configurator, View, Window


def showing(view: Callable[[Window], View]) -> Callable[[Configurator], None]:
    """An application that shows this view."""

    def configure(cfg: Configurator) -> None:
        cfg.name("Example")
        cfg.root_view(".", view)

    return configure

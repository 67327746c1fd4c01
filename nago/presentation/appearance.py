"""How an application presents itself just now: its name, its signs and its colours."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

BUILT_IN_ICON = "icon.svg"


class LegalLink(Struct, frozen=True):
    """A way to what the law asks for; the title is a key of `nago/i18n.py`."""

    title: str
    to: str
    """The path of a root view, or an https address."""
    edition: str = ""
    """Another one whenever what stands there is another."""


class Look(Struct, frozen=True, kw_only=True):
    """What may change while windows are open. Files are named as they are below `/_nago/`."""

    name: str = ""
    """"" for the name that the application has in its code."""
    sheet: str = ""
    """The style sheet with the colours, "" for those of the framework."""
    preloads_font: bool = True
    """Whether the font that comes with the framework is the one that is shown."""
    icon: str = BUILT_IN_ICON
    touch_icon: str = ""
    """For the home screen of a telephone, a png; "" for none."""
    grounds: tuple[str, str] | None = None
    """The colours of the page by day and by night as `#rrggbb`, which browsers give their own bar."""
    logo: str = ""
    logo_dark: str = ""
    """"" for the same as by day."""
    logo_chosen: bool = False
    """Whether an administrator has chosen it, so that it goes before what the code shows there."""
    shows_name: bool = True
    """Whether the name stands beside the logo."""
    legal: tuple[LegalLink, ...] = ()


Listener = Callable[[Look, Look], None]
"""Called with the look before and now."""


class Appearance:
    """The look that counts now; who shows it listens."""

    def __init__(self, name: Callable[[], str] = lambda: "") -> None:
        self._name = name
        self._listeners: list[Listener] = []
        self.look = Look()

    @property
    def name(self) -> str:
        """What the application is called now."""
        return self.look.name or self._name()

    def plain_name(self) -> str:
        """What it is called in its code."""
        return self._name()

    def listen(self, listener: Listener) -> None:
        """Tell this one of every change."""
        self._listeners.append(listener)

    def change(self, look: Look) -> None:
        """Let this one count, in every open window."""
        before, self.look = self.look, look
        if look != before:
            for listener in self._listeners:
                listener(before, look)

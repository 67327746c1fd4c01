"""Components of one's own that do not work, each in a way of its own: `python -m tests.browser.apps.own`."""

from nago import View, ui


class Throws(ui.Component, frozen=True):
    """Fails when it is mounted."""

    children: tuple[View, ...] = ()


class Empty(ui.Component, frozen=True):
    """Makes no element."""


class Garbled(ui.Component, frozen=True):
    """Its module cannot be read."""


class Fragile(ui.Component, frozen=True):
    """Fails when it changes, and works when it is made anew."""

    text: str


class Unregistered(ui.Component, frozen=True):
    """Nobody has told the application about it."""

"""Light, dark, or as the system has it."""

from nago.ui.decor import Component


class ThemeSwitch(Component, frozen=True):
    """A button with a menu of the three colour schemes, for places of your own; the choice is kept.

    The top bar of the scaffold has one already, unless its `theme_switch` is off. All that are
    shown agree with each other; `wnd.set_color_scheme` does the same from the server.
    """

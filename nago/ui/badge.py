"""A state in one or two words."""

from typing import Literal

from nago.ui.decor import Component

BadgeTone = Literal["neutral", "info", "success", "warning", "error", "accent"]


class Badge(Component, frozen=True):
    """A short text on a soft ground, for example "Signed"; `accent` is the one that stands out.

    The tone is a look only: let the text say what it means.
    """

    text: str
    tone: BadgeTone = "neutral"

"""A state in one or two words."""

from typing import Literal

from msgspec.structs import force_setattr

from nago.ui.decor import Component
from nago.ui.icon import IconName, IconPath, path_of

BadgeTone = Literal["neutral", "info", "success", "warning", "error", "accent"]


class Badge(Component, frozen=True):
    """A short text on a soft ground, for example "Signed"; `accent` is the one that stands out.

    The tone and the `icon`, a Lucide name, are a look only: let the text say what they mean.
    """

    text: str
    tone: BadgeTone = "neutral"
    icon: IconName | IconPath | None = None

    def __post_init__(self) -> None:
        if isinstance(self.icon, str):
            force_setattr(self, "icon", path_of(self.icon))

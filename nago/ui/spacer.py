"""Room that pushes its neighbours apart."""

from nago.presentation.view import View
from nago.ui.length import Length


class Spacer(View, frozen=True):
    """Takes all the room that is left in its stack, or exactly `size`."""

    size: Length | None = None
    key: str | None = None

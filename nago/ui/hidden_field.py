"""A value that a posted form takes along."""

from nago.presentation.view import View


class HiddenField(View, frozen=True):
    """Nobody sees it; it is posted under its name with the form that it stands in.

    Whoever receives it checks it: a browser may send anything. `autocomplete="username"` tells a
    password manager whose password it is that is entered beside it.
    """

    name: str
    value: str
    autocomplete: str | None = None
    key: str | None = None

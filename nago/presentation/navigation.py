"""Moving a window from one root view to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

from nago.errors import NavigationError
from nago.presentation.address import address, checked_path, checked_url
from nago.presentation.diff import Op

Kind = Literal["push", "replace", "reset"]


class Traveller(Protocol):
    """The window, as far as navigation needs it."""

    def show_path(self, path: str, values: Mapping[str, str]) -> None: ...

    def go(self, op: Op) -> None: ...


class Ticketed(Protocol):
    """What a login gives, as far as navigation needs it."""

    @property
    def ticket(self) -> str: ...

    @property
    def return_to(self) -> str: ...


class Navigation:
    """The way of one window through the application; the browser's history goes along."""

    def __init__(self, window: Traveller) -> None:
        self._window = window

    def forward_to(self, path: str, **values: str) -> None:
        """Show the root view at this path; the browser can come back.

        The same path with other values keeps the window's states, another path drops them.
        Raises NavigationError for what is no path.
        """
        self._show("push", path, values)

    def replace(self, path: str, **values: str) -> None:
        """Like `forward_to`, but the browser cannot come back to the page of now."""
        self._show("replace", path, values)

    def reset(self, path: str, **values: str) -> None:
        """Like `forward_to`, for a new beginning, for example after a login."""
        self._show("reset", path, values)

    def back(self) -> None:
        """To the page before; from a page that was opened directly, to the start page."""
        self._window.go(["n", "back", "", False])

    def reload(self) -> None:
        """Load the whole page anew."""
        self._window.go(["n", "reload", "", False])

    def open_url(self, url: str, *, new_tab: bool = False) -> None:
        """Leave for an address outside: http, https, mailto or tel.

        Raises NavigationError for any other (`security.md X05`).
        """
        checked = checked_url(url)
        if checked is None:
            raise NavigationError(f"{url!r} is a path of this application: use forward_to")
        self._window.go(["n", "open", checked, "_blank" if new_tab else "_self"])

    def sign_in(self, signed_in: Ticketed) -> None:
        """Give the browser the token of a session that a login has begun.

        It fetches the cookie, connects anew, and goes where the user wanted to go, if that is
        known. Whoever reads along on the socket can do nothing with the ticket: it needs the
        browser's old cookie as well (`security.md` 2.4).
        """
        self._window.go(["u", "exchange", signed_in.ticket, signed_in.return_to])

    def _show(self, kind: Kind, path: str, values: Mapping[str, str]) -> None:
        for name, value in values.items():
            if not isinstance(value, str):
                raise NavigationError(
                    f"value {name!r} is {type(value).__name__} {value!r}: values are text, "
                    "because they stand in the address bar"
                )
        plain = checked_path(path)
        self._window.go(["n", kind, address(plain, values), True])
        self._window.show_path(plain, values)

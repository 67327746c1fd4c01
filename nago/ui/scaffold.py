"""The frame around every page: logo, menu, content, footer."""

from typing import Unpack

from nago.presentation.view import View
from nago.ui.decor import Component, Decor


class MenuEntry(View, frozen=True):
    """A line of the menu; `to` is the path of a root view. The current one is marked."""

    title: str
    to: str
    key: str | None = None


class PageFrame(Component, frozen=True, tag="Scaffold"):
    """The page around a root view's content.

    On small screens the menu becomes a drawer. Without menu entries there is only a top bar.
    """

    body: View
    title: str = ""
    logo: View | None = None
    menu: tuple[MenuEntry, ...] = ()
    footer: View | None = None
    path: str = "."
    theme_switch: bool = True
    account: View | None = None


def Scaffold(
    body: View,
    *,
    title: str = "",
    logo: View | None = None,
    menu: tuple[MenuEntry, ...] = (),
    footer: View | None = None,
    path: str = ".",
    theme_switch: bool = True,
    account: View | None = None,
    **decor: Unpack[Decor],
) -> PageFrame:
    """A page: `title` stands beside the logo, `path` marks the current menu entry.

    `account` stands at the end of the top bar: a `Menu` with an avatar, or a `Link` to log in.
    """
    return PageFrame(body, title, logo, menu, footer, path, theme_switch, account, **decor)

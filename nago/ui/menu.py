"""A button that opens a list of things to do."""

from typing import Unpack

from nago.errors import ComponentError
from nago.presentation.action import Action, bound
from nago.ui.avatar import AvatarPicture
from nago.ui.confirmation import Confirm
from nago.ui.decor import Component, Decor
from nago.ui.icon import IconName, IconShape, icon_or_none
from nago.ui.link import Link
from nago.ui.local_address import checked_local


class MenuLine(Component, frozen=True, tag="MenuItem"):
    """A line of a menu: it runs an action, leads to a page, or is posted."""

    title: str
    action: Action | None = None
    href: str | None = None
    external: bool = False
    post_to: str | None = None
    icon: IconShape | None = None
    destructive: bool = False
    disabled: bool = False
    confirm: Confirm | None = None

    def __post_init__(self) -> None:
        checked_local(self.post_to, "MenuItem.post_to")
        if (self.action, self.href, self.post_to).count(None) < 2:
            raise ComponentError("MenuItem: give it one of action, to and post_to, not several")
        if self.href is not None and self.confirm is not None:
            raise ComponentError("MenuItem: one that leads to a page asks nothing; drop confirm")


class MenuDivider(Component, frozen=True):
    """A hairline between two groups of a menu."""


class MenuHeader(Component, frozen=True):
    """Words at the top of a menu, for example who is logged in. They cannot be chosen."""

    title: str
    text: str | None = None


MenuContent = MenuLine | MenuDivider | MenuHeader


class MenuPanel(Component, frozen=True, tag="Menu"):
    """A button, and the menu that it opens."""

    children: tuple[MenuContent, ...]
    title: str | None = None
    icon: IconShape | None = None
    avatar: AvatarPicture | None = None

    def __post_init__(self) -> None:
        if not (self.title or self.accessibility_label):
            raise ComponentError(
                "Menu: its button has no words; give it a title, or an accessibility_label for "
                "those who do not see the icon"
            )


def Menu(
    *items: MenuContent | None,
    title: str | None = None,
    icon: IconName | None = None,
    avatar: AvatarPicture | None = None,
    **decor: Unpack[Decor],
) -> MenuPanel:
    """A button with a title, an icon or an avatar, which opens a menu of `items`; None is left out.

    Keys are those of the ARIA Authoring Practices: arrows, Home, End, first letters, Escape.
    Raises ComponentError for a button without words, be they seen or only heard.
    """
    shown = tuple(item for item in items if item is not None)
    return MenuPanel(shown, title, icon_or_none(icon), avatar, **decor)


def MenuItem(
    title: str,
    action: Action | None = None,
    *,
    to: str | None = None,
    icon: IconName | None = None,
    post_to: str | None = None,
    destructive: bool = False,
    disabled: bool = False,
    confirm: Confirm | None = None,
    **decor: Unpack[Decor],
) -> MenuLine:
    """A line of a `Menu`; without anything to do it is shown disabled.

    `to` makes it a real link, to a root view's path or to an address as `Link` takes it. With
    `post_to`, a path of this server, the browser posts an empty form there and leaves the page:
    that is how one logs out. `confirm` asks before. Raises ComponentError for more than one of
    the three, and for a link that asks.
    """
    link = None if to is None else Link(title, to)
    return MenuLine(
        title,
        bound(action, "MenuItem.action"),
        link.href if link else None,
        link.external if link else False,
        post_to,
        icon_or_none(icon),
        destructive,
        disabled,
        confirm,
        **decor,
    )

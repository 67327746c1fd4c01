"""Things of one kind, one below the other."""

from typing import Unpack

from nago.errors import ComponentError
from nago.presentation.action import Action, bound
from nago.presentation.view import View
from nago.ui.decor import Component, Decor
from nago.ui.link import Link


class ListLine(Component, frozen=True, tag="ListRow"):
    """A row of a list; with something to do, all of it can be pressed."""

    title: str
    text: str | None = None
    leading: View | None = None
    trailing: View | None = None
    action: Action | None = None
    href: str | None = None
    external: bool = False

    def __post_init__(self) -> None:
        if self.action is not None and self.href is not None:
            raise ComponentError("ListRow: give it an action or to, not both")


class ListBox(Component, frozen=True, tag="List"):
    """Rows on a surface of their own; inside a card they lie on that."""

    children: tuple[ListLine, ...]


def List(*rows: ListLine | None, **decor: Unpack[Decor]) -> ListBox:
    """Rows one below the other; None is left out. Give rows that move a `key` each."""
    return ListBox(tuple(row for row in rows if row is not None), **decor)


def ListRow(
    title: str,
    text: str | None = None,
    *,
    leading: View | None = None,
    trailing: View | None = None,
    action: Action | None = None,
    to: str | None = None,
    **decor: Unpack[Decor],
) -> ListLine:
    """A row with a title and a text below it.

    `leading` stands before them (an `Avatar`, an `Icon`), `trailing` behind (a `Badge`, a
    `Menu`). A row with an `action` or with `to`, a path or address as `Link` takes it, can be
    pressed everywhere but on what it holds. Raises ComponentError for both of the two.
    """
    link = None if to is None else Link(title, to)
    href, external = (link.href, link.external) if link else (None, False)
    held = bound(action, "ListRow.action")
    return ListLine(title, text, leading, trailing, held, href, external, **decor)

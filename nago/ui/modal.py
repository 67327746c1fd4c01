"""A window over the page with room for work: large, from a side, or over all of a small screen."""

from typing import Literal, Unpack

from nago.presentation.action import Action
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.decor import Component, Decor
from nago.ui.dialog import closing

ModalSide = Literal["center", "start", "end", "bottom"]
ModalSize = Literal["small", "medium", "large", "full"]
ModalGuard = Literal["none", "edited", "always"]


class ModalBox(Component, frozen=True, tag="Modal"):
    """A modal window; while it is closed it holds nothing, so nothing in it can be triggered."""

    children: tuple[View, ...]
    title: str
    on_close: Action
    open: bool = False
    text: str | None = None
    header: View | None = None
    footer: View | None = None
    side: ModalSide = "center"
    size: ModalSize = "medium"
    guard: ModalGuard = "none"
    padded: bool = True


def Modal(
    *children: View | None,
    title: str,
    open: State[bool],
    text: str | None = None,
    header: View | None = None,
    footer: View | None = None,
    side: ModalSide = "center",
    size: ModalSize = "medium",
    guard: ModalGuard = "none",
    padded: bool = True,
    on_close: Action | None = None,
    **decor: Unpack[Decor],
) -> ModalBox:
    """A window over the page that shows while `open` is true; None among the children is left out.

    It stands in the middle, or slides in from a `side`; on a small screen it comes from below and
    takes the width. Its body scrolls between `header`, a view below the title such as a search
    field or tabs, and `footer`, its buttons; without `padded` the content reaches the edges.

    Escape, its close button and a click beside it set `open` to False and then run `on_close`.
    With `guard` the browser asks first whether changes shall be discarded: "edited" once
    something was entered since it opened, "always" whenever (say it while you know of unsaved
    changes). Setting `open` on the server asks nothing. See `Dialog` for focus and forms; a
    dialog may stand in a modal.
    """
    shown = tuple(filter(None, children)) if open.value else ()
    return ModalBox(
        shown,
        title,
        closing(open, on_close, "Modal.on_close"),
        open.value,
        text,
        header if open.value else None,
        footer if open.value else None,
        side,
        size,
        guard,
        padded,
        **decor,
    )

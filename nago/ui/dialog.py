"""A window over the page that waits for the user."""

from collections.abc import Awaitable
from typing import Unpack

from nago.presentation.action import Action, Bound, bound
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.decor import Component, Decor
from nago.ui.length import L480, Length


class DialogBox(Component, frozen=True, tag="Dialog"):
    """A modal dialog; while it is closed it holds nothing, so nothing in it can be triggered."""

    children: tuple[View, ...]
    title: str
    on_close: Action
    open: bool = False
    footer: View | None = None
    width: Length = L480


def Dialog(
    *children: View | None,
    title: str,
    open: State[bool],
    footer: View | None = None,
    on_close: Action | None = None,
    width: Length = L480,
    **decor: Unpack[Decor],
) -> DialogBox:
    """A modal dialog that shows while `open` is true; None among the children is left out.

    Escape, its close button and a click beside it set `open` to False and then run `on_close`.
    `footer` is the row of its buttons, which stays in sight while the content scrolls. The focus
    goes to the first field or button in it, and back when it closes. For fields that are sent
    together put a `Form` into it, or the dialog into a `Form` if the footer submits it.
    """
    shown = tuple(filter(None, children)) if open.value else ()
    held = footer if open.value else None
    shut = closing(open, on_close, "Dialog.on_close")
    return DialogBox(shown, title, shut, open.value, held, width, **decor)


def closing(open: State[bool], on_close: Action | None, place: str) -> Bound:
    """Sets the state to False, then runs the action. Raises ComponentError for what is none."""
    bound(on_close, place)

    def close() -> Awaitable[None] | None:
        open.value = False
        return on_close() if on_close is not None else None

    held = bound(close, place)
    assert held is not None, "only an action of None is bound to None"
    return held

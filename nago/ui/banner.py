"""Telling the user how something went."""

from typing import Literal, Unpack

from nago.i18n import translate
from nago.presentation.action import Action, bind
from nago.presentation.window import Window
from nago.ui.decor import Component, Decor

Tone = Literal["info", "success", "warning", "error"]


class BannerBox(Component, frozen=True, tag="Banner"):
    """A message inside the page."""

    text: str
    title: str | None = None
    tone: Tone = "info"
    on_close: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_close")


def Banner(
    text: str,
    *,
    title: str | None = None,
    tone: Tone = "info",
    on_close: Action | None = None,
    **decor: Unpack[Decor],
) -> BannerBox:
    """A message as a part of the page; with `on_close` it has a close button."""
    return BannerBox(text, title, tone, on_close, **decor)


def show_banner_error(wnd: Window, error: BaseException | str) -> None:
    """Show an error above the page, without leaving it; the user closes it."""
    wnd.show_banner(str(error), kind="error")


def show_snackbar(
    wnd: Window,
    text: str,
    *,
    kind: Literal["info", "success"] = "success",
    action: Action | None = None,
    action_label: str | None = None,
) -> None:
    """Say in passing that something has happened; it disappears by itself.

    An `action` is offered beside it, called `action_label` or "Undo", once and as long as the
    notice is there: longer while the pointer or the focus is on it, and also after the user has
    gone on to another page. F8 leads to it by keyboard.
    """
    label = action_label or translate(wnd.language(), "banner.undo")
    wnd.show_banner(text, kind=kind, action=action, action_label=label)

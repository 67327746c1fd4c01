"""A button that saves a file on the user's computer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Unpack

from nago.errors import ComponentError
from nago.presentation.export import File
from nago.ui.button import Button, ButtonRank, ranked
from nago.ui.decor import Decor
from nago.ui.icon import IconName


def Download(
    title: str,
    *,
    file: File | Callable[[], File | Awaitable[File]],
    rank: ButtonRank = "secondary",
    icon: IconName | None = "download",
    disabled: bool = False,
    **decor: Unpack[Decor],
) -> Button:
    """A button that saves a file: `ui.Download("Report", file=ui.File("report.csv", content))`.

    A function that makes the file runs when the button is pressed, as an action does, so that it
    costs nothing before and is up to date. Each press makes an address that works once, for this
    session alone. Raises ComponentError for what is neither a file nor a function.
    """
    if not isinstance(file, File) and not callable(file):
        raise ComponentError(
            f"Download.file: got {type(file).__name__} {file!r:.60}, allowed is ui.File(name, content) "
            "or a function that returns one"
        )
    action: Callable[[], Any] = (lambda: file) if isinstance(file, File) else file
    return ranked(rank, title, action, None, disabled, leading_icon=icon, **decor)

"""Where in the application's code a component was made: known in development alone.

`NAGO_DEV=1` has every component remember the line that made it, so that an error which is found
later, when the tree is looked at, can name it. Otherwise components cost nothing more.
"""

from __future__ import annotations

import os
import sys
import types
from pathlib import Path
from typing import Any

import msgspec

from nago.errors import ComponentError, InvalidValue, NavigationError

DEVELOPING = "1" in (os.environ.get("NAGO_DEV"), os.environ.get("NAGO_PLACES"))
"""`NAGO_PLACES` is what the process that reloads tells the one that serves."""

OURS = tuple(f"{Path(__file__).parents[1] / room}{os.sep}" for room in ("ui", "presentation"))
MOST = 200_000

Place = tuple[str, int]
_places: dict[int, tuple[str, Place]] = {}


class Remembering(msgspec.StructMeta):
    """The type of component types that remember who made their components."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        node = super().__call__(*args, **kwargs)
        place = _caller(sys._getframe(1))
        if place is not None:
            if len(_places) >= MOST:
                _places.clear()
            _places[id(node)] = (self.__name__, place)
        return node


META: Any = Remembering if DEVELOPING else msgspec.StructMeta


def made(node: object) -> str:
    """ " (orders.py, line 12)" for a component that remembers it, else ""."""
    found = _places.get(id(node))
    if found is None or found[0] != type(node).__name__:
        return ""
    return _said(found[1])


def located(error: Exception) -> Exception:
    """The same error; in development its text says which line of the view has caused it."""
    if DEVELOPING and isinstance(error, (ComponentError, NavigationError, InvalidValue)):
        place = _of_view(error.__traceback__)
        if place is not None and ", line " not in str(error):
            error.args = (f"{error}{_said(place)}",)
    return error


def _said(place: Place) -> str:
    return f" ({place[0]}, line {place[1]})"


def _caller(frame: types.FrameType | None) -> Place | None:
    while frame is not None and frame.f_code.co_filename.startswith(OURS):
        frame = frame.f_back
    return None if frame is None else (frame.f_code.co_filename, frame.f_lineno)


def _of_view(traceback: types.TracebackType | None) -> Place | None:
    """The innermost line that is not ours, if a view was running."""
    found: Place | None = None
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if not file.startswith(OURS):
            found = (file, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found
